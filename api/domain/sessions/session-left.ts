import type { MembershipWithUnit } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { refuseTheFuture } from '../values/clock-fault.ts'

export interface FoundSession {
  readonly session: Session
  readonly memberships: readonly MembershipWithUnit[]
}

/**
 * A live session of the portal, with the roles that the person has there. ASVS 7.4.2: whoever has
 * lost every role has no session there either.
 */
export function* liveSession(
  store: Store,
  {
    find,
    portalId,
    now,
  }: { readonly find: Statement<Session | null>; readonly portalId: string; readonly now: number },
): Statement<FoundSession | null> {
  const session = yield* find
  if (!session || session.portalId !== portalId) return null
  refuseTheFuture([session.createdAt], now)
  const memberships = yield* store.people.liveMemberships(session.personId, portalId, now)
  return memberships.length > 0 ? { session, memberships } : null
}

/** Seconds until it ends if nothing more happens, and until it ends in any case. */
export function timeLeft({ lastSeenAt, idleMs, endsAt }: Session, now: number) {
  const idleEndsAt = Math.min(lastSeenAt + idleMs, endsAt)
  return {
    idleInSeconds: Math.floor((idleEndsAt - now) / 1000),
    endsInSeconds: Math.floor((endsAt - now) / 1000),
  }
}
