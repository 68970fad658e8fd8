import { DAY, HOUR, MINUTE } from './time.ts'

/** A day on a time zone's own clock, as `YYYY-MM-DD`: they compare as texts. */
export type LocalDay = string

/** An end as people are told it. */
export interface LocalEnd {
  /** The last day; where there is a clock, the day on which it ends. */
  readonly day: LocalDay
  /** `HH:MM`; null where that day is included to its end. */
  readonly clock: string | null
}

/** Farther from UTC than any time zone's clock. */
const FARTHEST = 15 * HOUR
/** The last second of a day, and the first of the one after: a day's end is written as either. */
const DAYS_END: readonly (string | undefined)[] = ['23:59:59', '00:00:00']

/** Writes instants as `YYYY-MM-DD HH:MM:SS` on a time zone's clock; the Swedish way happens to be that. */
export function localClock(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => format.format(at)
}

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
  const [today = ''] = localClock(timeZone)(now).split(' ')
  const last = new Date(startInUtc(today) + days * DAY)
  return endOfDay(last.toISOString().slice(0, today.length), timeZone)
}

/** What can truly be said of an end: "through this day" of a day's end alone, of all others the time. */
export function localEnd(at: number, timeZone: string): LocalEnd {
  const clock = localClock(timeZone)
  const [day = '', time = ''] = clock(at).split(' ')
  if (!DAYS_END.includes(time)) return { day, clock: time.slice(0, 'HH:MM'.length) }
  // A day that ends as the next one begins is the one before.
  return { day: clock(at - 1000).slice(0, day.length), clock: null }
}

function startInUtc(day: LocalDay): number {
  return Date.parse(`${day}T00:00:00Z`)
}
