import type { PortalRole } from '../../../contract/plain/portal-roles.ts'
import type { PortalPolicy } from '../../policy/portal-policy.ts'
import type { Mistake } from './setup-refusal.ts'

/** Roles that a policy lets set something up, and that the portal does not have: nobody would. */
export function strangeRoles({
  policy,
  roles,
}: {
  readonly policy: Pick<PortalPolicy, 'enrolling'>
  readonly roles: readonly Pick<PortalRole, 'id'>[]
}): readonly Mistake[] {
  const known = new Set(roles.map(({ id }) => id))
  return policy.enrolling.flatMap(({ roles }, at) =>
    roles?.every((role) => known.has(role)) === false
      ? [{ path: `policy.enrolling.${at}.roles`, why: 'must be roles of the portal' }]
      : [],
  )
}
