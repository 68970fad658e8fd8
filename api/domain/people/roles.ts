import type { HostPerson } from '../../contract/host-people-wire.ts'
import { PEOPLE_PER_PAGE } from '../../contract/plain/paging.ts'
import type { Services } from '../services.ts'
import type { Host } from '../sessions/redeeming.ts'
import { createUnitPutting, type UnitCounts, type WantedUnit } from '../units/unit-putting.ts'
import { membershipView } from '../values/membership-view.ts'
import { type PersonWithRoles, peopleOf } from './directory.ts'
import { endMembership } from './membership-ending.ts'

export interface RoleToEnd {
  readonly person: string
  /** External id; null for a role in the whole portal. */
  readonly unit: string | null
  readonly role: string
  /** Epoch milliseconds; null for at once. */
  readonly until: number | null
}

/** What a host's server keeps in step with its own registers. */
export function createRoles(services: Services) {
  const { store, clock } = services
  const put = createUnitPutting(services)

  /** But for those who have never had a role there: they coordinate a unit of it, which its host need not know. */
  const withoutStrangers = async (
    portalId: string,
    people: readonly PersonWithRoles[],
  ): Promise<readonly PersonWithRoles[]> => {
    const idle = people.filter(({ memberships }) => memberships.length === 0)
    if (idle.length === 0) return people
    const ids = idle.map(({ person }) => person.id)
    const were = await store.run(() => store.people.everIn(portalId, ids))
    return people.filter((one) => !idle.includes(one) || were.includes(one.person.id))
  }

  return {
    putUnits: (host: Host, wanted: readonly WantedUnit[]): Promise<UnitCounts> =>
      put({ portalId: host.id, wanted, actor: host, dryRun: false }),

    /** Null for an `after` that was never given. */
    async list(portalId: string, after: string | null) {
      const found = await peopleOf(services, portalId, { q: '', after, limit: PEOPLE_PER_PAGE })
      if (!found) return null
      const people = await withoutStrangers(portalId, found.people)
      return { items: people.map(personOf), next: found.next }
    },

    /** False, and nothing done, when there is no such live role, or it ends earlier already. */
    endRole(host: Host, { person, unit, role, until }: RoleToEnd): Promise<boolean> {
      const now = clock.now()
      const { id: portalId } = host
      return store.atomically(function* () {
        yield* host.confirm()
        if (!(yield* store.people.lock(person))) return false
        const live = yield* store.people.liveMemberships(person, portalId, now)
        const membership = live.find((held) => held.role === role && held.unitExternalId === unit)
        if (!membership) return false
        return yield* endMembership(services, { membership, until, actor: host, now })
      })
    },

    /** A moment that a role can be made to end at. */
    isAhead: (at: number): boolean => at > clock.now(),
  }
}

export type Roles = ReturnType<typeof createRoles>

function personOf({ person, memberships }: PersonWithRoles): HostPerson {
  const { id, firstName, lastName, email } = person
  return { id, firstName, lastName, email, memberships: memberships.map(membershipView) }
}
