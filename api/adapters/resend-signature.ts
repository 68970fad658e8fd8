import { createHmac } from 'node:crypto'
import { equalText } from '../crypto/hmac-digest.ts'
import type { ReportRequest } from '../ports/mail-report-reader.ts'

/** Either way, so that a request that was overheard is soon worth nothing. */
const TOLERANCE_SECONDS = 5 * 60

/**
 * Whether a request was signed with the secret, and lately: HMAC-SHA256 over id, seconds and body
 * (Standard Webhooks, symmetric). There may be several signatures, of which one must be right: while
 * a secret is being replaced, each request is signed with both.
 *
 * @param secret `whsec_` and the key in base64.
 */
export function isSigned({ header, body }: ReportRequest, secret: string, now: number): boolean {
  const id = header('svix-id') ?? ''
  const seconds = header('svix-timestamp') ?? ''
  if (id === '' || !/^\d{1,12}$/.test(seconds)) return false
  if (Math.abs(now / 1000 - Number(seconds)) > TOLERANCE_SECONDS) return false
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64')
  const given = (header('svix-signature') ?? '').split(' ')
  return given.some((signature) => equalText(signature, `v1,${mac}`))
}
