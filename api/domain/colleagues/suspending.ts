import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { reopenPerson, suspendPerson } from '../people/person-suspending.ts'
import type { Administrator } from '../rights/administrators.ts'
import { withPersonLocked } from '../rights/locked-person.ts'
import type { Act, ActRefusal } from '../rights/person-act.ts'
import type { Services } from '../services.ts'

/**
 * What an owner does to whoever works in the console, and may be in no portal that has a page of them. No owner over
 * every portal is among those it can be done to, so somebody is left who can let in again.
 */
export function createColleagueSuspending(services: Services) {
  const { store, clock } = services

  const perform =
    (change: typeof suspendPerson) =>
    (administrator: Administrator, personId: string): Promise<ActRefusal | null> =>
      store.atomically(function* (): Statement<ActRefusal | null> {
        const act: Act = { administrator, portalId: CONSOLE_PORTAL, personId }
        const locked = { act, now: clock.now() }
        return yield* withPersonLocked(services, locked, (theirs) => change(services, act, theirs))
      })

  return {
    /** In every portal, with all sessions; what they have given and asked for as an agent counts no more. */
    suspend: perform(suspendPerson),
    reopen: perform(reopenPerson),
  }
}
