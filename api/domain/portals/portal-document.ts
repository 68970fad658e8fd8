import type { Unit } from '../../ports/store/unit-store.ts'
import { contactsOf, type SetupRows, versionsOf } from './setup-view.ts'

type Documented = Pick<SetupRows, 'portal' | 'contacts' | 'notices'> & {
  readonly units: readonly Unit[]
}

/** A portal as a document that adds one like it, or changes it: see `definition.ts`. */
export function documentOf({ portal, contacts, notices, units }: Documented) {
  const { id, version, name, origins, homeUrl, returnUrls, invitationUrl, languages, timeZone } =
    portal
  const { rpId } = portal
  const documents = [...new Set(notices.map(({ document }) => document))]
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
    branding: portal.branding,
    roles: portal.roles,
    units: units.map(({ externalId, name, contact }) => ({ externalId, name, contact })),
    helpContacts: contactsOf({ portal, contacts }),
    notices: Object.fromEntries(
      documents.flatMap((document) =>
        versionsOf(notices, document)
          .slice(0, 1)
          .map(({ material, texts }) => [document, { material, texts }]),
      ),
    ),
  }
}

export type PortalDocument = ReturnType<typeof documentOf>
