import type { InvitationQuery, InvitationView } from '../../../contract/console/invitation-wire.ts'
import { recordOf } from '../../audit/audit.ts'
import { type Exported, timeZoneOf, whileRightful } from '../../exported.ts'
import type { Administrator } from '../../rights/administrators.ts'
import { actorOf } from '../../rights/person-act.ts'
import type { Services } from '../../services.ts'
import { createInvitationPages } from '../invitation-pages.ts'

type Filter = Omit<InvitationQuery, 'after'>

/**
 * Every invitation that the filter has, page by page. Written down with the filter before the first
 * page is given: whoever takes the names along is known, and which they took.
 */
export function createInvitationsExport(services: Services) {
  const { all } = createInvitationPages(services)
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
    const pages = whileRightful(store, administrator, all(portalId, filter))
    return { timeZone: await timeZoneOf(store, portalId), pages }
  }
}
