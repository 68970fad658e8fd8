import type { Invitation } from '../../../ports/store/invitations.ts'
import type { OutboxMail } from '../../../ports/store/outbox.ts'
import type { Store } from '../../../ports/store/store.ts'

export interface ListedInvitation extends Invitation {
  /** How far its newest letter has come; null when that is no longer kept. */
  readonly letter: OutboxMail['state'] | null
}

/** Lists a portal's invitations, newest first. */
export function createListing(store: Store) {
  return (portalId: string): Promise<readonly ListedInvitation[]> =>
    store.run(function* () {
      const invitations = yield* store.invitations.inPortal(portalId)
      const letters = yield* store.outbox.newestLetters(portalId)
      const states = new Map(letters.map(({ invitationId, state }) => [invitationId, state]))
      return invitations.map((row) => ({ ...row, letter: states.get(row.id) ?? null }))
    })
}
