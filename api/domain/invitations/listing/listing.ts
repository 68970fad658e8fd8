import type { Invitation, InvitationPlace } from '../../../ports/store/invitations.ts'
import type { OutboxMail } from '../../../ports/store/outbox.ts'
import type { Store } from '../../../ports/store/store.ts'

export interface ListedInvitation extends Invitation {
  /** How far its newest letter has come; null when that is no longer kept. */
  readonly letter: OutboxMail['state'] | null
}

/** Rows of one part: as many letters as are asked for in one query. */
const PART = 500

/**
 * A part of a portal's invitations, newest first: those after a place, which is the last one of the part
 * before. Empty at the end.
 */
export function createListing(store: Store) {
  return (
    portalId: string,
    after: InvitationPlace | null = null,
  ): Promise<readonly ListedInvitation[]> =>
    store.run(function* () {
      const part = { after, limit: PART }
      const invitations = yield* store.invitations.part(portalId, [], part)
      const letters = yield* store.outbox.newestLettersOf(invitations.map(({ id }) => id))
      const states = new Map(letters.map(({ invitationId, state }) => [invitationId, state]))
      return invitations.map((row) => ({ ...row, letter: states.get(row.id) ?? null }))
    })
}
