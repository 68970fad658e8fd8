/**
 * The attacker has what comes on top of a password, or what came of one: an app on a phone whose mail is locked, a sheet
 * of codes, a session that was left open. They want to begin with it.
 */
import { ATTACKERS } from './attackers.ts'
import { attacksBy } from './attacking.ts'

attacksBy(ATTACKERS.app)
attacksBy(ATTACKERS.sheet)
attacksBy(ATTACKERS.session)
