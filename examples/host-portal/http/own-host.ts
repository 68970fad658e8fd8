import type { Context, Handler, MiddlewareHandler } from 'hono'

/** Every name that a request was sent to: in its Host, and in a request line that names one itself. */
const namesIn = (c: Context): readonly string[] => {
  const named = c.req.header('host')
  return [new URL(c.req.url).host, ...(named === undefined ? [] : [named])]
}

/**
 * Answers only what was sent to this portal's own name: a page of another site whose name leads to
 * this machine (DNS rebinding) would share its origin with what is shown here.
 */
export const ownHost = (origin: string, refuse: Handler): MiddlewareHandler => {
  const { protocol, href } = new URL(origin)
  /** The default port is the same name (RFC 9110 §4.2.3). Behind a proxy requests come by http. */
  const isOwn = (name: string) => {
    const address = `${protocol}//${name}`
    return URL.canParse(address) && new URL(address).href === href
  }
  return async (c, next) => (namesIn(c).every(isOwn) ? next() : refuse(c, next))
}
