import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { grantsOf, isLive } from '../rights/shared-people.ts'
import { type Grant, may, mayEverywhere, ownUnits } from '../values/rights.ts'

type Sent = Pick<Invitation, 'id' | 'portalId' | 'inviterId' | 'inviterEmail'>

/**
 * Where whoever has sent an invitation is told what becomes of it; null for nowhere. In the console they are told while
 * they may still send one like it, at the address that they have now. Of whoever never worked there, the host alone
 * knows.
 */
export function* inviterAddress(
  store: Pick<Store, 'people' | 'invitations'>,
  invitation: Sent,
  now: number,
): Statement<string | null> {
  const { inviterId, inviterEmail, portalId } = invitation
  if (inviterEmail === null) return null
  const person = yield* store.people.byId(inviterId ?? '')
  const all = person ? yield* store.people.memberships(person.id) : []
  const held = all.filter((one) => one.portalId === CONSOLE_PORTAL)
  if (!person || held.length === 0) return inviterEmail
  if (person.suspendedAt !== null || person.frozenAt !== null) return null
  const grants = grantsOf({ live: held.filter((one) => isLive(one, now)) })
  const isRightful = mayInvite(grants, portalId) || (yield* isAllTheirs(store, grants, invitation))
  return isRightful ? person.email : null
}

function mayInvite(grants: readonly Grant[], portalId: string): boolean {
  return portalId === CONSOLE_PORTAL
    ? mayEverywhere(grants, 'colleagues.change')
    : may(grants, 'invitations.send', portalId)
}

/** Whether they coordinate each unit that it offers a role in. */
function* isAllTheirs(
  { invitations }: Pick<Store, 'invitations'>,
  grants: readonly Grant[],
  { id, portalId }: Sent,
): Statement<boolean> {
  const own = ownUnits(grants, portalId)
  if (own.length === 0) return false
  const roles = yield* invitations.roles(id)
  return roles.every(({ unitExternalId: unit }) => unit !== null && own.includes(unit))
}
