/** What a role may do here is the portal's own business; Farstu keeps who has which role where. */
export const PERMISSIONS = ['see', 'submit', 'defer', 'appoint'] as const
export type Permission = (typeof PERMISSIONS)[number]

const ROLES: Readonly<Record<string, readonly Permission[]>> = {
  reader: ['see'],
  reporter: ['see', 'submit', 'defer'],
  'unit-admin': ['see', 'submit', 'defer', 'appoint'],
}

/** Nothing for a role that this portal does not know. */
export const permissionsOf = (role: string): readonly Permission[] =>
  Object.hasOwn(ROLES, role) ? (ROLES[role] ?? []) : []
