import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type Actor, OPERATOR } from '../actor.ts'
import { recordOf } from '../audit/audit.ts'
import type { Services } from '../services.ts'

/** Ends an invitation that is not complete, expired or not: that one could be sent again. False when there was nothing to end. */
export function createRevoking(services: Services) {
  const { store } = services
  return async (id: string, actor: Actor = OPERATOR): Promise<boolean> => {
    const invitation = await store.run(() => store.invitations.byId(id))
    if (!invitation) return false
    return store.atomically(function* () {
      yield* actor.confirm()
      return yield* revoke(services, invitation, actor)
    })
  }
}

/** The same in somebody else's transaction. */
export function* revoke(
  services: Services,
  { id, portalId }: Pick<Invitation, 'id' | 'portalId'>,
  actor: Actor,
): Statement<boolean> {
  const { invitations, outbox } = services.store
  if (!(yield* invitations.advance(id, OPEN_STATES, 'revoked', null))) return false
  yield* outbox.withdrawLetters(id)
  const target = { type: 'invitation', id } as const
  yield* recordOf(services, { act: 'invitation.revoked', actor, target, portalId })()
  return true
}
