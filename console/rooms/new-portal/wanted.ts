import type { AddPortal } from '../../../api/contract/console/portals.ts'
import { LANGUAGES, type Language } from '../../words/words.ts'

/** What is typed of a portal that is not there yet. Null: proposed from something else. */
export interface Wanted {
  readonly name: string
  readonly id: string | null
  readonly homeUrl: string
  readonly origins: readonly string[] | null
  readonly languages: readonly string[]
  readonly timeZone: string
}

const LONGEST_ID = 32

export const nothingWanted = (language: Language): Wanted => ({
  name: '',
  id: null,
  homeUrl: '',
  origins: null,
  languages: [language, ...LANGUAGES.filter((tag) => tag !== language)],
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
    .slice(0, LONGEST_ID)
    .replace(/-$/, '')

export const idOf = ({ id, name }: Wanted): string => id ?? idFrom(name)

/** The start page's own until others are typed. */
export const originsOf = ({ origins, homeUrl }: Wanted): readonly string[] =>
  origins ?? [
    /^https?:\/\/[^/]/.test(homeUrl) && URL.canParse(homeUrl) ? new URL(homeUrl).origin : '',
  ]

export const requestOf = (wanted: Wanted): AddPortal => ({
  id: idOf(wanted),
  name: wanted.name,
  origins: [...originsOf(wanted)],
  homeUrl: wanted.homeUrl,
  invitationUrl: null,
  languages: [...wanted.languages],
  timeZone: wanted.timeZone,
})
