import { localeOf } from './words/language.ts'
/** When the portal collects what. Days are local days, `YYYY-MM-DD`, first and last included. */
export interface Round {
  readonly season: 'spring' | 'autumn'
  readonly year: number
  /** From this day until the day before `opens`, what is sent in is test data. */
  readonly testFrom: string
  readonly opens: string
  readonly deferralOpens: string
  readonly deadline: string
  /** The latest day that a deferral can move a unit's deadline to. */
  readonly deferredUntil: string
}

export type Phase = 'test' | 'open'

const TIME_ZONE = 'Europe/Stockholm'

/** The collection's own rules, the same every year. The test period fills the time between rounds. */
const roundsOf = (year: number): readonly Round[] => [
  {
    season: 'spring',
    year,
    testFrom: `${year - 1}-11-01`,
    opens: `${year}-03-15`,
    deferralOpens: `${year}-04-01`,
    deadline: `${year}-04-30`,
    deferredUntil: `${year}-05-14`,
  },
  {
    season: 'autumn',
    year,
    testFrom: `${year}-05-01`,
    opens: `${year}-09-15`,
    deferralOpens: `${year}-10-01`,
    deadline: `${year}-10-31`,
    deferredUntil: `${year}-11-14`,
  },
]

export interface Calendar {
  /** The local day. */
  readonly today: string
  /** The round that is in hand, and the one after it. */
  readonly running: Round
  readonly next: Round
  /** The round before the one in hand: over, but for units whose deadline was moved. */
  readonly previous: Round
  readonly phase: Phase
}

/** The Swedish way of writing dates happens to be ISO 8601. */
const localDay = (instant: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(instant)

/** What the calendar says at an instant, given in milliseconds since 1970. */
export const calendarAt = (instant: number): Calendar => {
  const today = localDay(instant)
  const year = Number(today.slice(0, 4))
  const rounds = [year - 1, year, year + 1].flatMap(roundsOf)
  const index = rounds.findIndex(({ deadline }) => deadline >= today)
  const [previous, running, next] = rounds.slice(index - 1, index + 2)
  if (!previous || !running || !next) throw new RangeError(`no rounds around ${today}`)
  return { today, previous, running, next, phase: today < running.opens ? 'test' : 'open' }
}

/** `15 March 2027`, in a language. */
export const dayInWords = (day: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The day before another. */
export const dayBefore = (day: string): string => daysFrom(day, -1)

/** The day after another. */
export const dayAfter = (day: string): string => daysFrom(day, 1)

/**
 * The last day of what ends at an instant (ISO 8601), where it is that day's end here; else null. A
 * day's end is written as its last second, or as the first of the day after.
 */
export const lastDayOf = (end: string): string | null => {
  const at = Date.parse(end)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium', timeZone: TIME_ZONE })
  return ['23:59:59', '00:00:00'].includes(clock.format(at)) ? localDay(at - 1000) : null
}

/** `15 March 2027 at 14:03`, of an instant in seconds since 1970. */
export const instantInWords = (seconds: number, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  }).format(seconds * 1000)
