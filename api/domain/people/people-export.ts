import { PER_EXPORTED_PAGE } from '../../contract/plain/paging.ts'
import type { MembershipView } from '../../contract/views.ts'
import { recordOf } from '../audit/audit.ts'
import { type Exported, timeZoneOf, whileRightful } from '../exported.ts'
import type { Administrator } from '../rights/administrators.ts'
import { actorOf } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { isoOrNull } from '../values/iso.ts'
import { membershipView } from '../values/membership-view.ts'
import { mayBeTelephone } from '../values/telephone.ts'
import { type PersonWithRoles, peopleOf } from './directory.ts'

/** Somebody, and one of their live roles; null for whoever has none. */
export interface ExportedRole {
  readonly person: Readonly<Record<'firstName' | 'lastName' | 'address', string>> & {
    /** ISO 8601. */
    readonly suspendedAt: string | null
  }
  readonly membership: MembershipView | null
}

/**
 * Everybody listed in a portal whom the search finds, once for each live role. Written down before
 * the first page is given: whoever takes the names along is known.
 */
export function createPeopleExport(services: Services) {
  async function* all(portalId: string, q: string): AsyncGenerator<readonly ExportedRole[]> {
    let after: string | null = null
    do {
      const page = await peopleOf(services, portalId, { q, after, limit: PER_EXPORTED_PAGE })
      after = page?.next ?? null
      yield (page?.people ?? []).flatMap(rolesOf)
    } while (after !== null)
  }

  return async (
    portalId: string,
    q: string,
    administrator: Administrator,
  ): Promise<Exported<ExportedRole>> => {
    const exported = recordOf(services, {
      act: 'people.exported',
      actor: actorOf({ administrator }),
      target: { type: 'portal', id: portalId },
      portalId,
      // A number stands in no log.
      details: q === '' ? {} : mayBeTelephone(q) ? { byTelephone: true } : { q },
    })
    const { store } = services
    await store.atomically(function* () {
      yield* administrator.confirm()
      yield* exported()
    })
    const pages = whileRightful(store, administrator, all(portalId, q))
    return { timeZone: await timeZoneOf(store, portalId), pages }
  }
}

function rolesOf({ person, memberships }: PersonWithRoles): readonly ExportedRole[] {
  const { firstName, lastName, email, suspendedAt } = person
  const told = { firstName, lastName, address: email, suspendedAt: isoOrNull(suspendedAt) }
  if (memberships.length === 0) return [{ person: told, membership: null }]
  return memberships.map((held) => ({ person: told, membership: membershipView(held) }))
}
