import { LEAST_CONTRAST } from '../../api/contract/plain/colours.ts'
import { LONGEST_PLAIN_NAME } from '../../api/contract/plain/ids.ts'
import {
  LONGEST_LINE,
  LONGEST_REASON,
  LONGEST_SECTION,
  SHORTEST_REASON,
} from '../../api/contract/plain/lengths.ts'
import { MOST_GRACE_SIGN_INS } from '../../api/contract/plain/policy.ts'
import { MOST_RETURN_URLS } from '../../api/contract/plain/portal-limits.ts'

const { format: number } = new Intl.NumberFormat('en')

/** What to do about a field that was refused, by the field. */
export const portalMistakes = {
  name: `Write the name that visitors know, in at most ${LONGEST_LINE} characters.`,
  homeUrl: 'Write a whole address that begins with https://.',
  invitationUrl: 'Write a whole address that begins with https://, or choose our own page.',
  invitationOrigin: 'The page for invitations must lie on one of the portal’s origins.',
  returnUrls: `Write at most ${MOST_RETURN_URLS} addresses.`,
  returnUrl: 'Write a whole address that begins with https://.',
  returnOrigin: 'A return address must lie on one of the portal’s origins.',
  returnLeft: 'Return addresses lie on an origin that you removed. Change them first:',
  timeZone: 'Choose a time zone of the list, such as Europe/Stockholm.',
  languages:
    'Choose at least one language. A language can be added once every notice has a text in it.',
  origins: 'Write at least one origin.',
  origin:
    'Write only scheme and host, such as https://portal.example.org: no path and no slash at the end.',
  graceSignIns: `Write a whole number from 0 to ${MOST_GRACE_SIGN_INS}.`,
  reason: `Write why, in ${SHORTEST_REASON} to ${LONGEST_REASON} characters.`,
  authority: `Write at most ${LONGEST_LINE} characters.`,
  accent: `Write a colour as #rrggbb that has a contrast of at least ${LEAST_CONTRAST} against the light page.`,
  accentDark: `Write a colour as #rrggbb that has a contrast of at least ${LEAST_CONTRAST} against the dark page.`,
  label: 'Write whom one reaches there.',
  telephone: `Write at most ${LONGEST_LINE} characters.`,
  hours: `Write at most ${LONGEST_LINE} characters.`,
  mail: 'Write an e-mail address, such as name@example.org.',
  url: 'Write a whole address that begins with https://.',
  document: `Write 1 to ${LONGEST_PLAIN_NAME} lower-case letters, digits or hyphens.`,
  documentTaken: 'There is a notice with this id. Choose another one, or write its next version.',
  title: 'Write a title.',
  sections: 'Write at least one section.',
  heading: 'Write a heading.',
  body: `Write the text, in at most ${number(LONGEST_SECTION)} characters.`,
  id: `Write 1 to ${LONGEST_PLAIN_NAME} lower-case letters a–z, digits or hyphens.`,
  taken: 'Another portal has this id. Choose another one.',
  other: 'The server could not use this. Change it and try again.',
}
