import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { couldAct } from '../rights/acting-session.ts'
import { grantsOf, isOf, portalsBy, RANK, rolesAt, type Target } from '../rights/shared-people.ts'
import { type Grant, may, rolesIn } from '../values/rights.ts'

/** Whoever acts, by what they have been given. */
export interface Agent {
  readonly person: Pick<Person, 'id'>
  readonly grants: readonly Grant[]
}

/**
 * nobody acts on themselves, nor on a role in the console that is not below theirs, wherever it counts. The
 * roles over every portal are above all others of their name.
 */
export function isAbove({ person, grants }: Agent, target: Target): boolean {
  return person.id !== target.personId && grantsOf(target).every((grant) => outranks(grants, grant))
}

/** The same, of somebody who has a role in the portal that is spoken of: who has left it is none of its helpdesk's. */
export function mayHelp(agent: Agent, target: Target, portalId: string): boolean {
  return target.live.some(isOf(portalId)) && isAbove(agent, target)
}

function outranks(grants: readonly Grant[], { role, portalId }: Grant): boolean {
  const overAll = grants.filter((grant) => grant.portalId === null).map((grant) => grant.role)
  const held = portalId === null ? overAll : rolesIn(grants, portalId)
  return held.some((one) => RANK[one] < RANK[role])
}

/** Whether somebody works in the console: a second agent is asked whatever else is so. */
export const worksInConsole = (target: Target): boolean => grantsOf(target).length > 0

/** Whether somebody may give anything in a portal of the person's. */
export function mayGive({ grants }: Pick<Agent, 'grants'>, { live }: Target): boolean {
  return live.flatMap(portalsBy).some((portalId) => may(grants, 'methods.reset', portalId))
}

/** Portals that the person has a role in now, and the agent may give nothing in. */
export function portalsBeyond(
  { grants }: Pick<Agent, 'grants'>,
  { live }: Target,
): readonly string[] {
  const portals = live.map(({ portalId }) => portalId).filter((id) => id !== CONSOLE_PORTAL)
  return [...new Set(portals)].filter((id) => !may(grants, 'methods.reset', id))
}

/** Between the two of them they look after every portal of the person. */
export function reachTogether(one: Agent, other: Agent, target: Target): boolean {
  const beyond = portalsBeyond(other, target)
  return portalsBeyond(one, target).every((portal) => !beyond.includes(portal))
}

/** Everybody who works in the console, with what they have now, but for whoever is suspended or frozen. */
export function* agentsNow(
  { people }: Pick<Store, 'people'>,
  now: number,
): Statement<readonly (Agent & { readonly person: Person })[]> {
  const holders = yield* people.holdersIn(CONSOLE_PORTAL, now)
  const ids = holders.map(({ id }) => id)
  const held = yield* people.liveMembershipsOf(ids, CONSOLE_PORTAL, now)
  return holders
    .filter(({ suspendedAt, frozenAt }) => suspendedAt === null && frozenAt === null)
    .map((person) => ({
      person,
      grants: grantsOf({ live: held.filter(({ personId }) => personId === person.id) }),
    }))
}

/**
 * An agent by id, with what they have now; null for whoever is suspended, gone, or has no role left, for whoever has no
 * key left where the console demands one, and for whoever is frozen: what was asked for in their name may be somebody
 * else's doing.
 */
export function* agentOf(
  services: Pick<ServicesWithPortals, 'store' | 'portals'>,
  id: string,
  now: number,
): Statement<(Agent & { readonly person: Person }) | null> {
  const { store } = services
  const person = yield* store.people.byId(id)
  if (!person || person.suspendedAt !== null || person.frozenAt !== null) return null
  const grants = grantsOf({ live: yield* rolesAt(store, id, now) })
  if (grants.length === 0 || !(yield* couldAct(services, id, now))) return null
  return { person, grants }
}
