import { nameKey } from '../../../contract/plain/clean-text.ts'
import type { PortalRole } from '../../../contract/plain/portal-roles.ts'
import { rolesWordsIn } from '../../../contract/plain/words/generated/roles.ts'
import type { RoleRequest } from './invite-request.ts'

const CATALOGUES = Object.values(rolesWordsIn)
const WHOLE_PORTAL = new Set(CATALOGUES.map(({ wholePortal }) => nameKey(wholePortal)))

interface Offers {
  readonly roles: readonly PortalRole[]
  /** Whether a unit is named so. */
  readonly isUnit: (named: string) => boolean
}

/**
 * What people write in a list, as a program would: a role by its id or by what it is called in any
 * language, the whole portal by these words, where no unit is named so. What means nothing here stays as
 * it is, and is refused.
 */
export function meantRole(written: RoleRequest, { roles, isUnit }: Offers): RoleRequest {
  const { unitExternalId: unit, role } = written
  const isWhole = unit !== null && WHOLE_PORTAL.has(nameKey(unit)) && !isUnit(unit)
  return { ...written, unitExternalId: isWhole ? null : unit, role: roleId(role, roles) }
}

function roleId(written: string, roles: readonly PortalRole[]): string {
  if (roles.some(({ id }) => id === written)) return written
  const said = nameKey(written)
  const called = roles.filter((role) => namesOf(role).some((name) => nameKey(name) === said))
  const [only, other] = called
  return only && !other ? only.id : written
}

/** Of a role that the portal has named in a language, the catalogue's name there is no name. */
function namesOf({ id, names }: PortalRole): readonly string[] {
  const ours = Object.entries(rolesWordsIn).flatMap(([language, { names: known }]) =>
    names[language] === undefined && Object.hasOwn(known, id)
      ? [known[id as keyof typeof known]]
      : [],
  )
  return [id, ...Object.values(names).filter((name) => name !== undefined), ...ours]
}
