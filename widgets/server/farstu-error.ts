/**
 * Why a call did not give what was asked for. Switch on it; the message is for logs only.
 * @example
 * ```ts
 * import type { FarstuErrorCode } from 'farstu/server'
 *
 * const TRY_AGAIN_LATER: readonly FarstuErrorCode[] = ['unavailable']
 * export const statusFor = (code: FarstuErrorCode): number =>
 *   TRY_AGAIN_LATER.includes(code) ? 503 : 403
 * ```
 */
export type FarstuErrorCode =
  /** The sign-in belongs to another browser than the one that asks: do not sign anybody in. */
  | 'state_mismatch'
  /** A page of this browser signs in a second time: show the sign-in page anew, which goes on. */
  | 'state_used'
  /** The code is unknown, expired, used, or of another portal: let the person sign in again. */
  | 'code_refused'
  /** What was given cannot be used: no address that mail could be sent to. */
  | 'invalid_input'
  /** The signed token is forged, expired, or meant for somebody else. */
  | 'token_refused'
  /** The portal's secret is missing, wrong or withdrawn: a matter for whoever runs the host. */
  | 'unauthorized'
  /** Farstu cannot be reached, is too slow, or has a fault: try again later. */
  | 'unavailable'
  /** Any other answer: the host and Farstu are of versions that do not go together. */
  | 'unexpected'

/**
 * What is known of a failure beside its code; none of it is a secret.
 * @example
 * ```ts
 * import { FarstuError } from 'farstu/server'
 *
 * // For a stand-in of Farstu in tests of yours.
 * export const refused = new FarstuError('code_refused', 'Used before', { status: 422 })
 * ```
 */
export interface FarstuErrorDetails {
  /** Status of the HTTP answer, where there was one. */
  readonly status?: number
  /** Number of the request in Farstu's log, to be quoted to whoever runs it. */
  readonly requestId?: string
  /** What was thrown beneath it: a network error, say. */
  readonly cause?: unknown
}

/**
 * The one kind of error that this module's promises reject with. It never holds the secret, a code or a token,
 * so it may be logged whole. `status` and `requestId` are undefined where no answer came.
 * @example
 * ```ts
 * import { type Farstu, FarstuError } from 'farstu/server'
 *
 * export async function whoIs(farstu: Farstu, code: string, state: string) {
 *   try {
 *     return (await farstu.redeem({ code, state })).person
 *   } catch (error) {
 *     if (error instanceof FarstuError && error.code === 'state_mismatch') return null
 *     throw error
 *   }
 * }
 * ```
 */
export class FarstuError extends Error {
  override readonly name = 'FarstuError'
  readonly code: FarstuErrorCode
  readonly status: number | undefined
  readonly requestId: string | undefined

  constructor(code: FarstuErrorCode, message: string, details: FarstuErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.code = code
    this.status = details.status
    this.requestId = details.requestId
  }
}
