import type {
  ExportPreview,
  MailPreview,
  PreviewPolicy,
} from '../../../contract/console/policy-wire.ts'
import type {
  ChangePortal,
  PortalSetupView,
  PublishNotice,
  ReplaceContacts,
} from '../../../contract/console/portal-wire.ts'
import type { Services } from '../../services.ts'
import { isOfPolicyAlone, refuseOurs, requireOurFloor } from '../ours.ts'
import { documentOf, type PortalDocument } from '../portal-document.ts'
import { outcomeOf, refuse } from '../rules/setup-refusal.ts'
import { setupRows, setupView } from '../setup-view.ts'
import { type AskedPortal, createAdding } from './adding.ts'
import { createChanging } from './changing.ts'
import { changeByDocument } from './document-change.ts'
import { createContactsReplacing } from './help-contacts.ts'
import { createPreviewExporting } from './preview-exporting.ts'
import { createPreviewMailing } from './preview-mailing.ts'
import { createPreviewing } from './previewing.ts'
import { createPublishing } from './publishing.ts'
import { createSecretActs } from './secret-acts.ts'
import type { By } from './setup-act.ts'

interface AskedChange extends AskedPortal {
  /** Whoever is concerned by the policy was thought of by the operator, who saw no list. */
  readonly goesOn?: boolean
  /** Although nobody could act in the console afterwards. */
  readonly leavesNobody?: boolean
}

/** How portals come to be and are looked after: the same acts for the console and the machine. */
export function createPortalSetup(services: Services) {
  const { store, publicUrl } = services
  const { add, addOurs, addAsked } = createAdding(services)
  const change = createChanging(services)
  const preview = createPreviewing(services)
  const exportPreview = createPreviewExporting(services)
  const mailPreview = createPreviewMailing(services)
  const replaceContacts = createContactsReplacing(services)
  const publish = createPublishing(services)
  const secrets = createSecretActs(services)

  /** Null for an unknown one. */
  const document = (portalId: string): Promise<PortalDocument | null> =>
    store.run(function* () {
      const rows = yield* setupRows(store, portalId)
      return rows && documentOf({ ...rows, units: yield* store.units.inPortal(portalId) })
    })

  /** What an act on a portal of a host comes to. */
  const changing = <T>(portalId: string, act: () => Promise<T>) =>
    outcomeOf(async () => {
      refuseOurs(portalId)
      return act()
    })

  return {
    add,
    addOurs,
    addAsked: (asked: AskedPortal, by: By) => outcomeOf(() => addAsked(asked, by)),

    /** Null for an unknown one. */
    async view(portalId: string): Promise<PortalSetupView | null> {
      const rows = await store.run(() => setupRows(store, portalId))
      return rows && setupView(publicUrl, rows)
    },

    document,

    /** The oldest first. */
    async ids(): Promise<readonly string[]> {
      return (await store.run(() => store.portals.all())).map(({ id }) => id)
    },

    change: (portalId: string, to: ChangePortal, by: By) =>
      changing(portalId, () => change(portalId, to, by)),

    /** The same by a document: see `definition.ts`. Of the console its policy, which no console changes. */
    changeTo: (portalId: string, { definition, reason, ...although }: AskedChange, by: By) =>
      outcomeOf(async () => {
        if (!isOfPolicyAlone(definition)) refuseOurs(portalId)
        const current = (await document(portalId)) ?? refuse('not_found')
        const to = changeByDocument(definition, current)
        requireOurFloor(portalId, to.policy)
        await change(portalId, { ...to, reason }, { ...by, ...although })
      }),
    /** Whom the policy of a document would concern. */
    concernedTo: (portalId: string, definition: unknown, by: By) =>
      changing(portalId, async () => {
        const current = (await document(portalId)) ?? refuse('not_found')
        const { version, policy } = changeByDocument(definition, current)
        return exportPreview(portalId, { version, policy: policy ?? current.policy }, by)
      }),
    preview: (portalId: string, asked: PreviewPolicy, by: By) =>
      changing(portalId, () => preview(portalId, asked, by)),
    exportPreview: (portalId: string, asked: ExportPreview, by: By) =>
      changing(portalId, () => exportPreview(portalId, asked, by)),
    mailPreview: (portalId: string, asked: MailPreview, by: By) =>
      changing(portalId, () => mailPreview(portalId, asked, by)),
    replaceContacts: (portalId: string, to: ReplaceContacts, by: By) =>
      changing(portalId, () => replaceContacts(portalId, to, by)),
    publish: (portalId: string, notice: PublishNotice, by: By) =>
      changing(portalId, () => publish(portalId, notice, by)),
    makeSecret: (portalId: string, by: By) => changing(portalId, () => secrets.make(portalId, by)),
    revokeSecret: (portalId: string, id: string, by: By) =>
      changing(portalId, () => secrets.revoke(portalId, id, by)),
  }
}

export type PortalSetup = ReturnType<typeof createPortalSetup>
