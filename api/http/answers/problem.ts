import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { ERROR_STATUS, type ErrorCode } from '../../contract/errors.ts'
import type { Problem } from '../../contract/problem-wire.ts'
import { RightLost } from '../../domain/actor.ts'
import { Unavailable } from '../../ports/unavailable.ts'
import type { AppEnv } from '../app-env.ts'

/** Ends a request with a code of the closed list; what is thrown never carries what was sent. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'

  constructor(
    readonly code: ErrorCode,
    readonly details: Omit<Partial<Problem>, 'code' | 'requestId'> = {},
  ) {
    super(code)
  }
}

export function problem(
  c: Context<AppEnv>,
  code: ErrorCode,
  details: HttpProblem['details'] = {},
): Response {
  const body: Problem = { code, requestId: c.get('requestId'), ...details }
  if (details.retryAfterSeconds !== undefined)
    c.header('Retry-After', String(details.retryAfterSeconds))
  const status = ERROR_STATUS[code] as ContentfulStatusCode
  return c.json(body, status, { 'Content-Type': 'application/problem+json' })
}

/** A fault of ours is 503 and is logged; it is never told apart from another, nor blamed on an answer. */
export const onError: ErrorHandler<AppEnv> = (thrown, c) => {
  if (thrown instanceof HttpProblem) return problem(c, thrown.code, thrown.details)
  if (thrown instanceof RightLost) return problem(c, thrown.code)
  c.get('log').error({ requestId: c.get('requestId'), ...faultOf(thrown) }, 'request failed')
  return problem(c, 'unavailable', { retryAfterSeconds: 5 })
}

export const onNotFound: NotFoundHandler<AppEnv> = (c) => problem(c, 'not_found')

/** Of a driver's error only the code is written: its text can hold values. */
function faultOf(thrown: Error) {
  if (!(thrown instanceof Unavailable)) return { fault: thrown.name, stack: thrown.stack }
  const { cause } = thrown
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return {
    fault: thrown.name,
    what: thrown.message,
    cause: code ?? (cause instanceof Error ? cause.name : undefined),
  }
}
