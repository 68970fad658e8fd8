import type { MembershipWithUnit } from '../../ports/store/people.ts'
import { recordOf } from '../audit.ts'
import { type PersonWithRoles, peopleOf } from '../directory.ts'
import type { Services } from '../services.ts'
import { actorOf } from './act.ts'
import type { Administrator } from './administrators.ts'

const PER_PART = 500

/**
 * Everybody listed in a portal whom the search finds, a row for each live role and one for whoever has
 * none, part by part. Written down before the first part is given: whoever takes the names along is
 * known. Cells: last name, first name, address, suspended since, unit, its external id, role, until.
 */
export function createPeopleExport(services: Services) {
  return async function* (portalId: string, q: string, administrator: Administrator) {
    const exported = recordOf(services, {
      act: 'people.exported',
      actor: actorOf({ administrator }),
      target: { type: 'portal', id: portalId },
      portalId,
      details: q === '' ? {} : { q },
    })
    const { store } = services
    await store.atomically(function* () {
      yield* administrator.confirm()
      yield* exported()
    })
    let after: string | null = null
    do {
      // Whoever reads slowly reads on only while they may.
      await store.run(administrator.confirm)
      const part = await peopleOf(services, portalId, { q, after, limit: PER_PART })
      after = part?.next ?? null
      yield (part?.people ?? []).flatMap(rowsOf)
    } while (after !== null)
  }
}

function rowsOf({ person, memberships }: PersonWithRoles): readonly (readonly string[])[] {
  const { lastName, firstName, email, suspendedAt } = person
  const suspended = suspendedAt === null ? '' : new Date(suspendedAt).toISOString()
  const own = [lastName, firstName, email, suspended]
  return memberships.length === 0
    ? [[...own, '', '', '', '']]
    : memberships.map((membership) => [...own, ...cellsOf(membership)])
}

function cellsOf({ unitName, unitExternalId, role, until }: MembershipWithUnit): readonly string[] {
  const end = until === null ? '' : new Date(until).toISOString()
  return [unitName ?? '', unitExternalId ?? '', role, end]
}
