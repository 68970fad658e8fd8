import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { ConsolePermission } from '../../contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Demand } from '../../domain/rights/acting-session.ts'
import type { Administrators, SignedIn } from '../../domain/rights/administrators.ts'
import { isEverywhere, isIn, may, mayEverywhere, maySomewhere } from '../../domain/values/rights.ts'
import type { Cookies } from '../answers/cookies.ts'
import { HttpProblem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'
import { onlyFromWidgets } from './origin-guard.ts'

/** What a route asks of whoever calls it. */
export interface RouteAsks {
  /** Null for what everybody in the console may. */
  readonly permission: ConsolePermission | null
  readonly demand: Demand
  /** The right is enough in one portal, whichever: the route answers of those alone in which it is held. */
  readonly inAnyPortal?: true
}

/** By `METHOD /path`. */
export type AsksOfRoutes = Readonly<Record<string, RouteAsks>>

interface Guarded {
  readonly administrators: Administrators
  readonly cookies: Cookies
  readonly asks: AsksOfRoutes
  readonly publicUrl: string
}

/** Where routes that ask for a right are; the part that names the portal is read there alone. */
export const IN_PORTAL = '/portals/:portal/*'

/**
 * Stands before every route of the console: our own origin alone, and a console session. A route
 * without a row is refused, and so is one that asks for a right in a portal where `portalGuard` does
 * not stand. A right over the whole installation is asked for here, and so is one that is enough in any portal.
 */
export function consoleGuard(parts: Guarded): MiddlewareHandler<AppEnv> {
  const own = new URL(parts.publicUrl).origin
  return async (c, next) => {
    requireOwnPage(c, own)
    await onlyFromWidgets(c, async () => {})
    const token = parts.cookies.session(c, CONSOLE_PORTAL)
    const administrator = token ? await parts.administrators.byToken(token) : null
    if (!administrator) throw new HttpProblem('unauthorized')
    const asks = asksOf(c, parts.asks)
    if (!asks || !isGuarded(c, asks)) throw new HttpProblem('not_found')
    const { permission, demand } = asks
    if (isAskedHere(asks)) {
      if (!isRightful(administrator, asks)) throw new HttpProblem('forbidden')
      await requireOfSession(parts, administrator, demand)
    }
    const right = { permission, portalId: null, demand }
    c.set('administrator', parts.administrators.acting(administrator, right))
    return next()
  }
}

/** Asked here, or by the guard of portals: nothing is asked by neither. */
function isGuarded(c: Context<AppEnv>, asks: RouteAsks): boolean {
  const hasPortal = routePath(c, -1).includes(IN_PORTAL.slice(0, -1))
  return asks.permission === null || hasPortal || isAskedHere(asks)
}

/** A right that no portal in the path decides on. */
function isAskedHere({ permission, inAnyPortal }: RouteAsks): boolean {
  return permission !== null && (inAnyPortal === true || isEverywhere(permission))
}

function isRightful({ grants }: SignedIn, { permission, inAnyPortal }: RouteAsks): boolean {
  if (permission === null) return true
  return inAnyPortal ? maySomewhere(grants, permission) : mayEverywhere(grants, permission)
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
  asks,
}: Pick<Guarded, 'administrators' | 'asks'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const administrator = c.get('administrator')
    const { grants } = administrator
    const { permission, demand = 'nothing' } = asksOf(c, asks) ?? {}
    // Middleware is told the parameters of its own path, never those of the route behind it.
    const portalId = c.req.param('portal') ?? ''
    if (!permission || !isIn(grants, portalId)) throw new HttpProblem('not_found')
    if (!may(grants, permission, portalId)) throw new HttpProblem('forbidden')
    await requireOfSession({ administrators }, administrator, demand)
    const right = { permission, portalId, demand }
    c.set('administrator', administrators.acting(administrator, right))
    return next()
  }
}

/** Undefined for a route without a row. */
function asksOf(c: Context<AppEnv>, asks: AsksOfRoutes): RouteAsks | undefined {
  return asks[`${c.req.method} ${routePath(c, -1)}`]
}

/** Told to whoever has the right alone: what a session lacks is nobody else's to know. */
async function requireOfSession(
  { administrators }: Pick<Guarded, 'administrators'>,
  administrator: SignedIn,
  demand: Demand,
): Promise<void> {
  const lacking = await administrators.lacking(administrator, demand)
  if (lacking) throw new HttpProblem(lacking)
}
