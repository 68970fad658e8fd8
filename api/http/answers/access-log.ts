import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { AppEnv } from '../app-env.ts'

/** Told once per request: the route's pattern, never its path, query, headers or body. */
export interface RequestObserver {
  requested(request: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly seconds: number
  }): void
}

/** One line a request. Addresses, codes and tokens cannot get in: only the pattern is written. */
export function accessLog(
  log: Log,
  clock: Clock,
  observer: RequestObserver,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = clock.now()
    c.set('log', log)
    await next()
    const ms = clock.now() - startedAt
    const route = routePath(c, -1)
    const { method } = c.req
    const { status } = c.res
    observer.requested({ method, route, status, seconds: ms / 1000 })
    log.info({ requestId: c.get('requestId'), method, route, status, ms }, 'request')
  }
}
