import { type LocalDay, localClock, localDay } from '../../contract/plain/local-end.ts'
import { DAY, HOUR, MINUTE } from './time.ts'

/** Farther from UTC than any time zone's clock. */
const FARTHEST = 15 * HOUR

/** The last millisecond of a day in a time zone; of one that was left out there, of the day before. */
export function endOfDay(day: LocalDay, timeZone: string): number {
  const clock = localClock(timeZone)
  const midnight = startInUtc(day) + DAY
  // Clocks change, so the minute in which the next day begins is looked for.
  let within = midnight - FARTHEST
  let after = midnight + FARTHEST
  while (after - within > MINUTE) {
    const middle = within + Math.floor((after - within) / 2 / MINUTE) * MINUTE
    if (clock(middle).slice(0, day.length) <= day) within = middle
    else after = middle
  }
  return after - 1
}

/** The end of the day that comes so many days after the one of `now`. */
export function endAfterDays(now: number, days: number, timeZone: string): number {
  const today = localDay(now, timeZone)
  const last = new Date(startInUtc(today) + days * DAY)
  return endOfDay(last.toISOString().slice(0, today.length), timeZone)
}

/** How many days come after one, up to another; below 0 where that one is before it. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return Math.round((startInUtc(to) - startInUtc(from)) / DAY)
}

function startInUtc(day: LocalDay): number {
  return Date.parse(`${day}T00:00:00Z`)
}
