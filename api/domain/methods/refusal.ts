import type { ErrorCode, PasswordReason } from '../../contract/errors.ts'
import type { WantedProof } from '../admission/admission.ts'

/** Why an answer was not taken. Nothing but attempt counters and the flow's turn has changed. */
export interface Refusal {
  readonly code: ErrorCode
  readonly fields?: readonly string[]
  readonly retryAfterSeconds?: number
  readonly attemptsLeft?: number
  readonly reasons?: readonly PasswordReason[]
  /** Known words that a password leans on: for the eyes of whoever typed it, and for no log. */
  readonly words?: readonly string[]
  readonly serverTime?: string
  /** The work that would do. */
  readonly proof?: WantedProof
}
