import { OPEN_STATES } from '../../../contract/plain/invitation-states.ts'
import type { Services } from '../../services.ts'
import { parseAddress } from '../../values/address.ts'
import { hasRunOut } from '../../values/run-out.ts'
import type { Invitee } from './invite-request.ts'
import type { InvitingPortal } from './inviting-portal.ts'

/** Address and role as one word, to compare by. */
const keyOf = (emailKey: string, unitId: string | null, role: string): string =>
  JSON.stringify([emailKey, unitId, role])

/** What somebody would be invited to; nothing where the address or the unit is none. */
export function roleKeys(
  { email, roles }: Invitee,
  units: InvitingPortal['units'],
): readonly string[] {
  const address = parseAddress(email)
  if (!address) return []
  return roles.flatMap(({ unitExternalId, role }) => {
    const unit = unitExternalId === null ? null : units.get(unitExternalId)
    return unit === undefined ? [] : keyOf(address.key, unit?.id ?? null, role)
  })
}

/** What those people are invited to already, by invitations that have neither ended nor expired; but for what has run out. */
export async function rolesTaken(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  invitees: readonly Invitee[],
  { portal }: InvitingPortal,
): Promise<readonly string[]> {
  const emailKeys = new Set(invitees.flatMap(({ email }) => parseAddress(email)?.key ?? []))
  const now = clock.now()
  const isOpen = { states: OPEN_STATES, endsAfter: now }
  const taken = await store.run(() =>
    store.invitations.rolesOfAddresses(portal.id, [...emailKeys], isOpen),
  )
  const standing = taken.filter((role) => !hasRunOut(role, now))
  return standing.map(({ emailKey, unitId, role }) => keyOf(emailKey, unitId, role))
}
