import { inLockOrder } from '../../ports/store/lock-order.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Unit } from '../../ports/store/unit-store.ts'
import type { Actor } from '../actor.ts'
import { recordOf } from '../audit/audit.ts'
import { renameCoordinated } from '../portals/coordinated-units.ts'
import type { Services } from '../services.ts'

export interface WantedUnit {
  readonly externalId: string
  readonly name: string
  /** Left as it is where undefined. */
  readonly contact?: string | null | undefined
}

export interface UnitCounts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

interface Putting {
  readonly portalId: string
  /** External ids are unique among them. */
  readonly wanted: readonly WantedUnit[]
  readonly actor: Actor
  /** True to count only. */
  readonly dryRun: boolean
}

/** Units in one transaction: while it runs, nobody else writes on SQLite. */
const PER_TRANSACTION = 250

/** Adds and updates units of a portal; those that are not named stay as they are. */
export function createUnitPutting(services: Services) {
  const { store, random, clock } = services

  const unitOf = (portalId: string, { externalId, name, contact }: WantedUnit): Unit => ({
    id: random.id(),
    portalId,
    externalId,
    name,
    parentId: null,
    contact: contact ?? null,
    createdAt: clock.now(),
  })

  function* nameAnew(portalId: string): Statement<void> {
    const portal = yield* store.portals.hold(portalId)
    if (portal) yield* renameCoordinated(store, portal)
  }

  const write = async (
    { portalId, actor }: Putting,
    units: readonly Unit[],
    counts: UnitCounts,
  ) => {
    const imported = recordOf(services, {
      act: 'unit.imported',
      actor,
      target: { type: 'portal', id: portalId },
      portalId,
      details: { ...counts },
    })
    for (let from = 0; from < units.length; from += PER_TRANSACTION) {
      await store.atomically(function* (): Statement<void> {
        yield* actor.confirm()
        for (const unit of units.slice(from, from + PER_TRANSACTION)) yield* store.units.put(unit)
        if (counts.changed > 0) yield* nameAnew(portalId)
        if (from === 0) yield* imported()
      })
    }
  }

  return async (putting: Putting): Promise<UnitCounts> => {
    const { portalId, wanted, dryRun } = putting
    const there = await store.run(() => store.units.inPortal(portalId))
    const known = new Map(there.map((unit) => [unit.externalId, unit]))
    const added = wanted
      .filter(({ externalId }) => !known.has(externalId))
      .map((unit) => unitOf(portalId, unit))
    const changed = wanted.flatMap((unit) => changedUnit(known.get(unit.externalId), unit))
    const counts = {
      added: added.length,
      changed: changed.length,
      unchanged: wanted.length - added.length - changed.length,
    }
    const units = inLockOrder([...added, ...changed], ({ externalId }) => externalId)
    if (!dryRun) await write(putting, units, counts)
    return counts
  }
}

/** Empty for one that is not there, or is as wanted already. */
function changedUnit(there: Unit | undefined, { name, contact }: WantedUnit): readonly Unit[] {
  if (!there) return []
  const wanted = { ...there, name, contact: contact === undefined ? there.contact : contact }
  const isAlike = wanted.name === there.name && wanted.contact === there.contact
  return isAlike ? [] : [wanted]
}
