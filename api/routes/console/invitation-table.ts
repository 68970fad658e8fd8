import type { InvitationView, InvitedRoleView } from '../../contract/console/invitations.ts'
import type { CsvRow } from '../../http/csv.ts'

/** Rows of the exported list, part by part, in the order of `INVITATION_HEADS`. */
export async function* invitationRows(
  parts: AsyncIterable<readonly InvitationView[]>,
): AsyncGenerator<readonly CsvRow[]> {
  for await (const part of parts) yield part.map(rowOf)
}

function rowOf(invitation: InvitationView): CsvRow {
  return [
    invitation.id,
    invitation.address,
    invitation.firstName,
    invitation.lastName,
    invitation.language,
    invitation.roles.map(roleText).join(' '),
    invitation.standing,
    invitation.letter ?? '',
    invitation.attention.join(' '),
    invitation.inviter,
    invitation.createdAt,
    invitation.sentAt,
    invitation.expiresAt,
    invitation.successor?.name ?? '',
    invitation.successor?.address ?? '',
  ]
}

/** As the command line takes it: `reporter@0001`, or `reporter` for the whole portal. */
function roleText({ role, unitExternalId }: InvitedRoleView): string {
  return unitExternalId === null ? role : `${role}@${unitExternalId}`
}
