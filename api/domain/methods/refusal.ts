import type { ErrorCode, PasswordReason } from '../../contract/errors.ts'
import type { WantedProof } from '../admission/admission.ts'

/** Why an answer was not taken. Nothing but attempt counters and the flow's turn has changed. */
export interface Refusal {
  readonly code: ErrorCode
  /** Paths in the request's body: `answer.name`. Never values. */
  readonly fields?: readonly string[]
  /** Whole seconds, rounded up. */
  readonly retryAfterSeconds?: number
  /** Wrong answers that still cost nothing but the try. */
  readonly attemptsLeft?: number
  readonly reasons?: readonly PasswordReason[]
  /** Known words that a password leans on: for the eyes of whoever typed it, and for no log. */
  readonly words?: readonly string[]
  /** ISO 8601, where the person's own clock may be what is wrong. */
  readonly serverTime?: string
  /** The work that would do. */
  readonly proof?: WantedProof
}
