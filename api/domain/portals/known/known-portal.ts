import type { Notice } from '../../../ports/store/notice-store.ts'
import type { HelpContact } from '../../../ports/store/portal-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Store } from '../../../ports/store/store.ts'
import { openPortal, type Portal } from '../portal.ts'

/** All that visitors are shown of a portal, and held to, as it was at `portal.version`. */
export interface KnownPortal {
  readonly portal: Portal
  /** In every language, by position. */
  readonly contacts: readonly HelpContact[]
  /** Newest version of each document, in every language. */
  readonly notices: readonly Notice[]
  /** Newest material version, by document; 0 where none was. */
  readonly materialVersions: ReadonlyMap<string, number>
}

/** The version is read first: what is changed meanwhile is newer than it says, and is read again. */
export function* readPortal(
  { portals, notices }: Store,
  id: string,
): Statement<KnownPortal | null> {
  const row = yield* portals.byId(id)
  if (!row) return null
  const current = yield* notices.current(id)
  const materialVersions = new Map<string, number>()
  for (const document of new Set(current.map((notice) => notice.document)))
    materialVersions.set(document, yield* notices.lastMaterial(id, document))
  const contacts = yield* portals.allHelpContacts(id)
  return { portal: openPortal(row), contacts, notices: current, materialVersions }
}

/** In order of position; those of the portal's first language that has some, where this one has none. */
export function contactsIn(
  { contacts, portal }: Pick<KnownPortal, 'contacts' | 'portal'>,
  language: string,
): readonly HelpContact[] {
  const inLanguage = (tag: string) => contacts.filter((contact) => contact.language === tag)
  const all = [language, ...portal.languages].map(inLanguage)
  return all.find((found) => found.length > 0) ?? []
}
