import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'

/**
 * Path and query as they came over the wire: by the time there is a `Request`, dot segments have been
 * resolved, and a proxy may have let the unresolved ones pass.
 */
export function targetOf(c: Context<AppEnv>): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const target = incoming?.url ?? c.req.raw.url
  return target.replace(/^[a-z]+:\/\/[^/]*/i, '')
}
