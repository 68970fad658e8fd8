import { inLockOrder } from '../../ports/store/lock-order.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import type { Act, ActRefusal, Locked } from './person-act.ts'
import { isLive, isOf, mayActOn } from './shared-people.ts'

/** What is done to somebody under their lock; a refusal, or null where it is done. */
export type LockedChange<Refused> = (locked: Locked) => Statement<Refused | null>

/** Asked under the lock, so that no role is given or taken between question and act. */
export function* withPersonLocked<Refused>(
  { store }: Pick<Services, 'store'>,
  { act, now }: { readonly act: Act; readonly now: number },
  change: LockedChange<Refused>,
): Statement<Refused | ActRefusal | null> {
  const { portalId, personId } = act
  // Theirs as well, for two may suspend each other; in one order, so that neither waits for the other.
  const ids = inLockOrder([personId, act.administrator.person.id], (id) => id)
  for (const id of ids) yield* store.people.lock(id)
  const person = yield* store.people.byId(personId)
  // After the locks, which may have been waited for.
  const administrator = yield* act.administrator.confirm()
  const memberships = yield* store.people.memberships(personId)
  if (!person || !memberships.some(isOf(portalId))) return 'not_found'
  const live = memberships.filter((membership) => isLive(membership, now))
  if (!mayActOn(administrator, { personId, live }, portalId)) return 'forbidden'
  return yield* change({ administrator, person, memberships, live, now })
}
