import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** Larger than anything this portal is told; a body beyond it is none of ours. */
const MAX_BODY_BYTES = 4096

export const limitedBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => c.body(null, 413),
})

/** Forms of other sites can send any body, but not this type. */
export const onlyJson: MiddlewareHandler = async (c, next) => {
  if (!c.req.header('content-type')?.startsWith('application/json')) return c.body(null, 415)
  return next()
}

/** The text under a name in a JSON body; empty for anything else. */
export const textIn = async (c: Context, name: string): Promise<string> => {
  const body: unknown = await c.req.json().catch(() => null)
  if (typeof body !== 'object' || body === null) return ''
  const text: unknown = Object.hasOwn(body, name) ? Reflect.get(body, name) : null
  return typeof text === 'string' ? text : ''
}
