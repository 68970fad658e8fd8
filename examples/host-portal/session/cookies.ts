import type { CookieOptions } from 'hono/utils/cookie'

/** How this portal's cookies are called and kept. */
export interface CookiePlan {
  readonly session: string
  /** What the cookies of pages that stand open begin with; `farstu/server` adds the rest. */
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
  const suffix = secure ? '' : `-${port || 80}`
  return {
    session: `${secure ? '__Host-' : ''}portal${suffix}`,
    preSession: `portal-before${suffix}`,
    options: { httpOnly: true, path: '/', sameSite: 'Lax', secure },
  }
}
