import { LANGUAGE_FACTS } from '../../api/contract/plain/language-facts.ts'
import type { Language } from '../../api/contract/plain/languages.ts'
import type { EndView } from '../../api/contract/views.ts'
import type { FrameWords } from './common.ts'
import { durationIn } from './duration.ts'
import type { LaterWords } from './generated/later.ts'

/** A day that is told as such, in words. */
const dayIn = (locale: string, day: EndView['day']): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))

/** A time of day, `14:03` wherever it comes from, as the language writes it: `14.03` in Finnish. */
const clockIn = (locale: string, clock: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(
    Date.parse(`1970-01-01T${clock}Z`),
  )

/** Words as they stand in the catalogue, with waits and days in the words of their language. */
export function spoken(
  { frame, help }: Pick<LaterWords, 'frame' | 'help'>,
  language: Language,
): FrameWords {
  const { locale } = LANGUAGE_FACTS[language]
  const { notSetUp } = frame
  const until = (end: EndView): string => {
    const day = dayIn(locale, end.day)
    return end.clock === null
      ? frame.untilDay({ day })
      : frame.untilTime({ day, clock: clockIn(locale, end.clock) })
  }
  return {
    ...frame,
    locale,
    contacts: help,
    problems: {
      ...frame.problems,
      origin_refused: notSetUp,
      unauthorized: notSetUp,
      not_found: notSetUp,
    },
    clock: (clock) => clockIn(locale, clock),
    day: (day) => dayIn(locale, day),
    duration: (seconds) => durationIn(locale, seconds),
    invited: (inviter, portal) =>
      inviter === null ? frame.invited({ portal }) : frame.invitedBy({ inviter, portal }),
    until,
    validUntil: (end) => frame.validUntil({ until: until(end) }),
  }
}
