import type { ErrorCode } from '../../api/contract/errors.ts'
import type { Problem } from '../../api/contract/problem-wire.ts'

/** A refusal of the server, or `offline`: no answer came, or none that could be read. */
export interface Refusal extends Omit<Problem, 'code' | 'requestId'> {
  /** After `offline`, what was asked may have happened. */
  readonly code: ErrorCode | 'offline'
  /** Of the server's log; there is none where it was not reached. */
  readonly requestId?: string
}

/** What came of a request; nothing in the client throws. */
export type Outcome<T, Why = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Why }

/** `cookies_refused`: the browser does not send the cookie that binds a flow to it. */
export type ProblemCode = Refusal['code'] | 'cookies_refused'

/** Why a widget cannot go on. */
export interface WidgetProblem extends Omit<Refusal, 'code'> {
  readonly code: ProblemCode
}
