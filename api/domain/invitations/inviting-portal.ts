import type { Store } from '../../ports/store/store.ts'
import type { Unit } from '../../ports/store/units.ts'
import { openPortal, type Portal } from '../portals/portal.ts'

/** Where people are invited to. */
export interface InvitingPortal {
  readonly portal: Portal
  /** By external id. */
  readonly units: ReadonlyMap<string, Unit>
}

/** What a portal offers to whoever is invited; null when there is none. */
export async function invitingPortal(store: Store, id: string): Promise<InvitingPortal | null> {
  const found = await store.run(function* () {
    const row = yield* store.portals.byId(id)
    return row && { portal: openPortal(row), units: yield* store.units.inPortal(row.id) }
  })
  if (!found) return null
  return { ...found, units: new Map(found.units.map((unit) => [unit.externalId, unit])) }
}
