import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { Unit } from '../../ports/store/unit-store.ts'
import type { Services } from '../services.ts'
import { placeOf, unitPlace } from '../values/console-places.ts'

/** A portal, as far as a unit of it is named by it. */
interface Named {
  readonly id: string
  readonly name: string
}

/** Two portals may have the same municipality. */
const nameIn = (portal: Named, unit: Pick<Unit, 'name'>): string => `${unit.name} – ${portal.name}`

/**
 * Where a portal has a unit, the console has one that stands for it: whoever coordinates it has a role there. Made
 * when the first of them is invited. Under the portal's lock, as every name here is written: of two that change one at
 * once, the second reads what the first has written.
 * @param externalId of the console's unit. Another than `unitPlace` makes, or of a unit that is not there, makes none.
 */
export function* standForUnit(
  { store, random, clock }: Pick<Services, 'store' | 'random' | 'clock'>,
  externalId: string,
): Statement<void> {
  const { portalId, unit } = placeOf(externalId)
  if (portalId === null || unit === null || portalId === CONSOLE_PORTAL) return
  const portal = yield* store.portals.hold(portalId)
  const there = yield* store.units.byExternalId(portalId, unit)
  if (!portal || !there) return
  yield* store.units.put({
    id: random.id(),
    portalId: CONSOLE_PORTAL,
    externalId: unitPlace(portalId, there.externalId),
    name: nameIn(portal, there),
    parentId: null,
    contact: null,
    createdAt: clock.now(),
  })
}

/** Those of a portal's that are there get the names that it and its units have now. The portal's lock is held. */
export function* renameCoordinated(
  { units }: Pick<Store, 'units'>,
  portal: Named,
): Statement<void> {
  const all = yield* units.inPortal(CONSOLE_PORTAL)
  const theirs = all.flatMap((own) => {
    const { portalId, unit } = placeOf(own.externalId)
    return portalId === portal.id && unit !== null ? [{ own, unit }] : []
  })
  if (theirs.length === 0) return
  const named = yield* units.named(
    portal.id,
    theirs.map(({ unit }) => unit),
  )
  for (const { own, unit } of theirs) {
    const there = named.find(({ externalId }) => externalId === unit)
    const name = there ? nameIn(portal, there) : own.name
    if (name !== own.name) yield* units.put({ ...own, name })
  }
}
