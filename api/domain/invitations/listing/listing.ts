import type { Invitation, InvitationCursor } from '../../../ports/store/invitation-store.ts'
import type { OutboxMail } from '../../../ports/store/outbox-store.ts'
import type { Store } from '../../../ports/store/store.ts'

export interface ListedInvitation extends Invitation {
  /** How far its newest letter has come; null when that is no longer kept. */
  readonly letter: OutboxMail['state'] | null
}

/** Rows of one page: as many letters as are asked for in one query. */
const PAGE = 500

/**
 * A page of a portal's invitations, newest first: those after a cursor, which is the last one of the page
 * before. Empty at the end.
 */
export function createListing(store: Store) {
  return (
    portalId: string,
    after: InvitationCursor | null = null,
  ): Promise<readonly ListedInvitation[]> =>
    store.run(function* () {
      const page = { after, limit: PAGE }
      const invitations = yield* store.invitations.page(portalId, [], page)
      const letters = yield* store.outbox.newestLettersOf(invitations.map(({ id }) => id))
      const states = new Map(letters.map(({ invitationId, state }) => [invitationId, state]))
      return invitations.map((row) => ({ ...row, letter: states.get(row.id) ?? null }))
    })
}
