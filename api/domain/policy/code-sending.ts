import { DAY, HOUR, MINUTE } from '../time.ts'

/** NIST SP 800-63B-4 §3.1.3: at most ten minutes. */
export const CODE_LIFETIME_MS = 10 * MINUTE
export const CODE_DIGITS = 6
/** Once a mailbox has seen this many wrong guesses, its codes are longer instead of it being locked. */
export const GUESSES_BEFORE_LONG_CODES = 10
export const LONG_CODE_DIGITS = 12
/** Wrong guesses one code survives. */
export const GUESSES_PER_CODE = 5
/** A late code still works beside the one asked for after it. */
export const LIVE_CODES = 2
/** How far back sending is remembered. */
export const SENDING_MEMORY_MS = DAY

const COOL_DOWN_MS = MINUTE
const PER_HOUR = 5
const PER_DAY = 15

/**
 * Milliseconds until another code may be sent to an address; 0 for now.
 * @param sentAt times of the codes of the last day, newest first.
 */
export function waitBeforeSending(sentAt: readonly number[], now: number): number {
  return Math.max(
    0,
    untilOlder(sentAt[0], COOL_DOWN_MS, now),
    untilOlder(sentAt[PER_HOUR - 1], HOUR, now),
    untilOlder(sentAt[PER_DAY - 1], SENDING_MEMORY_MS, now),
  )
}

function untilOlder(at: number | undefined, age: number, now: number): number {
  return at === undefined ? 0 : at + age - now
}
