import type { ManagedPortalView, MeView } from '../../contract/console/console.ts'
import type { Person } from '../../ports/store/people.ts'
import type { Session } from '../../ports/store/sessions.ts'
import { fullName } from '../full-name.ts'
import { isAtLeast, type Level } from '../policy/levels.ts'
import { openPortal, type Portal } from '../portals/portal.ts'
import type { Services } from '../services.ts'
import { sessionDigest } from '../session-digest.ts'
import { liveSession } from '../session-left.ts'
import { MINUTE } from '../time.ts'
import { CONSOLE_PORTAL } from './console-id.ts'
import { CONSOLE_ACTS, type Grant, isConsoleRole, may, mayEverywhere, rolesIn } from './rights.ts'

/** Somebody who is signed in to the console, and what they have been given there. */
export interface Administrator {
  readonly person: Person
  readonly session: Session
  readonly grants: readonly Grant[]
}

/** Activity is written down at most this often. */
const TOUCH_EVERY_MS = MINUTE

/**
 * Who is in front of the console. A role in a unit of the console's portal is one in the portal that
 * the unit stands for, a role in the whole of it is one in every portal.
 */
export function createAdministrators(services: Services) {
  const { store, clock, digest } = services

  return {
    /** Null without a live session of the console, or without a role there; asked at every request. */
    async byToken(token: string): Promise<Administrator | null> {
      const now = clock.now()
      const found = await store.run(function* () {
        const find = store.sessions.liveByToken(sessionDigest(digest, token), now)
        const live = yield* liveSession(store, { find, portalId: CONSOLE_PORTAL, now })
        const person = live && (yield* store.people.byId(live.session.personId))
        return live && person && { ...live, person }
      })
      if (!found || !isAtLeast(found.session.acr as Level, 'aal2')) return null
      const { session, person, memberships } = found
      const grants = memberships.flatMap(({ role, unitId, unitExternalId }) =>
        isConsoleRole(role) ? [{ role, portalId: unitId === null ? null : unitExternalId }] : [],
      )
      if (grants.length === 0) return null
      if (now - session.lastSeenAt >= TOUCH_EVERY_MS)
        await store.atomically(() => store.sessions.touch(session.id, now))
      return { person, session, grants }
    },

    async me({ person, grants }: Administrator): Promise<MeView> {
      const rows = await store.run(() => store.portals.all())
      const portals = rows
        .filter(({ id }) => id !== CONSOLE_PORTAL)
        .flatMap((row) => managed(openPortal(row), grants))
        .sort((a, b) => a.name.localeCompare(b.name))
      const name = fullName(person)
      const mayAddPortals = mayEverywhere(grants, 'portals.add')
      return { person: { name, address: person.email }, portals, mayAddPortals }
    },
  }
}

export type Administrators = ReturnType<typeof createAdministrators>

/** Empty for a portal that they have no role in. */
function managed(portal: Portal, grants: readonly Grant[]): readonly ManagedPortalView[] {
  const [role] = rolesIn(grants, portal.id)
  if (!role) return []
  const { id, name, languages, timeZone } = portal
  const acts = CONSOLE_ACTS.filter((act) => may(grants, act, id))
  return [{ id, name, languages, timeZone, role, acts }]
}
