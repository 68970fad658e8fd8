import type {
  ConsolePermission,
  ManagedPortalView,
  MeView,
} from '../../contract/console/console-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { UNIT_ROLE } from '../../contract/plain/portal-roles.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type Lacking, RightLost } from '../actor.ts'
import { isAtLeast } from '../policy/levels.ts'
import type { Portal } from '../portals/portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { sessionDigest } from '../sessions/session-digest.ts'
import { liveSession } from '../sessions/session-left.ts'
import { inNameOrder } from '../values/name-order.ts'
import {
  CONSOLE_PERMISSIONS,
  type Grant,
  grantOf,
  isIn,
  isReading,
  may,
  mayEverywhere,
  ownUnits,
  rolesIn,
} from '../values/rights.ts'
import { MINUTE } from '../values/time.ts'
import { type Demand, keysOf, lackingFor } from './acting-session.ts'

/** Somebody who is signed in to the console, and what they have been given there. */
export interface SignedIn {
  readonly person: Person
  readonly session: Session
  readonly grants: readonly Grant[]
}

/** The same at a route that asks for a right, which can be asked for again. */
export interface Administrator extends SignedIn {
  /** As they are by now. @throws RightLost */
  readonly confirm: () => Statement<SignedIn>
}

/** What a route asks for: of the right, null for what everybody in the console may. */
export interface AskedRight {
  readonly permission: ConsolePermission | null
  /** Null for a right over the whole installation. */
  readonly portalId: string | null
  /** External ids of units in the portal, each of which they must coordinate. Default: none. */
  readonly units?: readonly string[]
  /** Of the session that it is done in. */
  readonly demand: Demand
}

/** Activity is written down at most this often. */
const TOUCH_EVERY_MS = MINUTE

/**
 * Who is in front of the console. A role in a unit of the console's portal is one in the portal, or in the one
 * unit of a portal, that it stands for; a role in the whole of it is one in every portal.
 */
export function createAdministrators(services: ServicesWithPortals) {
  const { store, clock, digest } = services

  /** Null without a live session of the console, or without a role there. */
  function* signedIn(find: Statement<Session | null>, now: number): Statement<SignedIn | null> {
    const live = yield* liveSession(store, { find, portalId: CONSOLE_PORTAL, now })
    const person = live && (yield* store.people.byId(live.session.personId))
    if (!person || !isAtLeast(live.session.acr, 'aal2')) return null
    const grants = live.memberships.flatMap((held) => grantOf(held) ?? [])
    return grants.length === 0 ? null : { person, session: live.session, grants }
  }

  return {
    /** Null without a live session of the console, or without a role there; asked at every request. */
    async byToken(token: string): Promise<SignedIn | null> {
      const now = clock.now()
      const find = () => store.sessions.liveByToken(sessionDigest(digest, token), now)
      const found = await store.run(() => signedIn(find(), now))
      if (found && now - found.session.lastSeenAt >= TOUCH_EVERY_MS)
        await store.atomically(() => store.sessions.touch(found.session.id, now))
      return found
    },

    /** What their session lacks for an act; null where nothing. */
    async lacking(who: SignedIn, demand: Demand): Promise<Lacking | null> {
      if (demand === 'nothing') return null
      return store.run(() => lackingFor(services, who, { demand, now: clock.now() }))
    },

    /** Somebody who may do this now, and who is asked again in the transaction that does it. */
    acting: (administrator: SignedIn, right: AskedRight): Administrator => ({
      ...administrator,
      *confirm() {
        const now = clock.now()
        const by = yield* signedIn(store.sessions.liveById(administrator.session.id, now), now)
        if (!by) throw new RightLost('unauthorized')
        if (!isRightOf(by.grants, right)) throw new RightLost('forbidden')
        const lacking = yield* lackingFor(services, by, { demand: right.demand, now })
        if (lacking) throw new RightLost(lacking)
        return by
      },
    }),

    async me(who: SignedIn): Promise<MeView> {
      const { person, grants } = who
      const keys = await store.run(() => keysOf(services, who, clock.now()))
      const reads = keys === 'missing' || keys === 'frozen'
      const all = await services.portals.all()
      const mine = all
        .filter(({ id }) => id !== CONSOLE_PORTAL)
        .flatMap((portal) => managed(portal, grants))
        .map((portal) => (reads ? onlyRead(portal) : portal))
      const portals = inNameOrder(services.alphabet, mine)
      const name = fullName(person)
      const everywhere = CONSOLE_PERMISSIONS.filter(
        (permission) => mayEverywhere(grants, permission) && (!reads || isReading(permission)),
      )
      return { person: { name, address: person.email }, portals, everywhere, keys }
    },
  }
}

export type Administrators = ReturnType<typeof createAdministrators>

function isRightOf(
  grants: readonly Grant[],
  { permission, portalId, units = [] }: AskedRight,
): boolean {
  if (permission === null) return true
  if (portalId === null) return mayEverywhere(grants, permission)
  const own = ownUnits(grants, portalId)
  return may(grants, permission, portalId) && units.every((unit) => own.includes(unit))
}

function onlyRead(portal: ManagedPortalView): ManagedPortalView {
  return { ...portal, permissions: portal.permissions.filter(isReading) }
}

/** Empty for a portal that they have no role in. */
function managed(portal: Portal, grants: readonly Grant[]): readonly ManagedPortalView[] {
  const [mightiest] = rolesIn(grants, portal.id)
  const role = mightiest ?? (isIn(grants, portal.id) ? UNIT_ROLE : null)
  if (!role) return []
  const { id, name, languages, timeZone, roles } = portal
  const permissions = CONSOLE_PERMISSIONS.filter((permission) => may(grants, permission, id))
  return [{ id, name, languages, timeZone, roles, role, permissions }]
}
