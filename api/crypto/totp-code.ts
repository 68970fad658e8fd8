import { generateSync, generateURI, ScureBase32Plugin } from 'otplib'
import { APP_CODE_DIGITS } from '../contract/plain/codes.ts'
import { equalText } from './hmac-digest.ts'

/** RFC 6238 §5.2 recommends 30 s; every authenticator app knows it. */
export const TOTP_PERIOD_SECONDS = 30
export const STEP_MS = 1000 * TOTP_PERIOD_SECONDS
/** RFC 4226 §4 R6 asks for 160 bits. */
export const TOTP_SECRET_BYTES = 20

const base32 = new ScureBase32Plugin()

/** A seed as people and key URIs write it: Base32 (RFC 4648 §6) without padding. */
export function base32Of(seed: Uint8Array): string {
  return base32.encode(seed, { padding: false })
}

interface Key {
  readonly issuer: string
  readonly account: string
  /** Base32. */
  readonly secret: string
}

/**
 * `otpauth://` for an authenticator app, percent-encoded. Digits, period and hash are the format's own
 * defaults, and left out. Neither issuer nor account may hold a colon.
 */
export function keyUri({ issuer, account, secret }: Key): string {
  return generateURI({ issuer, label: account, secret })
}

/** Number of the 30-second step that a time in milliseconds lies in. */
export function stepAt(nowMs: number): number {
  return Math.floor(nowMs / 1000 / TOTP_PERIOD_SECONDS)
}

/** Steps to look at, both ends included. */
export interface StepRange {
  readonly from: number
  readonly to: number
}

/**
 * The latest step of the range whose code this is; null when it is none of them. All are compared,
 * in constant time each, so that a wrong code takes as long as a right one.
 * @param secret Base32.
 */
export function matchStep(secret: string, code: string, { from, to }: StepRange): number | null {
  let matched: number | null = null
  for (let step = from; step <= to; step++) {
    if (equalText(codeOf(secret, step), code)) matched = step
  }
  return matched
}

function codeOf(secret: string, step: number): string {
  return generateSync({
    secret,
    epoch: step * TOTP_PERIOD_SECONDS,
    period: TOTP_PERIOD_SECONDS,
    digits: APP_CODE_DIGITS,
  })
}
