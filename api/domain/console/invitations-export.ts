import type { InvitationQuery, InvitationView } from '../../contract/console/invitations.ts'
import { recordOf } from '../audit.ts'
import { createInvitationParts } from '../invitations/part.ts'
import type { Services } from '../services.ts'
import { actorOf } from './act.ts'
import type { Administrator } from './administrators.ts'

type Filter = Omit<InvitationQuery, 'after'>

/**
 * Every invitation that the filter has, part by part. Written down with the filter before the first
 * part is given: whoever takes the names along is known, and which they took.
 */
export function createInvitationsExport(services: Services) {
  const { all } = createInvitationParts(services)
  return async function* (
    portalId: string,
    filter: Filter,
    administrator: Administrator,
  ): AsyncGenerator<readonly InvitationView[]> {
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
    for await (const part of all(portalId, filter)) {
      // Whoever reads slowly reads on only while they may.
      await store.run(administrator.confirm)
      yield part
    }
  }
}
