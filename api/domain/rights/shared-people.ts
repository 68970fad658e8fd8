import type { ConsoleRole } from '../../contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { MembershipWithUnit } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { type Grant, grantOf, may, rolesIn, rolesWith } from '../values/rights.ts'
import { hasRunOut } from '../values/run-out.ts'
import type { SignedIn } from './administrators.ts'

/** Somebody whom an administrator would act on, and the roles that they have now in all portals. */
export interface Target {
  readonly personId: string
  readonly live: readonly MembershipWithUnit[]
}

type Actor = Pick<SignedIn, 'person' | 'grants'>

/** The mightiest has the lowest. */
export const RANK: Readonly<Record<ConsoleRole, number>> = {
  owner: 0,
  administrator: 1,
  helpdesk: 2,
  auditor: 2,
  'unit-coordinator': 3,
}

/** Nobody acts on themselves, nor on somebody whose role in this portal's console is above theirs. */
export function mayActOn(actor: Actor, target: Target, portalId: string): boolean {
  if (actor.person.id === target.personId) return false
  const here = rolesIn(grantsOf(target), portalId)
  return here.every((role) => isWithin(actor, role, portalId))
}

/**
 * What is shared between portals needs the right in every one where the person has a role, and a
 * role in the console counts in the portals that it is over: all of them, where it is over all.
 */
export function mayChangeShared(actor: Actor, target: Target): boolean {
  if (actor.person.id === target.personId) return false
  const portals = target.live.map(({ portalId }) => portalId).filter((id) => id !== CONSOLE_PORTAL)
  const isRightful = portals.every((id) => may(actor.grants, 'people.suspend', id))
  return isRightful && grantsOf(target).every((grant) => isGrantWithin(actor, grant))
}

/** A role over every portal yields to a mightier one over every portal alone, so an owner's there to nobody's. */
function isGrantWithin(actor: Actor, { role, portalId }: Grant): boolean {
  if (portalId !== null)
    return may(actor.grants, 'people.suspend', portalId) && isWithin(actor, role, portalId)
  return actor.grants.some(
    (held) =>
      held.portalId === null &&
      rolesWith('people.suspend').includes(held.role) &&
      RANK[held.role] < RANK[role],
  )
}

function isWithin({ grants }: Actor, role: ConsoleRole, portalId: string): boolean {
  const [mightiest] = rolesIn(grants, portalId)
  return mightiest !== undefined && RANK[mightiest] <= RANK[role]
}

/** Roles in the console that somebody has now. */
export function grantsOf({ live }: Pick<Target, 'live'>): readonly Grant[] {
  return live
    .filter(({ portalId }) => portalId === CONSOLE_PORTAL)
    .flatMap((held) => grantOf(held) ?? [])
}

type Held = Pick<MembershipWithUnit, 'portalId' | 'role' | 'unitExternalId'>

/** Portals that a role makes somebody one of: its own, and the one whose unit is coordinated by it. */
export function portalsBy(held: Held): readonly string[] {
  const grant = held.portalId === CONSOLE_PORTAL ? grantOf(held) : null
  return grant?.portalId && grant.unit !== null ? [held.portalId, grant.portalId] : [held.portalId]
}

/** Whether a role makes somebody one of a portal's people, whom its helpdesk helps. */
export const isOf =
  (portalId: string) =>
  (held: Held): boolean =>
    portalsBy(held).includes(portalId)

/** Roles that somebody has at `now`, in all portals. */
export function* rolesAt(
  { people }: Pick<Store, 'people'>,
  personId: string,
  now: number,
): Statement<readonly MembershipWithUnit[]> {
  const memberships = yield* people.memberships(personId)
  return memberships.filter((one) => isLive(one, now))
}

export function isLive(membership: MembershipWithUnit, now: number): boolean {
  return membership.endedAt === null && !hasRunOut(membership, now)
}
