import { CONSOLE_PORTAL } from '../../../contract/plain/ids.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Store } from '../../../ports/store/store.ts'
import type { Unit } from '../../../ports/store/unit-store.ts'
import { renameCoordinated } from '../coordinated-units.ts'

/**
 * Where there is a console, a portal can be looked after in it at once, under its name of today, and so can units of
 * it that somebody coordinates.
 * @param unit made by `portalUnit`.
 */
export function* putConsoleUnit(store: Store, unit: Unit): Statement<void> {
  const { externalId, name } = unit
  if (externalId === CONSOLE_PORTAL || !(yield* store.portals.byId(CONSOLE_PORTAL))) return
  yield* store.units.put(unit)
  yield* renameCoordinated(store, { id: externalId, name })
}
