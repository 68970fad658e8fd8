import type { InvitationView } from '../../contract/console/invitation-wire.ts'
import type { OwnUnitsView, OwnUnitView } from '../../contract/console/own-units-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { OPEN_STATES } from '../../contract/plain/invitation-states.ts'
import type { MembershipWithUnit, UnitHolder } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Unit } from '../../ports/store/unit-store.ts'
import { viewsOf } from '../invitations/listing/invitation-views.ts'
import type { SignedIn } from '../rights/administrators.ts'
import { mayActOn } from '../rights/shared-people.ts'
import type { Services } from '../services.ts'
import { isoOrNull } from '../values/iso.ts'
import { inNameOrder } from '../values/name-order.ts'
import { ownUnits } from '../values/rights.ts'

/** Open ones in the units of one coordinator: more is no list that anybody reads, so of others it is told how many. */
const MOST_INVITED = 200

type Invited = OwnUnitView['invited'][number]
type Looking = Pick<SignedIn, 'person' | 'grants'>

/** Who reports for the units that somebody coordinates in a portal, and who is invited to. */
export function createOwnUnits(services: Services) {
  const { store, clock, alphabet } = services

  /** Roles in the console of those who have one in the units. */
  function* agentsAmong(
    holders: readonly UnitHolder[],
    now: number,
  ): Statement<readonly MembershipWithUnit[]> {
    const ids = [...new Set(holders.map(({ personId }) => personId))]
    return ids.length === 0 ? [] : yield* store.people.liveMembershipsOf(ids, CONSOLE_PORTAL, now)
  }

  function* peopleIn(
    units: readonly Unit[],
    { looking, portalId, now }: { looking: Looking; portalId: string; now: number },
  ) {
    const ids = units.map(({ id }) => id)
    const holders = yield* store.people.liveInUnits(ids, now)
    const agents = yield* agentsAmong(holders, now)
    return holders.map((held) => {
      const { personId, unitId } = held
      const live = agents.filter((one) => one.personId === personId)
      const mayEnd = mayActOn(looking, { personId, live }, portalId)
      return { unitId, view: personView(held, { mayEnd, isSelf: personId === looking.person.id }) }
    })
  }

  function* invitedTo(
    units: readonly Unit[],
    portalId: string,
    now: number,
  ): Statement<readonly Invited[]> {
    const inUnits = units.map(({ id }) => id)
    const page = { after: null, limit: MOST_INVITED }
    const open = yield* store.invitations.page(portalId, [{ states: OPEN_STATES, inUnits }], page)
    const views = yield* viewsOf(store, open, now)
    const own = units.map(({ externalId }) => externalId)
    return views.map((view) => ({ ...view, mayChange: isWithin(view.roles, own) }))
  }

  /** By the id of its unit: how many are open there and not listed. */
  function* olderIn(
    units: readonly Unit[],
    { portalId, listed }: { portalId: string; listed: readonly Invited[] },
  ): Statement<ReadonlyMap<string, number>> {
    const older = new Map<string, number>()
    if (listed.length < MOST_INVITED) return older
    for (const { id, externalId } of units) {
      const open = { states: OPEN_STATES, inUnits: [id] }
      const there = yield* store.invitations.count(portalId, [open])
      // One may be revoked between the two.
      older.set(id, Math.max(0, there - listed.flatMap((one) => onlyHere(one, externalId)).length))
    }
    return older
  }

  function* read(looking: Looking, portalId: string): Statement<OwnUnitsView> {
    const now = clock.now()
    const own = ownUnits(looking.grants, portalId)
    const units = own.length === 0 ? [] : yield* store.units.named(portalId, own)
    if (units.length === 0) return { units: [] }
    const people = yield* peopleIn(units, { looking, portalId, now })
    const invited = yield* invitedTo(units, portalId, now)
    const older = yield* olderIn(units, { portalId, listed: invited })
    return {
      units: inNameOrder(alphabet, units).map(({ id, externalId, name }) => ({
        externalId,
        name,
        people: inNameOrder(
          alphabet,
          people.flatMap(({ unitId, view }) => (unitId === id ? view : [])),
        ),
        invited: invited.flatMap((one) => onlyHere(one, externalId)),
        older: older.get(id) ?? 0,
      })),
    }
  }

  return (looking: Looking, portalId: string): Promise<OwnUnitsView> =>
    store.run(() => read(looking, portalId))
}

function personView(
  held: UnitHolder,
  may: Pick<OwnUnitView['people'][number], 'mayEnd' | 'isSelf'>,
): OwnUnitView['people'][number] {
  const { id, role, until, email, suspendedAt } = held
  return {
    id,
    name: fullName(held),
    address: email,
    role,
    until: isoOrNull(until),
    isSuspended: suspendedAt !== null,
    ...may,
  }
}

/** What the same person is offered elsewhere in the portal is not theirs to see. */
function onlyHere(invited: Invited, externalId: string): OwnUnitView['invited'] {
  const roles = invited.roles.filter((role) => role.unitExternalId === externalId)
  return roles.length === 0 ? [] : [{ ...invited, roles }]
}

/** Whether all that is offered is in these units. */
function isWithin(roles: InvitationView['roles'], own: readonly string[]): boolean {
  return roles.every(({ unitExternalId: unit }) => unit !== null && own.includes(unit))
}
