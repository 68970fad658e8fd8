import type { Clock } from '../../../api/ports/clock.ts'

/** A clock that stands still until it is moved. */
export interface SteerableClock extends Clock {
  advance(ms: number): void
  set(at: number): void
}

/** Well inside a 30-second step, so that small moves stay in it. */
export const START = Date.parse('2027-02-01T08:00:05.000Z')

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export function createClock(start = START): SteerableClock {
  let at = start
  return {
    now: () => at,
    advance: (ms) => {
      at += ms
    },
    set: (moment) => {
      at = moment
    },
  }
}
