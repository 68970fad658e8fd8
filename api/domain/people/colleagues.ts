import type { HostPerson } from '../../contract/host-people-wire.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { OPERATOR } from '../actor.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { endMembership } from './membership-ending.ts'
import { createRoles } from './roles.ts'

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

    /** Ends every role that an address has in the console, and the sessions there; how many roles that were. */
    end(email: string): Promise<number> {
      const now = clock.now()
      const key = parseAddress(email)?.key ?? ''
      return store.atomically(function* (): Statement<number> {
        const person = yield* store.people.byEmailKey(key)
        if (!person || !(yield* store.people.lock(person.id))) return 0
        const live = yield* store.people.liveMemberships(person.id, CONSOLE_PORTAL, now)
        for (const membership of live)
          yield* endMembership(services, { membership, until: null, actor: OPERATOR, now })
        return live.length
      })
    },
  }
}
