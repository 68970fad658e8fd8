import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { ConsolePermission } from '../../contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Administrators } from '../../domain/rights/administrators.ts'
import { isEverywhere, may, mayEverywhere } from '../../domain/values/rights.ts'
import type { Cookies } from '../answers/cookies.ts'
import { HttpProblem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'
import { onlyFromWidgets } from './origin-guard.ts'

/** `METHOD /path` → the right it asks for; null for what everybody in the console may. */
export type PermissionsOfRoutes = Readonly<Record<string, ConsolePermission | null>>

interface Guarded {
  readonly administrators: Administrators
  readonly cookies: Cookies
  readonly permissions: PermissionsOfRoutes
  readonly publicUrl: string
}

/** Where routes that ask for a right are; the part that names the portal is read there alone. */
export const IN_PORTAL = '/portals/:portal/*'

/**
 * Stands before every route of the console: our own origin alone, and a console session. A route
 * without a row is refused, and so is one that asks for a right in a portal where `portalGuard` does
 * not stand. A right over the whole installation is asked for here.
 */
export function consoleGuard(parts: Guarded): MiddlewareHandler<AppEnv> {
  const own = new URL(parts.publicUrl).origin
  return async (c, next) => {
    requireOwnPage(c, own)
    await onlyFromWidgets(c, async () => {})
    const token = parts.cookies.session(c, CONSOLE_PORTAL)
    const administrator = token ? await parts.administrators.byToken(token) : null
    if (!administrator) throw new HttpProblem('unauthorized')
    const permission = permissionOf(c, parts.permissions)
    const hasPortal = routePath(c, -1).includes(IN_PORTAL.slice(0, -1))
    const isGuarded =
      permission === null || hasPortal || (permission !== undefined && isEverywhere(permission))
    if (permission === undefined || !isGuarded) throw new HttpProblem('not_found')
    if (permission && isEverywhere(permission) && !mayEverywhere(administrator.grants, permission))
      throw new HttpProblem('forbidden')
    c.set(
      'administrator',
      parts.administrators.acting(administrator, { permission, portalId: null }),
    )
    return next()
  }
}

/** A page of a listed portal, whatever runs in it, is not the console. */
function requireOwnPage(c: Context<AppEnv>, own: string): void {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const isRead = c.req.method === 'GET'
  const isOwn = origin === undefined ? isRead : origin === own
  if (!isOwn || (site !== undefined && site !== 'same-origin'))
    throw new HttpProblem('origin_refused')
}

/**
 * Stands before every route at `IN_PORTAL`, behind `consoleGuard`: the right that the route's row
 * names, in the portal that the path names. A portal that somebody has no role in is as one that
 * does not exist.
 */
export function portalGuard({
  administrators,
  permissions,
}: Pick<Guarded, 'administrators' | 'permissions'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const administrator = c.get('administrator')
    const { grants } = administrator
    const permission = permissionOf(c, permissions)
    // Middleware is told the parameters of its own path, never those of the route behind it.
    const portalId = c.req.param('portal') ?? ''
    if (!permission || !may(grants, 'overview.read', portalId)) throw new HttpProblem('not_found')
    if (!may(grants, permission, portalId)) throw new HttpProblem('forbidden')
    c.set('administrator', administrators.acting(administrator, { permission, portalId }))
    return next()
  }
}

/** Undefined for a route without a row. */
function permissionOf(
  c: Context<AppEnv>,
  permissions: PermissionsOfRoutes,
): ConsolePermission | null | undefined {
  return permissions[`${c.req.method} ${routePath(c, -1)}`]
}
