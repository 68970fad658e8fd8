import { CONSOLE_PORTAL } from '../../../contract/plain/ids.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Store } from '../../../ports/store/store.ts'
import type { Unit } from '../../../ports/store/unit-store.ts'

/**
 * Where there is a console, a portal can be looked after in it at once, under its name of today.
 * @param unit made by `portalUnit`.
 */
export function* putConsoleUnit({ portals, units }: Store, unit: Unit): Statement<void> {
  const isConsole = unit.externalId === CONSOLE_PORTAL
  if (!isConsole && (yield* portals.byId(CONSOLE_PORTAL))) yield* units.put(unit)
}
