import type { HostPerson } from '../../contract/host-people-wire.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { OPERATOR } from '../actor.ts'
import { revoke } from '../invitations/revoking.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { endMembership } from './membership-ending.ts'
import { createRoles } from './roles.ts'

/** Roles, and open invitations. */
interface Ended {
  readonly roles: number
  readonly invitations: number
}

/** Invitations to the console that are open; how many. */
function* revokeAll(services: Services, emailKey: string): Statement<number> {
  let revoked = 0
  for (const invitation of yield* services.store.invitations.byAddress(CONSOLE_PORTAL, emailKey))
    if (yield* revoke(services, invitation, OPERATOR)) revoked += 1
  return revoked
}

/** Who works in the console, for the operator: nobody there has a right over its own people. */
export function createColleagues(services: Services) {
  const { store, clock } = services
  const roles = createRoles(services)

  return {
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

    /** Ends every role that an address has in the console, the sessions there, and what it is invited to; how many. */
    end(email: string): Promise<Ended> {
      const now = clock.now()
      const key = parseAddress(email)?.key ?? ''
      return store.atomically(function* (): Statement<Ended> {
        const person = yield* store.people.byEmailKey(key)
        if (person) yield* store.people.lock(person.id)
        // First: one that is accepted meanwhile has made a role.
        const invitations = yield* revokeAll(services, key)
        const live = person
          ? yield* store.people.liveMemberships(person.id, CONSOLE_PORTAL, now)
          : []
        for (const membership of live)
          yield* endMembership(services, { membership, until: null, actor: OPERATOR, now })
        return { roles: live.length, invitations }
      })
    },
  }
}
