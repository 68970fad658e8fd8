import { APP_CODE_DIGITS } from '../../../contract/plain/codes.ts'
import { STEP_MS, type StepRange } from '../../../crypto/totp-code.ts'

/** How far a person's clock may be off, in steps of 30 seconds, and what that opens. */

/** One step either way for typing time (RFC 6238 §5.2). */
const WINDOW = 1
/** Steps of 30 seconds either way that are accepted at enrolment, where the clock is not known yet. */
export const ENROLMENT_WINDOW = 2
/** A clock further off than this is to be set right, not followed. */
const MAX_DRIFT = 2

/** No step further ahead is ever accepted: one that is kept was accepted by another clock. */
export const FURTHEST_STEP = MAX_DRIFT + WINDOW

/** One step around our clock and around the person's: theirs may have been set right meanwhile. */
export function acceptedSteps(now: number, drift: number): StepRange {
  return { from: now + Math.min(0, drift) - WINDOW, to: now + Math.max(0, drift) + WINDOW }
}

/** What is followed of a difference between two clocks: two steps either way at the most. */
export function driftOf(steps: number): number {
  return Math.max(-MAX_DRIFT, Math.min(MAX_DRIFT, steps))
}

/** Chances in a million that six digits at random are a code of one of the apps now. */
export function chancesOfGuessing(drifts: readonly number[]): number {
  const open = drifts.map((drift) => acceptedSteps(0, drift)).map(({ from, to }) => to - from + 1)
  return (open.reduce((sum, codes) => sum + codes, 0) * 1_000_000) / 10 ** APP_CODE_DIGITS
}

/** Until the app, at the code that was typed, shows the one that is `steps` later. */
export function untilNextCode(now: number, steps: number): number {
  return steps * STEP_MS - (now % STEP_MS)
}
