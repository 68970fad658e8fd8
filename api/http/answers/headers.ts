import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from '../app-env.ts'

/** Headers of everything we serve; what a page needs beside them, `pageHeaders` adds. */
export const baseHeaders: MiddlewareHandler<AppEnv> = secureHeaders({
  crossOriginResourcePolicy: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: 'max-age=31536000',
  xFrameOptions: false,
})

/** Nobody frames an answer that does not say itself who may. */
export const unframedUnlessSaid: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { headers } = c.res
  if (!headers.has('X-Frame-Options')) headers.set('X-Frame-Options', 'DENY')
}

const headersOfPage = (trustedTypes: string[]): MiddlewareHandler<AppEnv> =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameSrc: ["'self'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes,
    },
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: 'max-age=31536000',
    xFrameOptions: 'DENY',
  })

/** Our pages run without inline script or style and with Trusted Types; nobody frames them. */
export const pageHeaders: MiddlewareHandler<AppEnv> = headersOfPage(['lit-html'])

/** A frame of the console's, which may ask one address elsewhere, and do nothing else. */
export const domainPageHeaders = (address: string): MiddlewareHandler<AppEnv> =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      connectSrc: [address],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'self'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: 'max-age=31536000',
    xFrameOptions: 'SAMEORIGIN',
  })

/** The console brings a Lit of its own beside the widgets': both make the policy of that name. */
export const consolePageHeaders: MiddlewareHandler<AppEnv> = headersOfPage([
  'lit-html',
  "'allow-duplicates'",
])

/**
 * No cache keeps an answer that does not say itself that it may (RFC 9111): what a new route says of a
 * person, a state or a code is safe before anybody thinks of it.
 */
export const noStoreUnlessSaid: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  // Not by `c.header`, which would make another response out of one that is already there.
  const { headers } = c.res
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}
