import type { MiddlewareHandler } from 'hono'

export interface HeaderOptions {
  /** Origin of the Farstu API: the only other one that a page may talk to. */
  readonly api: string
  readonly secure: boolean
}

/** Scripts of this portal and of Farstu, by address; nothing inline, and no markup from strings. */
const contentSecurityPolicy = (api: string) =>
  [
    "default-src 'none'",
    `script-src 'self' ${api}`,
    `connect-src 'self' ${api}`,
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ')

/**
 * What every answer carries that says nothing else itself. `same-origin` as referrer keeps Origin in
 * form posts.
 */
export const securityHeaders = ({ api, secure }: HeaderOptions): MiddlewareHandler => {
  const headers = {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': contentSecurityPolicy(api),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(secure && { 'Strict-Transport-Security': 'max-age=31536000' }),
  }
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers))
      if (!c.res.headers.has(name)) c.header(name, value)
  }
}
