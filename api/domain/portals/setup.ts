import type {
  ChangePortal,
  PortalSetupView,
  PublishNotice,
  ReplaceContacts,
} from '../../contract/console/portals.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import type { By } from './act.ts'
import { type AskedPortal, createAdding } from './adding.ts'
import { createChanging } from './changing.ts'
import { documentOf, type PortalDocument } from './document.ts'
import { changeByDocument } from './document-change.ts'
import { createContactsReplacing } from './help-contacts.ts'
import { openPortal } from './portal.ts'
import { createPublishing } from './publishing.ts'
import { outcomeOf, refuse } from './refusal.ts'
import { createSecretActs } from './secret-acts.ts'
import { type SetupRows, setupView } from './view.ts'

/** How portals come to be and are looked after: the same acts for the console and the machine. */
export function createPortalSetup(services: Services) {
  const { store, publicUrl } = services
  const { add, addAsked } = createAdding(services)
  const change = createChanging(services)
  const replaceContacts = createContactsReplacing(services)
  const publish = createPublishing(services)
  const secrets = createSecretActs(services)

  function* rowsOf(portalId: string): Statement<SetupRows | null> {
    const row = yield* store.portals.byId(portalId)
    return (
      row && {
        portal: openPortal(row),
        contacts: yield* store.portals.allHelpContacts(portalId),
        notices: yield* store.notices.all(portalId),
        accepted: yield* store.notices.acceptedCounts(portalId),
        secrets: yield* store.portals.liveSecrets(portalId),
      }
    )
  }

  /** Null for an unknown one. */
  const document = (portalId: string): Promise<PortalDocument | null> =>
    store.run(function* () {
      const rows = yield* rowsOf(portalId)
      return rows && documentOf({ ...rows, units: yield* store.units.inPortal(portalId) })
    })

  return {
    add,
    addAsked: (asked: AskedPortal, by: By) => outcomeOf(() => addAsked(asked, by)),

    /** Null for an unknown one. */
    async view(portalId: string): Promise<PortalSetupView | null> {
      const rows = await store.run(() => rowsOf(portalId))
      return rows && setupView(publicUrl, rows)
    },

    document,

    /** The oldest first. */
    async ids(): Promise<readonly string[]> {
      return (await store.run(() => store.portals.all())).map(({ id }) => id)
    },

    change: (portalId: string, to: ChangePortal, by: By) =>
      outcomeOf(() => change(portalId, to, by)),

    /** The same by a document: see `definition.ts`. */
    changeTo: (portalId: string, { definition, reason }: AskedPortal, by: By) =>
      outcomeOf(async () => {
        const current = (await document(portalId)) ?? refuse('not_found')
        await change(portalId, { ...changeByDocument(definition, current), reason }, by)
      }),
    replaceContacts: (portalId: string, to: ReplaceContacts, by: By) =>
      outcomeOf(() => replaceContacts(portalId, to, by)),
    publish: (portalId: string, notice: PublishNotice, by: By) =>
      outcomeOf(() => publish(portalId, notice, by)),
    makeSecret: (portalId: string, by: By) => outcomeOf(() => secrets.make(portalId, by)),
    revokeSecret: (portalId: string, id: string, by: By) =>
      outcomeOf(() => secrets.revoke(portalId, id, by)),
  }
}

export type PortalSetup = ReturnType<typeof createPortalSetup>
