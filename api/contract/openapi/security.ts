import type { Caller } from './operation.ts'

/** Session cookies are one for each portal; a name in a description cannot say that. */
export const SECURITY_SCHEMES = {
  portalSecret: {
    type: 'http',
    scheme: 'bearer',
    description: "The portal's secret. It never leaves your server.",
  },
  browserCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-farstu-browser',
    description:
      'Set when a journey begins; binds it to the browser. The session itself is in `__Host-farstu-portal-` followed by the id of the portal.',
  },
  metricsToken: { type: 'http', scheme: 'bearer', description: 'FARSTU_METRICS_TOKEN.' },
  resendSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'svix-signature',
    description: 'With `svix-id` and `svix-timestamp`: HMAC-SHA256 over id, seconds and body.',
  },
} as const

type SchemeName = keyof typeof SECURITY_SCHEMES
type Requirement = Readonly<Partial<Record<SchemeName, readonly string[]>>>

/** OpenAPI's words for who may call; any one of them is enough, and `{}` is nobody in particular. */
export const REQUIREMENTS: Readonly<Record<Caller, readonly Requirement[]>> = {
  'portal-secret': [{ portalSecret: [] }],
  // The first call of a browser, and a session nobody has, come without a cookie.
  browser: [{ browserCookie: [] }, {}],
  'metrics-token': [{ metricsToken: [] }],
  'resend-signature': [{ resendSignature: [] }],
  anybody: [],
}
