import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { Unit } from '../../ports/store/unit-store.ts'
import { rolesAt } from '../rights/shared-people.ts'
import { COLLEAGUE_KNOWN_MS } from './rules.ts'
import { worksInConsole } from './who-may.ts'

interface Pair {
  readonly person: Pick<Person, 'id'>
  readonly colleague: Pick<Person, 'id' | 'suspendedAt' | 'frozenAt' | 'emailKey'>
  readonly portalId: string
  readonly now: number
}

/**
 * The unit in which a colleague may say who is calling; null for none. In it for 30 days, for nobody who works in the
 * console, for one person in 30 days, and never for whoever has vouched for them: circles are how accounts of one
 * unit would be taken one by one.
 */
export function* sharedUnit(
  store: Pick<Store, 'people' | 'callerCodes' | 'units'>,
  { person, colleague, portalId, now }: Pair,
): Statement<Unit | null> {
  if (colleague.id === person.id || colleague.suspendedAt !== null || colleague.frozenAt !== null)
    return null
  const theirs = yield* rolesAt(store, person.id, now)
  if (worksInConsole({ personId: person.id, live: theirs })) return null
  const isKnown = (since: number) => since <= now - COLLEAGUE_KNOWN_MS
  const own = yield* store.people.liveMemberships(colleague.id, portalId, now)
  const shared = own.find(
    ({ unitId, createdAt }) =>
      unitId !== null && isKnown(createdAt) && theirs.some((one) => one.unitId === unitId),
  )
  if (!shared?.unitExternalId || (yield* hasVouched(store, { person, colleague, now }))) return null
  return yield* store.units.byExternalId(portalId, shared.unitExternalId)
}

function* hasVouched(
  { callerCodes }: Pick<Store, 'callerCodes'>,
  { person, colleague, now }: Pick<Pair, 'person' | 'colleague' | 'now'>,
): Statement<boolean> {
  const lately = yield* callerCodes.confirmedBy(colleague.id, now - COLLEAGUE_KNOWN_MS)
  if (lately.length > 0) return true
  const back = yield* callerCodes.confirmedBy(person.id, 0)
  return back.some(({ personId }) => personId === colleague.id)
}
