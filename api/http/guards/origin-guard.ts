import type { Context, MiddlewareHandler } from 'hono'
import { CLIENT_HEADER } from '../../contract/plain/transport.ts'
import type { Portals } from '../../domain/portals/portals.ts'
import { HttpProblem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'

const ALLOWED_SITES = new Set(['same-origin', 'same-site'])
const PREFLIGHT = {
  Vary: 'Origin',
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': `content-type, ${CLIENT_HEADER.toLowerCase()}, accept-language`,
  'Access-Control-Max-Age': '600',
}

/**
 * Cross-origin answers for the routes that widgets call. The list is exact origins; a preflight can
 * only be asked whether *any* portal lists the origin, the request itself is held to its portal. Who
 * may read an answer is said when it is there: most have been held to their portal by then, and the
 * rest are looked at as late as can be.
 */
export function cors(portals: Portals): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c, portals)
    await next()
    const origin = c.req.header('origin')
    c.res.headers.append('Vary', 'Origin')
    if (origin !== undefined && (c.get('isFromPortal') ?? (await portals.knows(origin))))
      allow(c.res.headers, origin)
  }
}

async function preflight(c: Context<AppEnv>, portals: Portals): Promise<Response> {
  const origin = c.req.header('origin')
  c.header('Vary', 'Origin')
  if (origin === undefined || !(await portals.knows(origin)))
    throw new HttpProblem('origin_refused')
  const headers = new Headers(PREFLIGHT)
  allow(headers, origin)
  return new Response(null, { status: 204, headers })
}

/** Every call of a widget: the client header, and a browser's own word that it is same-site. */
export const onlyFromWidgets: MiddlewareHandler<AppEnv> = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const isSameSite = site === undefined || ALLOWED_SITES.has(site)
  if (!isSameSite || c.req.header(CLIENT_HEADER) !== '1') throw new HttpProblem('origin_refused')
  return next()
}

/** Holds a request to the portal it is for. One that does not say where it comes from is refused. */
export async function requireOrigin(
  c: Context<AppEnv>,
  portals: Portals,
  portalId: string,
): Promise<void> {
  const origin = c.req.header('origin')
  const isFromPortal = origin !== undefined && (await portals.allows(portalId, origin))
  c.set('isFromPortal', isFromPortal)
  if (!isFromPortal) throw new HttpProblem('origin_refused')
}

function allow(headers: Headers, origin: string): void {
  headers.set('Access-Control-Allow-Origin', origin)
  headers.set('Access-Control-Allow-Credentials', 'true')
  headers.set('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id')
}
