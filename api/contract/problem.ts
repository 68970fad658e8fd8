import type { ErrorCode, PasswordReason } from './errors.ts'
import type { FlowView } from './views.ts'

/** Every answer that is not a success has this shape. */
export interface Problem {
  readonly code: ErrorCode
  readonly requestId: string
  /** Paths of the fields that were refused (`answer.password`); never their values. */
  readonly fields?: readonly string[]
  readonly retryAfterSeconds?: number
  readonly attemptsLeft?: number
  readonly reasons?: readonly PasswordReason[]
  /** The server's clock, ISO 8601, when the person's own clock may be what is wrong. */
  readonly serverTime?: string
  /**
   * Find a whole number so that SHA-256 over `challenge` ‖ `.` ‖ its decimal digits begins with
   * `bits` zero bits, and send the request again with both. Works once, for five minutes.
   */
  readonly proof?: { readonly challenge: string; readonly bits: number }
  /** The flow as it now stands, so that the widget can redraw the current step. */
  readonly view?: FlowView
}
