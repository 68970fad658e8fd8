import type { HostPerson } from '../../contract/host-people-wire.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { OPERATOR } from '../actor.ts'
import { createRoles } from '../people/roles.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { createColleagueEnding, endRoles, takeBack } from './ending.ts'
import { createColleagueInviting } from './inviting.ts'
import { createColleagueListing } from './listing.ts'
import { createColleagueResending } from './resending.ts'
import { createColleagueSuspending } from './suspending.ts'

/** Roles, and open invitations. */
interface Ended {
  readonly roles: number
  readonly invitations: number
}

/** Who works in the console: as its owners see and change them, and as the operator does. */
export function createColleagues(services: Services) {
  const { store, clock } = services
  const roles = createRoles(services)

  return {
    view: createColleagueListing(services),
    invite: createColleagueInviting(services),
    resend: createColleagueResending(services),
    ...createColleagueEnding(services),
    ...createColleagueSuspending(services),

    /** With a live role, by last and first name. */
    async all(): Promise<readonly HostPerson[]> {
      const found: HostPerson[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof roles.list>> = await roles.list(CONSOLE_PORTAL, after)
        found.push(...(page?.items ?? []))
        after = page?.next ?? null
      } while (after !== null)
      return found.filter(({ memberships }) => memberships.length > 0)
    },

    /**
     * At the machine: ends every role that an address has in the console, the sessions there, and what it is invited
     * to; how many. The last owner as well: whoever has the machine invites the next.
     */
    end(email: string): Promise<Ended> {
      const key = parseAddress(email)?.key ?? ''
      const doer = { actor: OPERATOR, by: null, now: clock.now() }
      return store.atomically(function* (): Statement<Ended> {
        const person = yield* store.people.byEmailKey(key)
        if (person) yield* store.people.lock(person.id)
        // First: one that is accepted meanwhile has made a role.
        const invited = yield* store.invitations.byAddress(CONSOLE_PORTAL, key)
        const invitations = yield* takeBack(services, invited, doer)
        if (!person) return { roles: 0, invitations }
        const memberships = yield* store.people.liveMemberships(person.id, CONSOLE_PORTAL, doer.now)
        const ended = yield* endRoles(services, { person, memberships }, doer)
        return { roles: ended, invitations }
      })
    },
  }
}

export type Colleagues = ReturnType<typeof createColleagues>
