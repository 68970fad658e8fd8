import type { Objection } from '../../ports/store/helpdesk/objection-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { counts } from '../methods/bound.ts'
import { isSecondFactor } from '../methods/kinds.ts'
import { parseProofs } from '../methods/proof.ts'
import { isUnasked } from '../methods/unasked.ts'
import { LOOKED_BACK_MS } from './freeze.ts'

/** How a freeze is lifted from a session: here, by signing in with another method, or by the helpdesk alone. */
export type Lift = 'here' | 'other-method' | 'helpdesk'

interface Asked {
  readonly person: Pick<Person, 'id' | 'freezeHeld'>
  readonly session: Pick<Session, 'proofs'>
  readonly bound: readonly Method[]
  readonly now: number
}

/**
 * A strong method that is active now and older than every change of the last 30 days was there before whoever may
 * have made them. What lies in a drawer is none, nor what came back in that time.
 */
export function* liftOf(store: Pick<Store, 'objections'>, asked: Asked): Statement<Lift> {
  const able = yield* olderThanChanges(store, asked)
  if (asked.person.freezeHeld || able.length === 0) return 'helpdesk'
  return isShown(asked, able) ? 'here' : 'other-method'
}

/** Whether the session rests on such a one, whoever lifts the freeze. */
export function* restsOnOlder(store: Pick<Store, 'objections'>, asked: Asked): Statement<boolean> {
  return isShown(asked, yield* olderThanChanges(store, asked))
}

function* olderThanChanges(
  { objections }: Pick<Store, 'objections'>,
  { person, bound, now }: Asked,
): Statement<readonly Method[]> {
  const changes = yield* objections.since(person.id, now - LOOKED_BACK_MS)
  return bound.filter((method) => isOlder(method, changes, now))
}

const isShown = ({ session }: Asked, able: readonly Method[]): boolean =>
  parseProofs(session.proofs).some(({ methodId }) => able.some(({ id }) => id === methodId))

function isOlder(method: Method, changes: readonly Objection[], now: number): boolean {
  const { id, confirmedAt } = method
  if (!counts(method, now) || !isSecondFactor(method) || isUnasked(method)) return false
  if (confirmedAt === null) return false
  return changes.every((change) => change.methodId !== id && confirmedAt < change.changedAt)
}
