import type { ErrorCode } from '../../api/contract/errors.ts'
import type { Problem } from '../../api/contract/problem.ts'

/**
 * `offline`: no answer came, or none that could be read; what was asked may have happened.
 * `cookies_refused`: the browser does not send the cookie that binds a flow to it.
 */
export type ProblemCode = ErrorCode | 'offline' | 'cookies_refused'

/** A refusal of the server, or that it could not be reached. */
export interface WidgetProblem extends Omit<Problem, 'code' | 'requestId'> {
  readonly code: ProblemCode
}

/** What came of a request; nothing in the client throws. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: WidgetProblem }
