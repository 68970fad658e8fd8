import type { Page } from '../../contract/console/console-wire.ts'
import type { ImportedUnits, UnitRow } from '../../contract/console/people-wire.ts'
import { PER_PAGE } from '../../contract/plain/paging.ts'
import { type Alphabet, sortKeyOf } from '../../ports/store/alphabet.ts'
import type { Unit } from '../../ports/store/unit-store.ts'
import type { Administrator } from '../rights/administrators.ts'
import { actorOf } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { cursorKeys, cursorText } from '../values/cursor.ts'
import { compareText } from '../values/name-order.ts'
import { isFoundBy, searchBeginnings } from '../values/search-terms.ts'
import { readUnits } from './unit-csv.ts'
import { createUnitPutting } from './unit-putting.ts'

interface Asked {
  readonly q?: string | undefined
  readonly after?: string | undefined
}

interface ImportRequest {
  readonly csv: string
  readonly dryRun: boolean
}

interface Sorted {
  readonly unit: Unit
  readonly sortKey: string
}

/** The units of a portal: a few thousand, so they are searched and sorted in memory. */
export function createUnits(services: Services) {
  const { store, clock, alphabet } = services
  const put = createUnitPutting(services)

  return {
    /** All that a portal has. */
    ofPortal: (portalId: string): Promise<readonly Unit[]> =>
      store.run(() => store.units.inPortal(portalId)),

    /** By name. Null for an `after` that was never given. */
    async list(portalId: string, { q = '', after }: Asked): Promise<Page<UnitRow> | null> {
      const cursor = after === undefined ? ['', ''] : cursorKeys(after, 'text', 'text')
      if (!cursor) return null
      const units = await store.run(() => store.units.inPortal(portalId))
      const asked = searchBeginnings(q)
      const found = units.filter(({ name, externalId }) => isFoundBy(asked, name, externalId))
      const rest = sorted(alphabet, found).filter((one) => isAfter(one, cursor))
      const page = rest.slice(0, PER_PAGE)
      const ids = page.map(({ unit }) => unit.id)
      const people = await store.run(() => store.units.peopleIn(ids, clock.now()))
      const items = page.map(({ unit }) => rowOf(unit, people.get(unit.id) ?? 0))
      const last = rest.length > PER_PAGE ? page.at(-1) : undefined
      return { items, next: last ? cursorText(last.sortKey, last.unit.id) : null }
    },

    /** Rows with a mistake are left out, and told; a dry run counts without importing. */
    async import(
      portalId: string,
      { csv, dryRun }: ImportRequest,
      administrator: Administrator,
    ): Promise<ImportedUnits> {
      const there = await store.run(() => store.units.inPortal(portalId))
      const ids = new Set(there.map(({ externalId }) => externalId))
      const { units, ...told } = readUnits(csv, ids)
      const actor = actorOf({ administrator })
      const counts = await put({
        portalId,
        wanted: units,
        actor,
        dryRun: dryRun || units.length === 0,
      })
      return { ...counts, ...told }
    },
  }
}

export type Units = ReturnType<typeof createUnits>

function sorted(alphabet: Alphabet, units: readonly Unit[]): readonly Sorted[] {
  return units
    .map((unit) => ({ unit, sortKey: sortKeyOf(alphabet, unit.name) }))
    .sort((a, b) => compareText(a.sortKey, b.sortKey) || compareText(a.unit.id, b.unit.id))
}

function isAfter({ sortKey, unit }: Sorted, [key = '', id = '']: readonly string[]): boolean {
  return (compareText(sortKey, key) || compareText(unit.id, id)) > 0
}

function rowOf({ id, externalId, name, contact }: Unit, people: number): UnitRow {
  return { id, externalId, name, contact, people }
}
