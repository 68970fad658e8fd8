import type { MailedRole } from '../../ports/mail-templates.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import type { Store } from '../../ports/store/store.ts'
import { openPortal, type Portal } from '../portals/portal.ts'

/** An invitation as it stands, with what its letter is written from. */
export interface FullInvitation {
  readonly invitation: Invitation
  readonly portal: Portal
  readonly roles: readonly Omit<MailedRole, 'name'>[]
}

export function readFullInvitation(store: Store, id: string): Promise<FullInvitation | null> {
  return store.run(function* () {
    const invitation = yield* store.invitations.byId(id)
    const row = invitation && (yield* store.portals.byId(invitation.portalId))
    if (!row) return null
    const roles = yield* store.invitations.roles(id)
    return { invitation, portal: openPortal(row), roles: roles.map(mailedRole) }
  })
}

function mailedRole({
  unitName,
  role,
  until,
}: Pick<MailedRole, 'role' | 'until'> & { readonly unitName: string | null }) {
  return { unit: unitName, role, until }
}
