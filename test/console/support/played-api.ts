import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A request of the console, as the API would see it. */
export interface Call {
  readonly method: string
  /** Below `/v1/`, such as `console/me`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: Record<string, unknown>
}

/** What the API says; `lost` breaks the connection, bytes are a file. */
export type Reply = object | 'lost'

const STATUS: Readonly<Record<string, ContentfulStatusCode>> = {
  unauthorized: 401,
  forbidden: 403,
  unavailable: 503,
  changed_meanwhile: 409,
  caller_not_verified: 422,
  same_agent_lately: 403,
  preview_needed: 409,
}

/** No answer at all would be asked for once more by the browser itself; one that is none is not. */
function breakOff({ env }: Context<{ Bindings: HttpBindings }>): Response {
  env.incoming.socket.end('lost')
  return RESPONSE_ALREADY_SENT
}

/**
 * The API as a script plays it, on the server: played in the browser it would turn the browser’s caches off,
 * and every page would be fetched and compiled anew.
 */
export const playApi =
  (answer: (call: Call) => Promise<Reply>) =>
  async (c: Context<{ Bindings: HttpBindings }>): Promise<Response> => {
    const text = await c.req.text()
    const reply = await answer({
      method: c.req.method,
      path: c.req.path.replace('/v1/', ''),
      query: c.req.query(),
      body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
    })
    if (reply === 'lost') return breakOff(c)
    c.header('Cache-Control', 'no-store')
    if (Buffer.isBuffer(reply))
      return c.body(new Uint8Array(reply), {
        headers: { 'Content-Type': 'text/csv; charset=utf-8' },
      })
    return c.json(reply, 'code' in reply ? (STATUS[String(reply.code)] ?? 422) : 200)
  }
