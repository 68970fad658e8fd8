/**
 * The person has a passkey, a security key and this device. The attacker has one of them, what it stands beside, or
 * neither, and wants the account.
 */
import { ATTACKERS } from './attackers.ts'
import { attacksBy } from './attacking.ts'

attacksBy(ATTACKERS.bothOfKeys)
attacksBy(ATTACKERS.passkey)
attacksBy(ATTACKERS.passkeyPhone)
attacksBy(ATTACKERS.keys)
attacksBy(ATTACKERS.keyAndPassword)
