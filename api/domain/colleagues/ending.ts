import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import { inLockOrder } from '../../ports/store/lock-order.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Actor } from '../actor.ts'
import { isAbove } from '../helpdesk/who-may.ts'
import { revoke } from '../invitations/revoking.ts'
import { endMembership } from '../people/membership-ending.ts'
import type { Administrator } from '../rights/administrators.ts'
import { actorOf } from '../rights/person-act.ts'
import { toldToOwners } from '../rights/telling-owners.ts'
import type { Services } from '../services.ts'

/** Who does it; for the machine nobody. */
export interface Doer {
  readonly actor: Actor
  readonly by: Person | null
  readonly now: number
}

export type EndRefusal = 'not_found' | 'forbidden'

/** Ends roles of somebody in the console, whose lock is held, and tells the owners; how many. */
export function* endRoles(
  services: Services,
  { person, memberships }: { person: Person; memberships: readonly MembershipWithUnit[] },
  { actor, by, now }: Doer,
): Statement<number> {
  let ended = 0
  for (const membership of memberships)
    if (yield* endMembership(services, { membership, until: null, actor, now })) ended += 1
  if (ended > 0) yield* toldToOwners(services, { change: 'ended', whose: person, by, now })
  return ended
}

/** Takes back what somebody is invited to in the console, and tells the owners; how many. */
export function* takeBack(
  services: Services,
  invitations: readonly Invitation[],
  { actor, by, now }: Doer,
): Statement<number> {
  let revoked = 0
  for (const invitation of invitations) {
    if (!(yield* revoke(services, invitation, actor))) continue
    revoked += 1
    yield* toldToOwners(services, { change: 'revoked', whose: invitation, by, now })
  }
  return revoked
}

/** What an owner ends in the console: any role and invitation but an owner's, which ends at the machine. */
export function createColleagueEnding(services: Services) {
  const { store, clock } = services

  const doerOf = (administrator: Administrator, now: number): Doer => ({
    actor: actorOf({ administrator }),
    by: administrator.person,
    now,
  })

  return {
    /** At once, with their sessions in the console where it was the last one. */
    endRole: (
      administrator: Administrator,
      { personId, membershipId }: { readonly personId: string; readonly membershipId: string },
    ): Promise<EndRefusal | null> =>
      store.atomically(function* (): Statement<EndRefusal | null> {
        const ids = inLockOrder([...new Set([personId, administrator.person.id])], (id) => id)
        for (const id of ids) yield* store.people.lock(id)
        const now = clock.now()
        // After the locks, which may have been waited for.
        const { grants } = yield* administrator.confirm()
        const person = yield* store.people.byId(personId)
        const live = yield* store.people.liveMemberships(personId, CONSOLE_PORTAL, now)
        const memberships = live.filter(({ id }) => id === membershipId)
        if (!person || memberships.length === 0) return 'not_found'
        const agent = { person: administrator.person, grants }
        if (!isAbove(agent, { personId, live })) return 'forbidden'
        yield* endRoles(services, { person, memberships }, doerOf(administrator, now))
        return null
      }),

    revoke: (administrator: Administrator, id: string): Promise<EndRefusal | null> =>
      store.atomically(function* (): Statement<EndRefusal | null> {
        yield* administrator.confirm()
        const invitation = yield* store.invitations.byId(id)
        if (invitation?.portalId !== CONSOLE_PORTAL || !OPEN_STATES.includes(invitation.state))
          return 'not_found'
        if ((yield* store.invitations.roles(id)).some(({ role }) => role === 'owner'))
          return 'forbidden'
        const done = yield* takeBack(services, [invitation], doerOf(administrator, clock.now()))
        return done === 0 ? 'not_found' : null
      }),
  }
}
