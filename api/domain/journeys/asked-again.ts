import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { Refusal } from '../methods/refusal.ts'
import { NOBODY } from '../values/nobody.ts'
import type { Change } from './change.ts'
import type { FlowContext } from './context.ts'
import { journeyOf } from './journeys.ts'

const OVERTAKEN: Refusal = { code: 'step_changed' }

/**
 * What an answer rests on, asked once more under the person's lock: between the look and the change a
 * password was hashed, and meanwhile somebody may have suspended them, switched an app off, ended the
 * session that is continued, or replaced the password that was proven. Refused where anything of it
 * has gone; it then counts for nothing.
 */
function* askedAgain(
  { people, methods, sessions }: Pick<Store, 'people' | 'methods' | 'sessions'>,
  context: FlowContext,
  personId: string,
): Statement<Refusal | null> {
  const locked = yield* people.lock(personId)
  const { person, session, proven, provenHere, now } = context
  // Nobody yet where they begin with this very change.
  if (!locked) return person?.id === personId ? OVERTAKEN : null
  // Whom a method has just found was not looked at before: what stands against them is said next.
  const seen = [person, session?.person].find((one) => one?.id === personId)
  if (locked.suspendedAt !== null && seen?.suspendedAt === null) return OVERTAKEN
  if (locked.frozenAt !== null && seen?.frozenAt === null) return OVERTAKEN
  const held = yield* methods.active(personId, now)
  const isHeld = provenHere.every(({ methodId }) => held.some(({ id }) => id === methodId))
  const needsSession =
    journeyOf(context.flow).rules.needsLiveSession || proven.length > provenHere.length
  const live = needsSession ? yield* sessions.liveById(session?.row.id ?? NOBODY, now) : null
  return isHeld && (!needsSession || live !== null) ? null : OVERTAKEN
}

/**
 * The same change, made only if what it rests on still stands. A flow that is nobody's yet rests on
 * nothing, so that an address that nobody has costs what one costs that somebody has.
 */
export function onlyIfItStands(store: Store, context: FlowContext, change: Change): Change {
  const personId = change.flow?.personId ?? context.flow.personId
  if (personId === null) return change
  return {
    ...change,
    *guards(): Statement<Refusal | null> {
      const overtaken = yield* askedAgain(store, context, personId)
      return overtaken ?? (change.guards ? yield* change.guards() : null)
    },
  }
}

/**
 * The same, made only under the rules that it was looked at by: a policy that is tightened ends what is below it under
 * the portal's lock, and what is made afterwards meets it. Else the flow is looked at anew. The portal's lock comes
 * before the person's.
 */
export function onlyUnderTheseRules(store: Store, context: FlowContext, change: Change): Change {
  const { id, version } = context.portal
  const standing = onlyIfItStands(store, context, change)
  return {
    ...standing,
    *guards(): Statement<Refusal | null> {
      const held = yield* store.portals.hold(id)
      if (held?.version !== version) return OVERTAKEN
      return standing.guards ? yield* standing.guards() : null
    },
  }
}
