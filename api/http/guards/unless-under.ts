import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'

/**
 * Leaves a middleware out for a path and all below it. Hono's `except` asks a router of its own for
 * that, on every request.
 */
export function unlessUnder(
  folder: string,
  middleware: MiddlewareHandler<AppEnv>,
): MiddlewareHandler<AppEnv> {
  return (c, next) => {
    const { path } = c.req
    return path === folder || path.startsWith(`${folder}/`) ? next() : middleware(c, next)
  }
}
