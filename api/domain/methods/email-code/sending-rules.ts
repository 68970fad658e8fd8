import { DAY, HOUR, MINUTE } from '../../values/time.ts'

/** How long a mailed code works. NIST SP 800-63B-4 §3.1.3: at most ten minutes. */
export const CODE_LIFETIME_MS = 10 * MINUTE
/** Digits of a code as a rule; five guesses at it hit once in 200,000. */
export const CODE_DIGITS = 6
/** Once a mailbox has seen this many wrong guesses, its codes are longer instead of it being locked. */
export const GUESSES_BEFORE_LONG_CODES = 10
/** Digits of a longer one: guessing comes to nothing, however many are out. */
export const LONG_CODE_DIGITS = 12
/**
 * Short codes to a mailbox in a day, by each way that one comes; longer ones afterwards. Each takes five
 * guesses, so that all that are out together come to less than 0.03 %, though a stranger collects them.
 */
export const SHORT_CODES_PER_DAY = 10
/** Wrong guesses one code survives. */
export const GUESSES_PER_CODE = 5
/** Codes of a flow that work at a time: a late one still does beside the one asked for after it. */
export const LIVE_CODES = 2
/** How far back sending is remembered; whatever was sent earlier costs and delays nothing. */
export const SENDING_MEMORY_MS = DAY

/** However many codes were sent: nobody waits longer than this from when they first ask. */
export const LONGEST_WAIT_MS = 10 * MINUTE

const COOL_DOWN_MS = MINUTE
const FREE_PER_HOUR = 5
const FREE_PER_DAY = 15

/** About 65 000 digests: a tenth of a second, on a phone a third. */
const FIRST_BITS = 16
/**
 * About four million: three seconds, on a phone a quarter of a minute as a rule and half a minute at
 * most but for bad luck. Whoever fills a mailbox does that for every mail.
 */
const MOST_BITS = 22
/** Codes of a day after which the next ones cost twice the work. */
const CODES_PER_BIT = 5

/** Codes of the last day that are looked at; more make no difference. */
export const MOST_COUNTED = FREE_PER_HOUR + CODES_PER_BIT * (MOST_BITS - FIRST_BITS)

/**
 * Milliseconds that somebody who asks now waits for a code to an address; 0 for none.
 * @param sentAt times of the codes of the last day, newest first.
 */
export function waitBeforeSending(sentAt: readonly number[], now: number): number {
  const wait = Math.max(untilOlder(sentAt[0], COOL_DOWN_MS, now), untilFree(sentAt, now))
  return Math.min(LONGEST_WAIT_MS, wait)
}

/**
 * Zero bits of work that the next code costs, whoever it is for; 0 while codes are free.
 * @param sentAt times of the codes of the last day, newest first.
 */
export function workBeforeSending(sentAt: readonly number[], now: number): number {
  if (untilFree(sentAt, now) === 0) return 0
  const doublings = Math.floor((sentAt.length - FREE_PER_HOUR) / CODES_PER_BIT)
  return Math.min(MOST_BITS, FIRST_BITS + doublings)
}

function untilFree(sentAt: readonly number[], now: number): number {
  return Math.max(
    untilOlder(sentAt[FREE_PER_HOUR - 1], HOUR, now),
    untilOlder(sentAt[FREE_PER_DAY - 1], SENDING_MEMORY_MS, now),
  )
}

function untilOlder(at: number | undefined, age: number, now: number): number {
  return at === undefined ? 0 : Math.max(0, at + age - now)
}
