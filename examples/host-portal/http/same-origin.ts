import type { Context, Handler, MiddlewareHandler } from 'hono'

const fromHere = (c: Context, origin: string) => {
  const site = c.req.header('sec-fetch-site')
  return c.req.header('origin') === origin && (site === undefined || site === 'same-origin')
}

/** Lets changes through only when a page of this portal asks for them; no Origin is a no. */
export const sameOrigin =
  (origin: string, refuse: Handler): MiddlewareHandler =>
  async (c, next) => {
    if (['GET', 'HEAD'].includes(c.req.method) || fromHere(c, origin)) return next()
    return refuse(c, next)
  }
