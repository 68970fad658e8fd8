import type { Context } from 'hono'
import { equalText } from '../../crypto/hmac-digest.ts'
import type { AppEnv } from '../app-env.ts'

const FORM = /^Bearer ([\w.~+/-]+=*)$/

/** The bearer token of a request (RFC 6750 §2.1); null for none, and for any other scheme. */
export function bearerOf(c: Context<AppEnv>): string | null {
  return FORM.exec(c.req.header('authorization') ?? '')?.[1] ?? null
}

/** Whether the request carries exactly this token; compared in constant time. */
export function hasBearer(c: Context<AppEnv>, token: string): boolean {
  return equalText(bearerOf(c) ?? '', token)
}
