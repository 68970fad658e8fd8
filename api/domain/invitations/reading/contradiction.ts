import type { PeopleColumn } from '../../../contract/console/sheet-wire.ts'
import { nameKey } from '../../../contract/plain/clean-text.ts'
import type { Unit } from '../../../ports/store/unit-store.ts'
import { paddedOnly } from '../sending/named-units.ts'

/**
 * Tells whether a row gives the id of one unit and the name of another, both in the portal: nobody knows which is meant. A name
 * that no unit has is a way of writing, and an id that none has is told when the list is sent.
 */
export function contradiction(units: readonly Unit[]) {
  const nameOf = new Map(units.map(({ externalId, name }) => [externalId, nameKey(name)]))
  const names = new Set(nameOf.values())
  const nameBehind = (id: string) =>
    nameOf.get(id) ?? paddedOnly(units, id).map(({ name }) => nameKey(name))[0]
  return ({ unitId, unit }: Readonly<Record<PeopleColumn, string>>): boolean => {
    if (unitId === '' || unit === '') return false
    const meant = unitId.split('|').map((id) => nameBehind(id.trim()))
    const named = unit.split('|').map(nameKey)
    return (
      !meant.includes(undefined) && named.some((name) => names.has(name) && !meant.includes(name))
    )
  }
}
