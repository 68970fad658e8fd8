import type { InvitationQuery, InvitationView } from '../../../contract/console/invitations.ts'
import { recordOf } from '../../audit/audit.ts'
import { actorOf } from '../../rights/act.ts'
import type { Administrator } from '../../rights/administrators.ts'
import { type Exported, timeZoneOf, whileRightful } from '../../rights/exported.ts'
import type { Services } from '../../services.ts'
import { createInvitationParts } from '../part.ts'

type Filter = Omit<InvitationQuery, 'after'>

/**
 * Every invitation that the filter has, part by part. Written down with the filter before the first
 * part is given: whoever takes the names along is known, and which they took.
 */
export function createInvitationsExport(services: Services) {
  const { all } = createInvitationParts(services)
  return async (
    portalId: string,
    filter: Filter,
    administrator: Administrator,
  ): Promise<Exported<InvitationView>> => {
    const exported = recordOf(services, {
      act: 'invitations.exported',
      actor: actorOf({ administrator }),
      target: { type: 'portal', id: portalId },
      portalId,
      details: { ...filter },
    })
    const { store } = services
    await store.atomically(function* () {
      yield* administrator.confirm()
      yield* exported()
    })
    const parts = whileRightful(store, administrator, all(portalId, filter))
    return { timeZone: await timeZoneOf(store, portalId), parts }
  }
}
