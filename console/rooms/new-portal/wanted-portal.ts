import { LONGEST_PLAIN_NAME } from '../../../api/contract/plain/ids.ts'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import { LANGUAGES, type Language } from '../../../api/contract/plain/languages.ts'
import { parsed } from '../../../api/contract/plain/web-addresses.ts'
import type { BodyOf } from '../../data/call.ts'

/** What is typed of a portal that is not there yet. Null: proposed from something else. */
export interface Wanted {
  readonly name: string
  readonly id: string | null
  readonly homeUrl: string
  readonly origins: readonly string[] | null
  readonly languages: readonly string[]
  readonly timeZone: string
}

export const nothingWanted = (language: Language): Wanted => ({
  name: '',
  id: null,
  homeUrl: '',
  origins: null,
  // One that no speaker has read is chosen on purpose.
  languages: [
    language,
    ...LANGUAGES.filter((tag) => tag !== language && LANGUAGE_FACTS[tag].reviewed),
  ],
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

/** Letters without their marks; everything else is a hyphen. */
const idFrom = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_PLAIN_NAME)
    .replace(/-$/, '')

export const idOf = ({ id, name }: Wanted): string => id ?? idFrom(name)

/** The start page's own until others are typed. */
export const originsOf = ({ origins, homeUrl }: Wanted): readonly string[] =>
  origins ?? [(/^https?:\/\/[^/]/.test(homeUrl) && parsed(homeUrl)?.origin) || '']

export const requestOf = (wanted: Wanted): BodyOf<'POST /portals'> => ({
  id: idOf(wanted),
  name: wanted.name,
  origins: originsOf(wanted),
  homeUrl: wanted.homeUrl,
  invitationUrl: null,
  languages: wanted.languages,
  timeZone: wanted.timeZone,
})
