import type { Statement } from '../../../ports/store/statement.ts'
import type { Store } from '../../../ports/store/store.ts'
import { openPortal } from '../portal.ts'
import type { SetupRows } from '../setup-view.ts'

/** What a set-up is shown from; null for an unknown portal. */
export function* setupRows(
  { portals, notices }: Store,
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
    }
  )
}
