/** A day on a time zone's own clock, as `YYYY-MM-DD`: they compare as texts. */
export type LocalDay = string

/** An end as people are told it. */
export interface LocalEnd {
  /** The last day; where there is a clock, the day on which it ends. */
  readonly day: LocalDay
  /** `HH:MM`; null where that day is included to its end. */
  readonly clock: string | null
}

/** The last second of a day, and the first of the one after: a day's end is written as either. */
const DAYS_END: readonly (string | undefined)[] = ['23:59:59', '00:00:00']

type LocalClock = (at: number) => string

/** One for each zone that is in use: making one takes longer than most requests read. */
const clocks = new Map<string, LocalClock>()

/** Writes instants as `YYYY-MM-DD HH:MM:SS` on a time zone's clock. */
export function localClock(timeZone: string): LocalClock {
  const clock = clocks.get(timeZone) ?? clockOf(timeZone)
  clocks.set(timeZone, clock)
  return clock
}

/** The Swedish way of writing happens to be the one that compares. */
function clockOf(timeZone: string): LocalClock {
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

/** The day that an instant (epoch milliseconds) lies in, in an IANA time zone. */
export function localDay(at: number, timeZone: string): LocalDay {
  return localClock(timeZone)(at).slice(0, 'YYYY-MM-DD'.length)
}

/** What can truly be said of an end: "through this day" of a day's end alone, of all others the time. */
export function localEnd(at: number, timeZone: string): LocalEnd {
  const clock = localClock(timeZone)
  const [day = '', time = ''] = clock(at).split(' ')
  if (!DAYS_END.includes(time)) return { day, clock: time.slice(0, 'HH:MM'.length) }
  // A day that ends as the next one begins is the one before.
  return { day: clock(at - 1000).slice(0, day.length), clock: null }
}
