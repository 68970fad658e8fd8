import type { PersonCursor } from '../../ports/store/directory-store.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { Services } from '../services.ts'
import { cursorKeys, cursorText } from '../values/cursor.ts'
import { searchBeginnings } from '../values/search-terms.ts'

export interface DirectoryAsked {
  /** Beginnings of words; empty for everybody. */
  readonly q: string
  /** What a page before this one gave as its `next`; null for the first. */
  readonly after: string | null
  readonly limit: number
}

export interface PersonWithRoles {
  readonly person: Person
  /** Live ones in the portal. */
  readonly memberships: readonly MembershipWithUnit[]
}

export interface FoundPeople {
  readonly people: readonly PersonWithRoles[]
  readonly next: string | null
}

/**
 * A page of a portal's people, in order; nobody where something is asked for that is no beginning of a
 * word. Null for an `after` that was never given.
 */
export async function peopleOf(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  portalId: string,
  { q, after, limit }: DirectoryAsked,
): Promise<FoundPeople | null> {
  const now = clock.now()
  const terms = searchBeginnings(q)
  const cursor = after === null ? null : cursorOf(after)
  if (cursor === undefined) return null
  if (!terms) return { people: [], next: null }
  return store.run(function* () {
    const search = { portalId, terms, after: cursor, limit }
    const { people, next } = yield* store.directory.page(search)
    const ids = people.map(({ id }) => id)
    const roles = yield* store.people.liveMembershipsOf(ids, portalId, now)
    return { people: withRoles(people, roles), next: next && textOf(next) }
  })
}

function withRoles(
  people: readonly Person[],
  roles: readonly MembershipWithUnit[],
): readonly PersonWithRoles[] {
  return people.map((person) => ({
    person,
    memberships: roles.filter(({ personId }) => personId === person.id),
  }))
}

function textOf({ sortKey, personId }: PersonCursor): string {
  return cursorText(sortKey, personId)
}

function cursorOf(text: string): PersonCursor | undefined {
  const keys = cursorKeys(text, 'text', 'text')
  return keys ? { sortKey: keys[0], personId: keys[1] } : undefined
}
