import type { Mail } from '../../../../api/ports/mailer.ts'

/** All that a server knows between two requests; its keys are always the same. */
export interface KeptServer {
  /** The bytes of a SQLite file. */
  readonly database: Uint8Array
  /** Where its clock stands, in ms. */
  readonly at: number
  /** Blocks drawn from its randomness: a copy never draws one of them again. */
  readonly drawn: number
  readonly mails: readonly Mail[]
  readonly logLines: readonly string[]
  readonly portalSecret: string
}
