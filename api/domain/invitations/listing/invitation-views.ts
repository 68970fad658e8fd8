import type { InvitationView } from '../../../contract/console/invitation-wire.ts'
import type { Invitation, InvitedRoleWithUnit } from '../../../ports/store/invitation-store.ts'
import type { OutboxMail } from '../../../ports/store/outbox-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Store } from '../../../ports/store/store.ts'
import { iso } from '../../values/iso.ts'
import { membershipView } from '../../values/membership-view.ts'
import { attentionOf, statusOf } from './conditions.ts'

interface Beside {
  readonly roles: readonly InvitedRoleWithUnit[]
  readonly letter: OutboxMail['state'] | null
  readonly now: number
}

/** Invitations as whoever invites sees them, in the order given; at most a few hundred. */
export function* viewsOf(
  store: Store,
  invitations: readonly Invitation[],
  now: number,
): Statement<readonly InvitationView[]> {
  const ids = invitations.map(({ id }) => id)
  const roles = yield* store.invitations.rolesOf(ids)
  const letters = yield* store.outbox.newestLettersOf(ids)
  const letterById = new Map(letters.map(({ invitationId, state }) => [invitationId, state]))
  return invitations.map((invitation) =>
    viewOf(invitation, {
      roles: roles.filter(({ invitationId }) => invitationId === invitation.id),
      letter: letterById.get(invitation.id) ?? null,
      now,
    }),
  )
}

function viewOf(invitation: Invitation, { roles, letter, now }: Beside): InvitationView {
  const { id, email, firstName, lastName, language, inviterName } = invitation
  return {
    id,
    address: email,
    firstName,
    lastName,
    language,
    inviter: inviterName,
    standing: statusOf(invitation, now),
    letter,
    attention: attentionOf(invitation, letter, now),
    roles: roles.map(membershipView),
    createdAt: iso(invitation.createdAt),
    sentAt: iso(invitation.sentAt),
    expiresAt: iso(invitation.expiresAt),
    successor: successorOf(invitation),
  }
}

/** Only of an invitation that was declined, and for whom somebody was proposed. */
function successorOf({ successorName: name, successorEmail: address }: Invitation) {
  return name === null && address === null ? null : { name, address }
}
