import { html, nothing, type TemplateResult } from 'lit'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import { localDay, localEnd } from '../../../api/contract/plain/local-end.ts'
import type { Desk } from '../state/room.ts'

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const localeOf = ({ language }: Desk): string => LANGUAGE_FACTS[language].locale

/** The exact time in the portal's own time zone. */
export const exactly = (desk: Desk, instant: string): string =>
  new Intl.DateTimeFormat(localeOf(desk), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: desk.portal.timeZone,
  }).format(new Date(instant))

/** The day in the portal's own time zone. */
export const dayOf = (desk: Desk, instant: string): string =>
  new Intl.DateTimeFormat(localeOf(desk), {
    dateStyle: 'medium',
    timeZone: desk.portal.timeZone,
  }).format(new Date(instant))

/** A day that is no instant, such as a date field gives: `YYYY-MM-DD`. */
export const dayInWords = (desk: Desk, day: string): string =>
  new Intl.DateTimeFormat(localeOf(desk), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** The portal's, as a date field has it. */
export const today = ({ portal }: Desk): string => localDay(Date.now(), portal.timeZone)

/** An end: its last day where it is that day's end in the portal, else the time as well. */
export function until(desk: Desk, end: string): string {
  const { words, portal } = desk
  const { day, clock } = localEnd(Date.parse(end), portal.timeZone)
  return clock === null
    ? words.throughDay({ day: dayInWords(desk, day) })
    : words.until({ when: exactly(desk, end) })
}

/** The day, with the exact time on hover: for what is looked up by its date. */
export const dated = (desk: Desk, instant: string): TemplateResult =>
  html`<time datetime=${instant} title=${exactly(desk, instant)}>${dayOf(desk, instant)}</time>`

/** "3 days ago", with the exact time on hover. */
export function ago(desk: Desk, instant: string | null): TemplateResult | typeof nothing {
  if (instant === null) return nothing
  return html`<time datetime=${instant} title=${exactly(desk, instant)}>${relative(desk, instant)}</time>`
}

function relative(desk: Desk, instant: string): string {
  const { language } = desk
  const at = Date.parse(instant)
  const seconds = (at - Date.now()) / 1000
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  if (unit === 'day') return format.format(daysUntil(desk, at), unit)
  return unit === 'second'
    ? format.format(0, 'second')
    : format.format(Math.trunc(seconds / size), unit)
}

/** By the calendar: what comes in 47 hours may be the day after tomorrow. */
function daysUntil(desk: Desk, at: number): number {
  return (Date.parse(localDay(at, desk.portal.timeZone)) - Date.parse(today(desk))) / 86_400_000
}
