/**
 * The attacker has a mailbox, a password, or both, and wants whatever a second factor keeps them from: they try every
 * journey of two portals, each in every way, with everything that they have. What each comes to is the table.
 */
import { ATTACKERS } from './attackers.ts'
import { attacksBy } from './attacking.ts'

attacksBy(ATTACKERS.mailbox)
attacksBy(ATTACKERS.password)
attacksBy(ATTACKERS.both)
