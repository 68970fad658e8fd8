import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import { type Actor, OPERATOR } from '../actor.ts'
import { recordOf } from '../audit/audit.ts'
import type { Services } from '../services.ts'

/** Ends an invitation that is not complete, expired or not: that one could be sent again. False when there was nothing to end. */
export function createRevoking(services: Services) {
  const { store } = services
  return async (id: string, actor: Actor = OPERATOR): Promise<boolean> => {
    const invitation = await store.run(() => store.invitations.byId(id))
    if (!invitation) return false
    const revoked = recordOf(services, {
      act: 'invitation.revoked',
      actor,
      target: { type: 'invitation', id },
      portalId: invitation.portalId,
    })
    return store.atomically(function* () {
      yield* actor.confirm()
      const ended = yield* store.invitations.advance(id, OPEN_STATES, 'revoked', null)
      if (!ended) return false
      yield* store.outbox.withdrawLetters(id)
      yield* revoked()
      return true
    })
  }
}
