import type { PersonView } from '../../contract/console/people-wire.ts'
import type { LocalDay } from '../../contract/plain/local-end.ts'
import { inLockOrder } from '../../ports/store/lock-order.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type Act, type ActRefusal, actorOf, type Locked } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { endOfDay } from '../values/local-days.ts'
import { endMembership, endSessionsIn } from './membership-ending.ts'
import { reopenPerson, suspendPerson } from './person-suspending.ts'
import { readPerson } from './person-view.ts'
import { isLive, mayActOn } from './shared-people.ts'

export type Acted =
  | { readonly ok: true; readonly person: PersonView }
  | { readonly ok: false; readonly code: ActRefusal }

type Change = (locked: Locked) => Statement<ActRefusal | null>

/** What administrators do to people: each at once, in every process, and written down. */
export function createPeopleActs(services: Services) {
  const { store, clock } = services

  /** Asked under the lock, so that no role is given or taken between question and act. */
  function* lockedChange(act: Act, now: number, change: Change): Statement<ActRefusal | null> {
    const { portalId, personId } = act
    // Theirs as well, for two may suspend each other; in one order, so that neither waits for the other.
    const ids = inLockOrder([personId, act.administrator.person.id], (id) => id)
    for (const id of ids) yield* store.people.lock(id)
    const person = yield* store.people.byId(personId)
    // After the locks, which may have been waited for.
    const administrator = yield* act.administrator.confirm()
    const memberships = yield* store.people.memberships(personId)
    if (!person || !memberships.some((held) => held.portalId === portalId)) return 'not_found'
    const live = memberships.filter((membership) => isLive(membership, now))
    if (!mayActOn(administrator, { personId, live }, portalId)) return 'forbidden'
    return yield* change({ administrator, person, memberships, live, now })
  }

  const perform = async (act: Act, change: Change): Promise<Acted> => {
    const now = clock.now()
    const code = await store.atomically(() => lockedChange(act, now, change))
    if (code) return { ok: false, code }
    const person = await store.run(() => readPerson(store, { ...act, now }))
    return person ? { ok: true, person } : { ok: false, code: 'not_found' }
  }

  return {
    /** @param lastDay today or later, in the portal; null for at once. */
    endMembership: (act: Act, membershipId: string, lastDay: LocalDay | null) =>
      perform(act, function* ({ memberships, now }) {
        const membership = memberships.find(({ id }) => id === membershipId)
        if (membership?.portalId !== act.portalId) return 'not_found'
        const portal = yield* store.portals.byId(act.portalId)
        const until = lastDay && portal ? endOfDay(lastDay, portal.timeZone) : null
        if (until !== null && until <= now) return 'invalid_input'
        yield* endMembership(services, { membership, until, actor: actorOf(act), now })
        return null
      }),

    /** In this portal alone. */
    endSessions: ({ personId, portalId, ...act }: Act) =>
      perform({ personId, portalId, ...act }, function* ({ now }) {
        yield* endSessionsIn(services, { personId, portalId, actor: actorOf(act), now })
        return null
      }),

    /** In every portal, with all sessions. */
    suspend: (act: Act) => perform(act, (locked) => suspendPerson(services, act, locked)),

    reopen: (act: Act) => perform(act, (locked) => reopenPerson(services, act, locked)),
  }
}
