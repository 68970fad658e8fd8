/** The attacker has a phone that is not locked: its mail and its app. They want the account, and get it. */
import { ATTACKERS } from './attackers.ts'
import { attacksBy } from './attacking.ts'

attacksBy(ATTACKERS.phone)
