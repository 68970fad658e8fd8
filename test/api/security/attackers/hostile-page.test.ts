/**
 * The attacker has taken over a page of one host, and has whatever is typed there, in the browser of whoever types it.
 * They want what opens other portals.
 */
import { ATTACKERS } from './attackers.ts'
import { attacksBy } from './attacking.ts'

attacksBy(ATTACKERS.hostOfOne)
attacksBy(ATTACKERS.hostOfTwo)
