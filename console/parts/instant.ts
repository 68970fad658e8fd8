import { html, nothing, type TemplateResult } from 'lit'
import type { Desk } from './room.ts'

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** The exact time in the portal's own time zone. */
export const exactly = ({ language, portal }: Desk, instant: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'sv-SE', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: portal.timeZone,
  }).format(new Date(instant))

/** The day in the portal's own time zone. */
export const dayOf = ({ language, portal }: Desk, instant: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'sv-SE', {
    dateStyle: 'medium',
    timeZone: portal.timeZone,
  }).format(new Date(instant))

/** The day, with the exact time on hover: for what is looked up by its date. */
export const dated = (desk: Desk, instant: string): TemplateResult =>
  html`<time datetime=${instant} title=${exactly(desk, instant)}>${dayOf(desk, instant)}</time>`

/** "3 days ago", with the exact time on hover. */
export function ago(desk: Desk, instant: string | null): TemplateResult | typeof nothing {
  if (instant === null) return nothing
  return html`<time datetime=${instant} title=${exactly(desk, instant)}>${relative(desk, instant)}</time>`
}

function relative({ language }: Desk, instant: string): string {
  const seconds = (Date.parse(instant) - Date.now()) / 1000
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  return unit === 'second'
    ? format.format(0, 'second')
    : format.format(Math.trunc(seconds / size), unit)
}
