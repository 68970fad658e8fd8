import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MOST_BODY_KIB, MOST_NOTICE_KIB } from '../../contract/plain/transport.ts'
import { HttpProblem, problem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'
import { targetOf } from '../bodies/target.ts'

const MAX_BODY_BYTES = MOST_BODY_KIB * 1024
const MAX_NOTICE_BYTES = MOST_NOTICE_KIB * 1024
const NOTICES = /^\/v1\/console\/portals\/[^/]+\/setup\/notices$/
/** Slashes and dots that another router could read as another path, and control characters. */
const ODD_PATH = /\/\/|\\|%2f|%5c|%2e|%[01][0-9a-f]|%7f|\/\.{1,2}(?:\/|$)/i

const countUpTo = (maxSize: number): MiddlewareHandler<AppEnv> =>
  bodyLimit({ maxSize, onError: (c) => problem(c, 'body_too_large') })
const countBody = countUpTo(MAX_BODY_BYTES)
const countNotice = countUpTo(MAX_NOTICE_BYTES)

/**
 * A body with a length is believed, because Node reads no further than that; one without is counted
 * here. One that never arrives whole is no fault of ours.
 */
export const limitBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  const isNotice = NOTICES.test(c.req.path)
  const length = c.req.header('content-length')
  if (length !== undefined && c.req.header('transfer-encoding') === undefined) {
    const most = isNotice ? MAX_NOTICE_BYTES : MAX_BODY_BYTES
    return Number(length) <= most ? next() : problem(c, 'body_too_large')
  }
  let isHere = false
  const count = isNotice ? countNotice : countBody
  try {
    return await count(c, () => {
      isHere = true
      return next()
    })
  } catch (fault) {
    throw isHere ? fault : new HttpProblem('malformed_json')
  }
}

/**
 * Waits for the whole body before anything is asked of anybody. A body takes as long as its sender
 * likes: a right that was looked at before it would outlive a suspension, an ended role, a revoked
 * secret.
 */
export const wholeBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  try {
    await c.req.arrayBuffer()
  } catch {
    throw new HttpProblem('malformed_json')
  }
  return next()
}

export const refuseOddPaths: MiddlewareHandler<AppEnv> = async (c, next) => {
  const [path = ''] = targetOf(c).split('?')
  return ODD_PATH.test(path) ? problem(c, 'bad_path') : next()
}
