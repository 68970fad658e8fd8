import type { Page } from '../../contract/console/console-wire.ts'
import type { PersonRow } from '../../contract/console/people-wire.ts'
import { PER_PAGE } from '../../contract/plain/paging.ts'
import type { Services } from '../services.ts'
import { type PersonWithRoles, peopleOf } from './directory.ts'

interface Asked {
  readonly q?: string | undefined
  readonly after?: string | undefined
}

/** A portal's people. Null for an `after` that was never given. */
export function createPeopleList(services: Services) {
  return async (portalId: string, { q = '', after }: Asked): Promise<Page<PersonRow> | null> => {
    const asked = { q, after: after ?? null, limit: PER_PAGE }
    const found = await peopleOf(services, portalId, asked)
    return found && { items: found.people.map(rowOf), next: found.next }
  }
}

function rowOf({ person, memberships }: PersonWithRoles): PersonRow {
  const { id, firstName, lastName, email, suspendedAt } = person
  const units = new Set(memberships.flatMap(({ unitName }) => unitName ?? []))
  return {
    id,
    firstName,
    lastName,
    address: email,
    units: [...units].sort(),
    hasPortalRole: memberships.some(({ unitId }) => unitId === null),
    isSuspended: suspendedAt !== null,
  }
}
