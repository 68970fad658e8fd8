import type { Context, MiddlewareHandler } from 'hono'
import type { Portals } from '../../domain/portals/portals.ts'
import { HttpProblem } from '../answers/problem.ts'
import type { AppEnv } from '../app-env.ts'

const ALLOWED_SITES = new Set(['same-origin', 'same-site'])
const PREFLIGHT_SECONDS = '600'
/** A header no form can send: its presence makes browsers ask first. */
const CLIENT_HEADER = 'x-farstu-client'

/**
 * Cross-origin answers for the routes that widgets call. The list is exact origins; a preflight can
 * only be asked whether *any* portal lists the origin, the request itself is held to its portal.
 */
export function cors(portals: Portals): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.header('Vary', 'Origin')
    const origin = c.req.header('origin')
    const isKnown = origin !== undefined && (await portals.knows(origin))
    if (isKnown) allow(c, origin)
    if (c.req.method !== 'OPTIONS') return next()
    if (!isKnown) throw new HttpProblem('origin_refused')
    c.header('Access-Control-Allow-Methods', 'POST')
    c.header('Access-Control-Allow-Headers', 'content-type, x-farstu-client, accept-language')
    c.header('Access-Control-Max-Age', PREFLIGHT_SECONDS)
    return c.body(null, 204)
  }
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
  if (origin !== undefined && (await portals.allows(portalId, origin))) return
  c.res.headers.delete('Access-Control-Allow-Origin')
  c.res.headers.delete('Access-Control-Allow-Credentials')
  throw new HttpProblem('origin_refused')
}

function allow(c: Context<AppEnv>, origin: string): void {
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Access-Control-Allow-Credentials', 'true')
  c.header('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id')
}
