import type { MembershipView } from '../../contract/views.ts'
import { isoOrNull } from './iso.ts'

interface RoleInUnit {
  readonly unitName: string | null
  readonly unitExternalId: string | null
  readonly role: string
  readonly until: number | null
}

/** A role as the outside sees it. */
export function membershipView({
  unitName,
  unitExternalId,
  role,
  until,
}: RoleInUnit): MembershipView {
  return {
    unit: unitName,
    unitExternalId,
    role,
    until: isoOrNull(until),
  }
}
