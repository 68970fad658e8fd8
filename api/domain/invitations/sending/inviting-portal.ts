import type { Store } from '../../../ports/store/store.ts'
import type { Unit } from '../../../ports/store/unit-store.ts'
import { openPortal, type Portal } from '../../portals/portal.ts'
import type { Offered, RoleRequest } from './invite-request.ts'
import { unitsByName } from './named-units.ts'

/** Where people are invited to. */
export interface InvitingPortal {
  readonly portal: Portal
  /** Those that were asked for, by external id; where names count, by what they were named, too. */
  readonly units: ReadonlyMap<string, Unit>
  /** External ids of those that share a name that was asked for. */
  readonly alike: ReadonlyMap<string, readonly string[]>
}

export interface AskedPortal {
  readonly id: string
  /** Whether a unit may be named by its name where none has that id. */
  readonly isByName: boolean
}

/** What may be asked of it. */
export function offeredBy({ portal, units, alike }: InvitingPortal): Offered {
  const { languages, timeZone, roles } = portal
  return { languages, timeZone, roles, units, alike }
}

/** What a portal offers to whoever is invited to these roles; null when there is none. */
export async function invitingPortal(
  store: Store,
  { id, isByName }: AskedPortal,
  roles: readonly RoleRequest[],
): Promise<InvitingPortal | null> {
  const named = [...new Set(roles.flatMap(({ unitExternalId }) => unitExternalId ?? []))]
  const found = await store.run(function* () {
    const row = yield* store.portals.byId(id)
    if (!row) return null
    const units = yield* store.units.named(row.id, named)
    const rest = named.filter((one) => units.every(({ externalId }) => externalId !== one))
    const all = isByName && rest.length > 0 ? yield* store.units.inPortal(row.id) : []
    return { row, units, byName: unitsByName(all, rest) }
  })
  return found && { portal: openPortal(found.row), ...sorted(found.units, found.byName) }
}

function sorted(
  units: readonly Unit[],
  byName: ReadonlyMap<string, readonly Unit[]>,
): Pick<InvitingPortal, 'units' | 'alike'> {
  const found = new Map(units.map((unit) => [unit.externalId, unit]))
  const alike = new Map<string, readonly string[]>()
  for (const [name, [only, ...others]] of byName) {
    if (only && others.length === 0) found.set(name, only).set(only.externalId, only)
    else if (only)
      alike.set(
        name,
        [only, ...others].map(({ externalId }) => externalId),
      )
  }
  return { units: found, alike }
}
