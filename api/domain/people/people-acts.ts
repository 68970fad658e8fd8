import type { PersonView } from '../../contract/console/people-wire.ts'
import type { LocalDay } from '../../contract/plain/local-end.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { type LockedChange, withPersonLocked } from '../rights/locked-person.ts'
import { type Act, type ActRefusal, actorOf } from '../rights/person-act.ts'
import { endOfDay } from '../values/local-days.ts'
import { endMembership, endSessionsIn } from './membership-ending.ts'
import { reopenPerson, suspendPerson } from './person-suspending.ts'
import { readPerson } from './person-view.ts'

export type Acted =
  | { readonly ok: true; readonly person: PersonView }
  | { readonly ok: false; readonly code: ActRefusal }

type Change = LockedChange<ActRefusal>

/** What administrators do to people: each at once, in every process, and written down. */
export function createPeopleActs(services: ServicesWithPortals) {
  const { store, clock } = services

  const perform = async (act: Act, change: Change): Promise<Acted> => {
    const now = clock.now()
    const code = await store.atomically(() => withPersonLocked(services, { act, now }, change))
    if (code) return { ok: false, code }
    const person = await store.run(() => readPerson(services, { ...act, now }))
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
