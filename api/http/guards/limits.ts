import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MOST_BODY_KIB, MOST_NOTICE_KIB, MOST_SHEET_KIB } from '../../contract/plain/transport.ts'
import { HttpProblem, problem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'
import { targetOf } from '../bodies/target.ts'

const IN_PORTAL = '^/v1/console/portals/[^/]+'

/** Slashes and dots that another router could read as another path, and control characters. */
const ODD_PATH = /\/\/|\\|%2f|%5c|%2e|%[01][0-9a-f]|%7f|\/\.{1,2}(?:\/|$)/i

/** How long a body may be at some paths, and how one without a length is counted there. */
const limit = (path: string, kib: number) => {
  const most = kib * 1024
  const count: MiddlewareHandler<AppEnv> = bodyLimit({
    maxSize: most,
    onError: (c) => problem(c, 'body_too_large'),
  })
  return { path: new RegExp(path), most, count }
}

const ANYWHERE = limit('', MOST_BODY_KIB)
/** The first whose path it is. */
const LIMITS = [
  limit(`${IN_PORTAL}/setup/notices$`, MOST_NOTICE_KIB),
  limit(`${IN_PORTAL}/(?:units/import|invitations(?:/read)?)$`, MOST_SHEET_KIB),
]

/**
 * A body with a length is believed, because Node reads no further than that; one without is counted
 * here. One that never arrives whole is no fault of ours.
 */
export const limitBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { most, count } = LIMITS.find(({ path }) => path.test(c.req.path)) ?? ANYWHERE
  const length = c.req.header('content-length')
  if (length !== undefined && c.req.header('transfer-encoding') === undefined) {
    return Number(length) <= most ? next() : problem(c, 'body_too_large')
  }
  let isHere = false
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
