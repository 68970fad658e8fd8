import type { EndView } from '../../api/contract/views.ts'

/** What steps say of an invitation and of ends. */
export interface InvitedWords {
  /** Who invites, to which portal; null where nobody is known whom the reader would know. */
  readonly invited: (inviter: string | null, portal: string) => string
  /** "until …": the last day where it is included, else the time as well. */
  readonly until: (end: EndView) => string
  /** A sentence of its own. */
  readonly validUntil: (end: EndView) => string
}

/** A day that is told as such, in words. */
export const dayIn = (locale: string, { day }: EndView): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))
