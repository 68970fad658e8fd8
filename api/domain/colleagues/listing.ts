import type {
  ColleagueRoleView,
  ColleaguesView,
  ColleagueView,
  InvitedColleagueView,
} from '../../contract/console/colleague-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import type { Invitation, InvitedRoleWithUnit } from '../../ports/store/invitation-store.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { isAbove } from '../helpdesk/who-may.ts'
import { isTheConsoles } from '../methods/keys-of-console.ts'
import type { SignedIn } from '../rights/administrators.ts'
import { mayChangeShared } from '../rights/shared-people.ts'
import type { Services } from '../services.ts'
import { placeOf } from '../values/console-places.ts'
import { iso, isoOrNull } from '../values/iso.ts'
import { inNameOrder } from '../values/name-order.ts'
import { grantOf, mayEverywhere } from '../values/rights.ts'

const MOST_INVITED = 200

interface Placed {
  readonly role: string
  readonly unitName: string | null
  readonly unitExternalId: string | null
}

interface Portal {
  readonly id: string
  readonly name: string
}

/** What says nothing in the console is left out. */
function placed<Row extends Placed>(
  row: Row,
  portals: readonly Portal[],
): readonly (ColleagueRoleView & { row: Row })[] {
  const grant = grantOf(row)
  if (!grant) return []
  const { role, portalId: id, unit: externalId } = grant
  const portal = id === null ? null : (portals.find((one) => one.id === id) ?? { id, name: id })
  const unit = externalId === null ? null : { externalId, name: row.unitName ?? externalId }
  return [{ role, portal, unit, row }]
}

interface Looks {
  readonly looking: SignedIn
  readonly isOwner: boolean
  readonly portals: readonly Portal[]
  readonly now: number
}

/** Who works in the console and who is invited to it, and what whoever looks may end; asked again when they do. */
export function createColleagueListing(services: Services) {
  const { store, clock, alphabet } = services

  function* colleague(
    person: Person,
    live: readonly MembershipWithUnit[],
    { looking, isOwner, portals, now }: Looks,
  ): Statement<Omit<ColleagueView, 'lastSeenAt'>> {
    const { id, email, suspendedAt, frozenAt } = person
    const mayEnd = isOwner && isAbove(looking, { personId: id, live })
    const methods = yield* store.methods.active(id, now)
    return {
      id,
      name: fullName(person),
      address: email,
      isSelf: id === looking.person.id,
      roles: live
        .flatMap((held) => placed(held, portals))
        .map(({ row, ...role }) => ({
          ...role,
          id: row.id,
          until: isoOrNull(row.until),
          mayEnd,
        })),
      hasKey: methods.some((method) => isTheConsoles(method, now)),
      isSuspended: suspendedAt !== null,
      // An owner over every portal has the right in all of them, so roles there are not read.
      maySuspend: isOwner && mayChangeShared(looking, { personId: id, live }),
      isFrozen: frozenAt !== null,
    }
  }

  function* working(looks: Looks): Statement<readonly ColleagueView[]> {
    const { now } = looks
    const people = yield* store.people.holdersIn(CONSOLE_PORTAL, now)
    const ids = people.map(({ id }) => id)
    const live = yield* store.people.liveMembershipsOf(ids, CONSOLE_PORTAL, now)
    const seen = yield* store.sessions.lastSeenIn(CONSOLE_PORTAL, ids)
    const found: { readonly id: string; readonly name: string; readonly view: ColleagueView }[] = []
    for (const person of people) {
      const { id, firstName, lastName } = person
      const theirs = live.filter(({ personId }) => personId === id)
      const at = seen.find(({ personId }) => personId === id)?.at ?? null
      const view = { ...(yield* colleague(person, theirs, looks)), lastSeenAt: isoOrNull(at) }
      found.push({ id, name: `${lastName} ${firstName}`.trim(), view })
    }
    return inNameOrder(alphabet, found).map(({ view }) => view)
  }

  function* invited(looks: Looks): Statement<readonly InvitedColleagueView[]> {
    const page = { after: null, limit: MOST_INVITED }
    const open = yield* store.invitations.page(CONSOLE_PORTAL, [{ states: OPEN_STATES }], page)
    const roles = yield* store.invitations.rolesOf(open.map(({ id }) => id))
    return open.map((invitation) => {
      const theirs = roles.filter(({ invitationId }) => invitationId === invitation.id)
      return invitedView(invitation, theirs, looks)
    })
  }

  /** Each is a unit of the console's; so are units of theirs. */
  function* portalsNow(): Statement<readonly Portal[]> {
    const units = yield* store.units.inPortal(CONSOLE_PORTAL)
    return units
      .filter(({ externalId }) => placeOf(externalId).unit === null)
      .map(({ externalId, name }) => ({ id: externalId, name }))
  }

  return (looking: SignedIn): Promise<ColleaguesView> =>
    store.run(function* (): Statement<ColleaguesView> {
      const isOwner = mayEverywhere(looking.grants, 'colleagues.change')
      const portals = yield* portalsNow()
      const looks: Looks = { looking, isOwner, portals, now: clock.now() }
      return {
        colleagues: yield* working(looks),
        invited: yield* invited(looks),
        portals: inNameOrder(alphabet, portals),
        mayInvite: isOwner,
      }
    })
}

function invitedView(
  invitation: Invitation,
  roles: readonly InvitedRoleWithUnit[],
  { isOwner, portals, now }: Pick<Looks, 'isOwner' | 'portals' | 'now'>,
): InvitedColleagueView {
  const { id, email, expiresAt } = invitation
  return {
    id,
    name: fullName(invitation),
    address: email,
    roles: roles
      .flatMap((offered) => placed(offered, portals))
      .map(({ role, portal, unit }) => ({ role, portal, unit })),
    expiresAt: iso(expiresAt),
    isExpired: expiresAt <= now,
    mayChange: isOwner && roles.every(({ role }) => role !== 'owner'),
  }
}
