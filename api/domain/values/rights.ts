import type { ConsolePermission, ConsoleRole } from '../../contract/console/console-wire.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { CONSOLE_ROLES, UNIT_ROLE } from '../../contract/plain/portal-roles.ts'
import { type ConsolePlace, placeOf } from './console-places.ts'

/** Who may do what in the console: the whole of it is here, and nowhere else. */
const RIGHTS: Readonly<Record<ConsolePermission, readonly ConsoleRole[]>> = {
  'overview.read': ['owner', 'administrator', 'helpdesk', 'auditor'],
  'invitations.read': ['owner', 'administrator', 'helpdesk', 'auditor'],
  'invitations.send': ['owner', 'administrator'],
  'people.read': ['owner', 'administrator', 'helpdesk', 'auditor'],
  'people.export': ['owner', 'administrator', 'auditor'],
  'memberships.end': ['owner', 'administrator'],
  'sessions.end': ['owner', 'administrator', 'helpdesk'],
  'people.suspend': ['owner', 'administrator'],
  'methods.suspend': ['owner', 'administrator', 'helpdesk'],
  'callers.verify': ['owner', 'administrator', 'helpdesk'],
  'methods.reset': ['owner', 'administrator', 'helpdesk'],
  'units.read': ['owner', 'administrator', 'helpdesk', 'auditor'],
  'units.import': ['owner', 'administrator'],
  'portal.read': ['owner', 'administrator', 'helpdesk', 'auditor'],
  'portal.texts': ['owner', 'administrator'],
  'portal.change': ['owner'],
  'portal.secrets': ['owner'],
  'portals.add': ['owner'],
  'helpdesk.handed-over': ['owner'],
  'colleagues.read': ['owner', 'auditor'],
  'colleagues.change': ['owner'],
  'own-units.read': ['unit-coordinator'],
  'own-units.change': ['unit-coordinator'],
}

/** Roles that bring a right: those who look after something by it. */
export function rolesWith(permission: ConsolePermission): readonly ConsoleRole[] {
  return RIGHTS[permission]
}

/** Those that change nothing. */
const READING: readonly ConsolePermission[] = [
  'overview.read',
  'invitations.read',
  'people.read',
  'people.export',
  'units.read',
  'portal.read',
  'helpdesk.handed-over',
  'colleagues.read',
  'own-units.read',
]

export function isReading(permission: ConsolePermission): boolean {
  return READING.includes(permission)
}

/** Roles that may do more than read. */
export function rolesWithActs(): readonly string[] {
  const acts = CONSOLE_PERMISSIONS.filter((permission) => !isReading(permission))
  return CONSOLE_ROLES.filter((role) => acts.some((act) => RIGHTS[act].includes(role)))
}

export const CONSOLE_PERMISSIONS = Object.keys(RIGHTS) as readonly ConsolePermission[]

export function isConsoleRole(role: string): role is ConsoleRole {
  return CONSOLE_ROLES.some((known) => known === role)
}

/** A role in one portal, in all of them, or in one unit of a portal, which is over nothing else there. */
export interface Grant extends ConsolePlace {
  readonly role: ConsoleRole
}

/** What a role in the console's portal gives; null for another word, and where that role cannot be had. */
export function grantOf(held: {
  readonly role: string
  readonly unitExternalId: string | null
}): Grant | null {
  const { role, unitExternalId } = held
  const place = placeOf(unitExternalId)
  const isOfUnit = place.unit !== null
  return isConsoleRole(role) && isOfUnit === (role === UNIT_ROLE) ? { role, ...place } : null
}

/** Whether somebody has a role over every portal. */
export function isOverAll(grants: readonly Grant[], role: ConsoleRole): boolean {
  return grants.some((grant) => grant.portalId === null && grant.role === role)
}

/** Acts on the whole installation: they are asked for in no portal. */
const EVERYWHERE: readonly ConsolePermission[] = [
  'portals.add',
  'helpdesk.handed-over',
  'colleagues.read',
  'colleagues.change',
]

export function isEverywhere(permission: ConsolePermission): boolean {
  return EVERYWHERE.includes(permission)
}

export function may(
  grants: readonly Grant[],
  permission: ConsolePermission,
  portalId: string,
): boolean {
  if (isEverywhere(permission)) return false
  const brings = (role: ConsoleRole): boolean => RIGHTS[permission].includes(role)
  const isOfUnits = ownUnits(grants, portalId).length > 0
  return rolesIn(grants, portalId).some(brings) || (isOfUnits && brings(UNIT_ROLE))
}

/** Whether there is anything that they may do in a portal. */
export function isIn(grants: readonly Grant[], portalId: string): boolean {
  return rolesIn(grants, portalId).length > 0 || ownUnits(grants, portalId).length > 0
}

/** External ids of units that they coordinate in a portal. */
export function ownUnits(grants: readonly Grant[], portalId: string): readonly string[] {
  return grants.flatMap((grant) =>
    grant.portalId === portalId && grant.unit !== null ? [grant.unit] : [],
  )
}

/** Whether they may do in the whole installation what none of its portals can allow by itself. */
export function mayEverywhere(grants: readonly Grant[], permission: ConsolePermission): boolean {
  const overAll = grants.filter(({ portalId }) => portalId === null)
  return isEverywhere(permission) && overAll.some(({ role }) => RIGHTS[permission].includes(role))
}

/** Whether there may be a portal in which they may do it: which they are, `may` says of each. */
export function maySomewhere(grants: readonly Grant[], permission: ConsolePermission): boolean {
  return !isEverywhere(permission) && grants.some(({ role }) => RIGHTS[permission].includes(role))
}

/** Roles over a whole portal, the mightiest first. None in the console itself: whoever invites there makes owners. */
export function rolesIn(grants: readonly Grant[], portalId: string): readonly ConsoleRole[] {
  if (portalId === CONSOLE_PORTAL) return []
  const here = grants.filter(
    (grant) => grant.unit === null && (grant.portalId === null || grant.portalId === portalId),
  )
  return CONSOLE_ROLES.filter((role) => here.some((grant) => grant.role === role))
}
