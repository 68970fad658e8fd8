import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { CONSOLE_PORTAL } from '../domain/console/console-id.ts'
import type { AppEnv } from './app-env.ts'

/** RFC 6265bis §4.1.3.2: `__Host-` keeps sibling subdomains from planting the cookie. */
const BASE = Object.freeze({ path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const)
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
 * Our two kinds of cookie: one that binds flows to the browser, and one per portal for its session.
 * The console's is sent to its own pages alone. On localhost the names carry the port, because cookies there are shared by all ports.
 */
export function createCookies(publicUrl: string) {
  const { hostname, port } = new URL(publicUrl)
  const suffix = hostname === 'localhost' && port !== '' ? `-${port}` : ''
  const browserName = `__Host-farstu-browser${suffix}`
  const sessionName = (portalId: string) => `__Host-farstu-portal-${portalId}${suffix}`

  return {
    browser: (c: Context<AppEnv>): string | null => getCookie(c, browserName) ?? null,
    session: (c: Context<AppEnv>, portalId: string): string | null =>
      getCookie(c, sessionName(portalId)) ?? null,
    setBrowser(c: Context<AppEnv>, value: string): void {
      setCookie(c, browserName, value, { ...BASE, maxAge: BROWSER_MAX_AGE_SECONDS })
    },
    setSession(c: Context<AppEnv>, portalId: string, session: SessionCookie): void {
      const sameSite = portalId === CONSOLE_PORTAL ? 'Strict' : BASE.sameSite
      const { maxAgeSeconds: maxAge } = session
      setCookie(c, sessionName(portalId), session.token, { ...BASE, sameSite, maxAge })
    },
    clearSession(c: Context<AppEnv>, portalId: string): void {
      deleteCookie(c, sessionName(portalId), BASE)
    },
  }
}

export type Cookies = ReturnType<typeof createCookies>
