import type { PersonCursor } from '../../../ports/store/directory-store.ts'
import type { MembershipWithUnit, Person } from '../../../ports/store/person-store.ts'
import type { Concern, Reach } from '../../../ports/store/policy-reach-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'

/** Somebody whom a policy would concern, and their live roles. */
export interface ConcernedWithRoles {
  readonly person: Person
  readonly roles: readonly MembershipWithUnit[]
}

/** One page of them, by last and first name. */
export function* concernedPage(
  { store }: Pick<Services, 'store'>,
  reach: Reach,
  {
    concern,
    ...at
  }: { readonly concern: Concern; readonly after: PersonCursor | null; readonly limit: number },
): Statement<{
  readonly people: readonly ConcernedWithRoles[]
  readonly next: PersonCursor | null
}> {
  const { people, next } = yield* store.policyReach.page(reach, concern, at)
  const ids = people.map(({ id }) => id)
  const held = yield* store.people.liveMembershipsOf(ids, reach.portalId, reach.now)
  const rolesOf = ({ id }: Person) => held.filter(({ personId }) => personId === id)
  return { people: people.map((person) => ({ person, roles: rolesOf(person) })), next }
}
