/** Roles in the console, the mightiest first. */
export const CONSOLE_ROLES = [
  'owner',
  'administrator',
  'helpdesk',
  'auditor',
  'unit-coordinator',
] as const
/** The only one of them that is had in one unit of a portal, and nowhere else. */
export const UNIT_ROLE = 'unit-coordinator' satisfies (typeof CONSOLE_ROLES)[number]

/** Those that the console itself can give: owners are invited at the machine. */
export const INVITED_ROLES = ['administrator', 'helpdesk', 'auditor', UNIT_ROLE] as const

/** Where a role can be had: in a unit, in the whole portal, or in either. */
export const ROLE_SCOPES = ['unit', 'portal', 'either'] as const
/** One of those. */
export type RoleScope = (typeof ROLE_SCOPES)[number]

/** A role that people of a portal can be invited to. */
export interface PortalRole {
  /** As the host's server is told it. */
  readonly id: string
  readonly scope: RoleScope
  /** What it is called, by language; where it is called nothing, as our catalogue or its id says. */
  readonly names: Readonly<Partial<Record<string, string>>>
  /** What the host lets it do, in a sentence, by language. */
  readonly about: Readonly<Partial<Record<string, string>>>
}

/** Of a portal that says nothing of roles. */
export const USUAL_ROLES: readonly PortalRole[] = [
  { id: 'reporter', scope: 'either', names: {}, about: {} },
]

/** Roles of one portal. */
export const MOST_PORTAL_ROLES = 100

/** Whether a role can be had there: in a unit, or (null) in the whole portal. */
export const isWithin = (scope: RoleScope, unit: string | null): boolean =>
  scope === 'either' || scope === (unit === null ? 'portal' : 'unit')

/** The portal's own name for a role in a language; null where it has none. */
export const ownName = (
  roles: readonly PortalRole[],
  role: string,
  language: string,
): string | null => roles.find(({ id }) => id === role)?.names[language] ?? null

/** `handed-over`, `unit_admin`: written for a program. */
const PARTED = /^[\p{Ll}\d]+(?:[-_.:][\p{Ll}\d]+)+$/u
/** `UNIT_ADMIN` */
const LOUD = /^[\p{Lu}\d]+(?:_[\p{Lu}\d]+)+$/u
/** `unitAdmin` */
const HUMPED = /^\p{Ll}+(?:\p{Lu}+[\p{Ll}\d]*)+$/u

/**
 * A role as people are told it: as the portal calls it, else by its name in a catalogue, else its id, in
 * words.
 */
export function roleName(
  role: string,
  names: Readonly<Record<string, string>>,
  own?: string | null,
): string {
  return own || (Object.hasOwn(names, role) && names[role]) || inWords(role)
}

function inWords(role: string): string {
  if (HUMPED.test(role)) return role.replace(/\p{Lu}+/gu, (letters) => ` ${letters}`).toLowerCase()
  if (!PARTED.test(role) && !LOUD.test(role)) return role
  return role.replace(/[-_.:]/g, ' ').toLowerCase()
}
