import type { MembershipView } from '../../widgets/server/index.ts'

/** What a role may do here is the portal's own business; Farstu keeps who has which role where. */
export const PERMISSIONS = ['see', 'submit', 'defer', 'change-contact', 'appoint'] as const
export type Permission = (typeof PERMISSIONS)[number]

const ROLES: Readonly<Record<string, readonly Permission[]>> = {
  reader: ['see'],
  reporter: ['see', 'submit', 'defer', 'change-contact'],
  'unit-admin': ['see', 'submit', 'defer', 'change-contact', 'appoint'],
}

/** Nothing for a role that this portal does not know. */
export const permissionsOf = (role: string): readonly Permission[] =>
  Object.hasOwn(ROLES, role) ? (ROLES[role] ?? []) : []

/** The first membership that permits something in a unit, by its external id, or null. */
export const permitting = (
  memberships: readonly MembershipView[],
  { unit, permission }: { readonly unit: string | null; readonly permission: Permission },
): MembershipView | null =>
  memberships.find(
    ({ unitExternalId, role }) =>
      unit !== null && unitExternalId === unit && permissionsOf(role).includes(permission),
  ) ?? null

/** A unit by its external id. */
export interface Unit {
  readonly id: string
  readonly name: string
}

/** The units in which somebody has a permission, each once. */
export const unitsPermitting = (
  memberships: readonly MembershipView[],
  permission: Permission,
): readonly Unit[] =>
  memberships
    .filter((one) => permitting(memberships, { unit: one.unitExternalId, permission }) === one)
    .flatMap(({ unit, unitExternalId: id }) => (id === null ? [] : [{ id, name: unit ?? id }]))
