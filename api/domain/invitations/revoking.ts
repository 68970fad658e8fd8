import { recordOf } from '../audit.ts'
import type { Services } from '../services.ts'
import { OPEN_STATES } from './states.ts'

/** Ends an invitation that is not complete. False when there was nothing to end. */
export function createRevoking(services: Services) {
  const { store, clock } = services
  return (id: string): Promise<boolean> => {
    const now = clock.now()
    const revoked = recordOf(services, {
      act: 'invitation.revoked',
      actor: { type: 'operator', id: null },
      target: { type: 'invitation', id },
      portalId: null,
    })
    return store.atomically(function* () {
      const ended = yield* store.invitations.advance(id, OPEN_STATES, 'revoked', now)
      if (!ended) return false
      yield* store.outbox.withdrawLetters(id)
      yield* revoked()
      return true
    })
  }
}
