import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { AppEnv } from '../app-env.ts'

/**
 * The longest that browsers keep a cookie (RFC 6265bis §5.5), set anew with each flow: somebody who
 * comes twice a year comes back in a browser that is known.
 */
const BROWSER_MAX_AGE_SECONDS = 400 * 24 * 3600

interface SessionCookie {
  readonly token: string
  readonly maxAgeSeconds: number
}

/**
 * How cookies are named and kept at an address. `__Host-` keeps sibling subdomains from planting one
 * (RFC 6265bis §4.1.3.2). It needs `Secure`, which Safari does not take over http from `localhost`
 * either; so both are left out there, and only there: that is the demo, since the configuration of
 * any other server asks for https. On localhost the names carry the port, because cookies there are
 * shared by all ports.
 */
function cookiePlan(publicUrl: string) {
  const { protocol, hostname, port } = new URL(publicUrl)
  const isHere = hostname === 'localhost'
  const isPlain = isHere && protocol === 'http:'
  return {
    prefix: isPlain ? '' : '__Host-',
    suffix: isHere && port !== '' ? `-${port}` : '',
    base: { path: '/', secure: !isPlain, httpOnly: true, sameSite: 'Lax' } as const,
  }
}

/**
 * Our three kinds of cookie: one that binds flows to the browser, one per portal for its session, and
 * one per portal for the addresses that were signed in with there, sealed.
 * The console's is sent to its own pages alone.
 */
export function createCookies(publicUrl: string) {
  const { prefix, suffix, base } = cookiePlan(publicUrl)
  const browserName = `${prefix}farstu-browser${suffix}`
  const sessionName = (portalId: string) => `${prefix}farstu-portal-${portalId}${suffix}`
  const siteOf = (portalId: string) =>
    portalId === CONSOLE_PORTAL ? ('Strict' as const) : base.sameSite
  const addressesName = (portalId: string) => `${prefix}farstu-addresses-${portalId}${suffix}`

  return {
    browser: (c: Context<AppEnv>): string | null => getCookie(c, browserName) ?? null,
    session: (c: Context<AppEnv>, portalId: string): string | null =>
      getCookie(c, sessionName(portalId)) ?? null,
    addresses: (c: Context<AppEnv>, portalId: string): string | null =>
      getCookie(c, addressesName(portalId)) ?? null,
    /** Null has the browser forget them. */
    setAddresses(c: Context<AppEnv>, portalId: string, sealed: string | null): void {
      const kept = { ...base, sameSite: siteOf(portalId), maxAge: BROWSER_MAX_AGE_SECONDS }
      if (sealed === null) deleteCookie(c, addressesName(portalId), base)
      else setCookie(c, addressesName(portalId), sealed, kept)
    },
    setBrowser(c: Context<AppEnv>, value: string): void {
      setCookie(c, browserName, value, { ...base, maxAge: BROWSER_MAX_AGE_SECONDS })
    },
    setSession(c: Context<AppEnv>, portalId: string, session: SessionCookie): void {
      const { maxAgeSeconds: maxAge } = session
      const sameSite = siteOf(portalId)
      setCookie(c, sessionName(portalId), session.token, { ...base, sameSite, maxAge })
    },
    clearSession(c: Context<AppEnv>, portalId: string): void {
      deleteCookie(c, sessionName(portalId), base)
    },
  }
}

export type Cookies = ReturnType<typeof createCookies>
