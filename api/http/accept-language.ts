import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import type { AppEnv } from './app-env.ts'

/** Languages asked for, preferred first (RFC 9110 §12.5.4). */
export function languagesOf(c: Context<AppEnv>): readonly string[] {
  return parseAccept(c.req.header('accept-language') ?? '')
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type)
}
