import { nameKey } from '../../../contract/plain/clean-text.ts'
import type { Unit } from '../../../ports/store/unit-store.ts'
import type { Invitee } from './invite-request.ts'
import type { InvitingPortal } from './inviting-portal.ts'

/**
 * The units that bear each of these names, by the name as it was given; none is left out. Where nothing bears it, digits are
 * the one unit whose id they are but for zeros before them: spreadsheets take those away.
 */
export function unitsByName(
  units: readonly Unit[],
  names: readonly string[],
): ReadonlyMap<string, readonly Unit[]> {
  const byName = new Map<string, Unit[]>()
  for (const unit of units) {
    const key = nameKey(unit.name)
    byName.set(key, [...(byName.get(key) ?? []), unit])
  }
  return new Map(names.map((name) => [name, byName.get(nameKey(name)) ?? paddedOnly(units, name)]))
}

/** The one unit whose id is these digits with zeros before them; none where several are. */
export function paddedOnly(units: readonly Unit[], digits: string): readonly Unit[] {
  if (!/^\d+$/.test(digits)) return []
  const padded = units.filter(
    ({ externalId }) =>
      externalId.endsWith(digits) && /^0+$/.test(externalId.slice(0, -digits.length)),
  )
  return padded.length === 1 ? padded : []
}

/** With each unit by its external id, whatever it was named by; a role that is named twice is one. */
export function byExternalIds<Given extends Invitee>(
  invitee: Given,
  { units }: Pick<InvitingPortal, 'units'>,
): Given {
  const roles = invitee.roles.map((role) => {
    const unit = role.unitExternalId === null ? undefined : units.get(role.unitExternalId)
    return unit ? { ...role, unitExternalId: unit.externalId } : role
  })
  const named = new Map(
    roles.map((role) => [JSON.stringify([role.unitExternalId, role.role]), role]),
  )
  return { ...invitee, roles: [...named.values()] }
}
