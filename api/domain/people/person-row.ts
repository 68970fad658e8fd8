import type { PersonRow } from '../../contract/console/people-wire.ts'
import type { Alphabet } from '../../ports/store/alphabet.ts'
import { inNameOrder } from '../values/name-order.ts'
import type { PersonWithRoles } from './directory.ts'

/** Somebody as the lists of a portal show them. */
export function personRow(alphabet: Alphabet, { person, memberships }: PersonWithRoles): PersonRow {
  const { id, firstName, lastName, email, suspendedAt } = person
  const units = new Set(memberships.flatMap(({ unitName }) => unitName ?? []))
  const named = [...units].map((name) => ({ name, id: name }))
  return {
    id,
    firstName,
    lastName,
    address: email,
    units: inNameOrder(alphabet, named).map(({ name }) => name),
    hasPortalRole: memberships.some(({ unitId }) => unitId === null),
    isSuspended: suspendedAt !== null,
  }
}
