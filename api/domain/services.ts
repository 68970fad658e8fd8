import type { KeyRule } from '../contract/plain/policy.ts'
import type { Clock } from '../ports/clock.ts'
import type { CommonPasswords } from '../ports/common-passwords.ts'
import type { KeyedDigest } from '../ports/keyed-digest.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import type { Random } from '../ports/random.ts'
import type { SecretBox } from '../ports/secret-box.ts'
import type { Alphabet } from '../ports/store/alphabet.ts'
import type { Store } from '../ports/store/store.ts'
import type { TokenSigner } from '../ports/token-signer.ts'

/** Everything outside the process that the rules need, handed in once. */
export interface Services {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly digest: KeyedDigest
  readonly secretBox: SecretBox
  readonly passwordHasher: PasswordHasher
  readonly commonPasswords: CommonPasswords
  readonly tokenSigner: TokenSigner
  readonly log: Log
  readonly metrics: Metrics
  /** In which order names stand in lists; the store's. */
  readonly alphabet: Alphabet
  /** Base URL that people and hosts reach us by; the only source of links. No slash at the end. */
  readonly publicUrl: string
  /** What a console that is made anew asks of whoever acts in it: `demanded`, but for the demo's. */
  readonly keyToAct: KeyRule
  /** Address that mails come from; the name is the portal's. */
  readonly mailSender: string
}
