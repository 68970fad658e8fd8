import type { Membership } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type AuditEntry, recordOf } from '../audit/audit.ts'
import type { Services } from '../services.ts'

export interface MembershipEnd {
  readonly membership: Pick<Membership, 'id' | 'personId' | 'portalId'>
  /** Null for at once. One that ends earlier already is not prolonged. */
  readonly until: number | null
  readonly actor: AuditEntry['actor']
  readonly now: number
}

/**
 * Ends a role. Where it was the last one in the portal, the sessions there end with it.
 * False, and nothing done, when it was not live or ends earlier already.
 */
export function* endMembership(
  services: Services,
  { membership, until, actor, now }: MembershipEnd,
): Statement<boolean> {
  const { people } = services.store
  const { id, personId, portalId } = membership
  const isEnded =
    until === null
      ? yield* people.endMembership(id, now)
      : yield* people.shortenMembership(id, until, now)
  if (!isEnded) return false
  yield* recordOf(services, {
    act: 'membership.ended',
    actor,
    target: { type: 'person', id: personId },
    portalId,
    details: { membership: id, until: until ?? now },
  })()
  const left = yield* people.liveMemberships(personId, portalId, now)
  if (left.length === 0) yield* endSessionsIn(services, { personId, portalId, actor, now })
  return true
}

interface SessionsEnd {
  readonly personId: string
  readonly portalId: string
  readonly actor: AuditEntry['actor']
  readonly now: number
}

/** Ends somebody's sessions in one portal; their browsers are signed out with the next request. */
export function* endSessionsIn(
  services: Services,
  { personId, portalId, actor, now }: SessionsEnd,
): Statement<void> {
  const ended = yield* services.store.sessions.endAllIn(portalId, personId, now)
  if (ended === 0) return
  yield* recordOf(services, {
    act: 'sessions.ended',
    actor,
    target: { type: 'person', id: personId },
    portalId,
    details: { sessions: ended },
  })()
}
