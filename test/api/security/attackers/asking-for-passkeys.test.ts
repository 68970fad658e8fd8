/**
 * The person has a passkey, a security key and this device. The attacker has them shown on a page of their own, or on
 * one of a host that they have taken over, or sits in a session, and wants what they open elsewhere.
 */
import { ATTACKERS } from './attackers.ts'
import { attacksBy } from './attacking.ts'

attacksBy(ATTACKERS.sessionOfKeys)
attacksBy(ATTACKERS.imitation)
attacksBy(ATTACKERS.hostOfKeys)
