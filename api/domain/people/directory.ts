import type { PersonCursor } from '../../ports/store/directory-store.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { Services } from '../services.ts'
import { cursorKeys, cursorText } from '../values/cursor.ts'
import { searchBeginnings } from '../values/search-terms.ts'
import { mayBeTelephone, telephoneSearched } from '../values/telephone.ts'

export interface DirectoryAsked {
  /** Beginnings of words, or of a telephone number; empty for everybody. */
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
  const cursor = after === null ? null : cursorOf(after)
  if (cursor === undefined) return null
  return store.run(function* (): Statement<FoundPeople> {
    const terms = yield* termsOf(store, portalId, q)
    if (!terms) return { people: [], next: null }
    const search = { portalId, terms, after: cursor, limit }
    const { people, next } = yield* store.directory.page(search)
    const ids = people.map(({ id }) => id)
    const roles = yield* store.people.liveMembershipsOf(ids, portalId, now)
    return { people: withRoles(people, roles), next: next && textOf(next) }
  })
}

/** A number, or the beginning of one, where somebody here has it, however it is written; else words. */
function* termsOf(
  { portals, directory }: Pick<Store, 'portals' | 'directory'>,
  portalId: string,
  q: string,
): Statement<readonly string[] | null> {
  const portal = mayBeTelephone(q) ? yield* portals.byId(portalId) : null
  const digits = portal && telephoneSearched(q, portal.timeZone)
  if (!digits) return searchBeginnings(q)
  const { people } = yield* directory.page({ portalId, terms: [digits], after: null, limit: 1 })
  return people.length > 0 ? [digits] : searchBeginnings(q)
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
