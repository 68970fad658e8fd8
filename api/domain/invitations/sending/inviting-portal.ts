import type { Store } from '../../../ports/store/store.ts'
import type { Unit } from '../../../ports/store/unit-store.ts'
import { openPortal, type Portal } from '../../portals/portal.ts'
import type { Offered, RoleRequest } from './invite-request.ts'

/** Where people are invited to. */
export interface InvitingPortal {
  readonly portal: Portal
  /** Those that were asked for, by external id. */
  readonly units: ReadonlyMap<string, Unit>
}

/** What may be asked of it. */
export function offeredBy({ portal: { languages, roles }, units }: InvitingPortal): Offered {
  return { languages, roles, units }
}

/** What a portal offers to whoever is invited to these roles; null when there is none. */
export async function invitingPortal(
  store: Store,
  id: string,
  roles: readonly RoleRequest[],
): Promise<InvitingPortal | null> {
  const named = new Set(roles.flatMap(({ unitExternalId }) => unitExternalId ?? []))
  const found = await store.run(function* () {
    const row = yield* store.portals.byId(id)
    return row && { portal: openPortal(row), units: yield* store.units.named(row.id, [...named]) }
  })
  if (!found) return null
  return { ...found, units: new Map(found.units.map((unit) => [unit.externalId, unit])) }
}
