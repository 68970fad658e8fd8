import { Unavailable } from '../../ports/unavailable.ts'
import { MINUTE } from './time.ts'

/** Clocks of several machines differ by less. */
const TOLERANCE_MS = 2 * MINUTE

/**
 * Holds rows to having been made by now. A clock that has gone back would let what is over work
 * again, so nothing is decided by it: that is our fault, nobody's failed attempt.
 * @throws Unavailable
 */
export function refuseTheFuture(madeAt: readonly number[], now: number): void {
  if (madeAt.some((at) => at > now + TOLERANCE_MS)) throw clockFault()
}

export function clockFault(): Unavailable {
  return new Unavailable('the clock has gone back')
}
