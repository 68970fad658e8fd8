import type { EndView } from '../../api/contract/views.ts'
import { durationIn } from './duration.ts'
import type { FrameWords, WrittenFrame } from './frame.ts'

/** A day that is told as such, in words. */
const dayIn = (locale: string, { day }: EndView): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))

/** Words as they are written down, with waits and days in the words of their locale. */
export function spoken(written: WrittenFrame): FrameWords {
  const { locale } = written
  const until = (end: EndView): string => written.until(dayIn(locale, end), end.clock)
  return {
    ...written,
    until,
    validUntil: (end) => written.validUntil(until(end)),
    duration: (seconds) => durationIn(locale, seconds),
  }
}
