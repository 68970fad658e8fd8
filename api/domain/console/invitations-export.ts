import type { InvitationQuery, InvitationView } from '../../contract/console/invitations.ts'
import { recordOf } from '../audit.ts'
import { createInvitationParts } from '../invitations/part.ts'
import type { Services } from '../services.ts'
import { actorOf } from './act.ts'
import type { Administrator } from './administrators.ts'
import { type Exported, timeZoneOf } from './exported.ts'

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
    await services.store.atomically(exported)
    return { timeZone: await timeZoneOf(services.store, portalId), parts: all(portalId, filter) }
  }
}
