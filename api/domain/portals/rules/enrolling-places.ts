import type { PortalRole } from '../../../contract/plain/portal-roles.ts'
import type { PortalPolicy } from '../../policy/portal-policy.ts'
import type { Mistake } from './setup-refusal.ts'

type Limits = Pick<PortalPolicy, 'enrolling'>

/** Roles that a policy lets set something up, and that the portal does not have: nobody would. */
export function strangeRoles({
  policy,
  roles,
}: {
  readonly policy: Limits
  readonly roles: readonly Pick<PortalRole, 'id'>[]
}): readonly Mistake[] {
  const known = new Set(roles.map(({ id }) => id))
  return strange(policy, 'roles', known)
}

/** Units whose people may set something up, by their external ids. */
export const unitsNamed = ({ enrolling }: Limits): readonly string[] => [
  ...new Set(enrolling.flatMap(({ units }) => units ?? [])),
]

/** The same of units. @param known external ids of the portal's */
export function strangeUnits(policy: Limits, known: ReadonlySet<string>): readonly Mistake[] {
  return strange(policy, 'units', known)
}

function strange(
  { enrolling }: Limits,
  what: 'roles' | 'units',
  known: ReadonlySet<string>,
): readonly Mistake[] {
  return enrolling.flatMap((limit, at) =>
    limit[what]?.every((one) => known.has(one)) === false
      ? [{ path: `policy.enrolling.${at}.${what}`, why: `must be ${what} of the portal` }]
      : [],
  )
}
