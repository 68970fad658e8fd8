import type { CookieOptions } from 'hono/utils/cookie'

/** How this portal's cookies are called and kept. */
export interface CookiePlan {
  readonly session: string
  readonly preSession: string
  readonly options: CookieOptions
}

/**
 * `__Host-` keeps neighbours of the domain from planting a cookie (RFC 6265bis §4.1.3.2). It needs
 * https; without it, on this machine only, the port in the name keeps two portals apart, since
 * cookies do not (§8.5).
 */
export const cookiePlan = (origin: string): CookiePlan => {
  const { protocol, port } = new URL(origin)
  const secure = protocol === 'https:'
  const named = (name: string) => (secure ? `__Host-${name}` : `${name}-${port || 80}`)
  return {
    session: named('portal'),
    preSession: named('portal-before'),
    options: { httpOnly: true, path: '/', sameSite: 'Lax', secure },
  }
}
