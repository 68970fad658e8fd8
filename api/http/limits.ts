import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AppEnv } from './app-env.ts'
import { problem } from './problem.ts'

/** 64 KiB: the largest honest body is a password of 4 096 characters. */
const MAX_BODY_BYTES = 64 * 1024
/** Slashes and dots that another router could read as another path. */
const ODD_PATH = /\/\/|\\|%2f|%5c|%2e|\/\.{1,2}(?:\/|$)/i

export const limitBody: MiddlewareHandler<AppEnv> = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => problem(c, 'body_too_large'),
})

export const refuseOddPaths: MiddlewareHandler<AppEnv> = async (c, next) => {
  const path = c.req.raw.url.replace(/^[a-z]+:\/\/[^/]*/i, '').split('?')[0] ?? ''
  if (ODD_PATH.test(path)) return problem(c, 'bad_path')
  return next()
}
