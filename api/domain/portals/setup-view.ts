import type { NoticeDocumentView, PortalSetupView } from '../../contract/console/portal-wire.ts'
import type { AcceptedCount, Notice } from '../../ports/store/notice-store.ts'
import type { HelpContact, PortalSecret } from '../../ports/store/portal-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { KIND_OFFERS } from '../policy/kind-offers.ts'
import { iso } from '../values/iso.ts'
import { embeddingOf } from './embedding.ts'
import { helpView, openPortal, type Portal } from './portal.ts'
import { rpIdOf } from './relying-party.ts'
import { missingIn } from './rules/return-addresses.ts'

export interface SetupRows {
  readonly portal: Portal
  /** Of every language. */
  readonly contacts: readonly HelpContact[]
  /** Every version; the newest first. */
  readonly notices: readonly Notice[]
  readonly accepted: readonly AcceptedCount[]
  readonly secrets: readonly PortalSecret[]
  /** Somebody has a passkey, a key or a device that was made for it. */
  readonly hasCredentials: boolean
}

/** What a set-up is shown from; null for an unknown portal. */
export function* setupRows(
  { portals, notices, methods }: Store,
  portalId: string,
): Statement<SetupRows | null> {
  const row = yield* portals.byId(portalId)
  return (
    row && {
      portal: openPortal(row),
      contacts: yield* portals.allHelpContacts(portalId),
      notices: yield* notices.all(portalId),
      accepted: yield* notices.acceptedCounts(portalId),
      secrets: yield* portals.liveSecrets(portalId),
      hasCredentials: yield* methods.someMadeFor(portalId),
    }
  )
}

/** All that a portal is set up with. Of a secret it says that it is there, and since when. */
export function setupView(publicUrl: string, rows: SetupRows): PortalSetupView {
  const { portal, secrets } = rows
  const { id, version, name, origins, homeUrl, returnUrls, invitationUrl, languages, timeZone } =
    portal
  const { rpId } = portal
  return {
    ...{
      id,
      version,
      name,
      origins,
      homeUrl,
      returnUrls,
      invitationUrl,
      rpId,
      languages,
      timeZone,
    },
    policy: portal.policy,
    kinds: KIND_OFFERS,
    domain: { now: rpIdOf(portal, publicUrl), isFixed: rows.hasCredentials },
    branding: portal.branding,
    roles: portal.roles,
    contacts: contactsOf(rows),
    notices: documentsOf(rows),
    secrets: secrets.map((secret) => ({ id: secret.id, createdAt: iso(secret.createdAt) })),
    missing: missingIn(portal),
    embedding: embeddingOf(publicUrl, portal),
  }
}

/** By language of the portal; those of one that it had once are not shown to anybody. */
export function contactsOf({ portal, contacts }: Pick<SetupRows, 'portal' | 'contacts'>) {
  const of = (language: string) =>
    contacts.filter((contact) => contact.language === language).map(helpView)
  return Object.fromEntries(portal.languages.map((language) => [language, of(language)]))
}

/** Versions of one document, the newest first, each with its texts. */
export function versionsOf(notices: readonly Notice[], document: string) {
  const own = notices.filter((notice) => notice.document === document)
  const numbers = [...new Set(own.map(({ version }) => version))]
  return numbers.flatMap((version) => {
    const texts = own.filter((notice) => notice.version === version)
    const [first] = texts
    if (!first) return []
    const { material, publishedAt } = first
    return [{ version, material, publishedAt, texts: textsOf(texts) }]
  })
}

function documentsOf({ notices, accepted }: SetupRows): readonly NoticeDocumentView[] {
  const documents = [...new Set(notices.map(({ document }) => document))]
  const people = (document: string, version: number) =>
    accepted.find((count) => count.document === document && count.version === version)?.people ?? 0
  return documents.map((document) => ({
    document,
    versions: versionsOf(notices, document).map((one) => ({
      ...one,
      publishedAt: iso(one.publishedAt),
      accepted: people(document, one.version),
    })),
  }))
}

function textsOf(notices: readonly Notice[]) {
  return Object.fromEntries(
    notices.map(({ language, title, sections }) => [
      language,
      { title, sections: JSON.parse(sections) },
    ]),
  )
}
