import type { PersonInvitationView } from '../../../contract/console/people-wire.ts'
import type { Person } from '../../../ports/store/person-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Store } from '../../../ports/store/store.ts'
import { viewsOf } from './invitation-views.ts'

const NEWEST = 20

interface Asked {
  readonly person: Pick<Person, 'emailKey'>
  readonly portalId: string
  readonly now: number
}

/** By address, as a sign-in finds them: one that is still open belongs to whoever has the mailbox. */
export function* personInvitations(
  store: Store,
  { person, portalId, now }: Asked,
): Statement<readonly PersonInvitationView[]> {
  const invitations = yield* store.invitations.byAddress(portalId, person.emailKey)
  const lastSent = invitations.toSorted((a, b) => b.sentAt - a.sentAt).slice(0, NEWEST)
  const views = yield* viewsOf(store, lastSent, now)
  return views.map(({ id, sentAt, expiresAt, standing, attention, inviter, roles }) => ({
    id,
    sentAt,
    expiresAt,
    standing,
    attention,
    inviter,
    roles,
  }))
}
