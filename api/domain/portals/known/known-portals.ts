import type { Portal as PortalRow } from '../../../ports/store/portal-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Store } from '../../../ports/store/store.ts'
import { createLatest } from '../../values/latest.ts'
import { openPortal, type Portal } from '../portal.ts'
import { type KnownPortal, readPortal } from './known-portal.ts'

/** A few KB are usual, and half a million characters possible: thousands of portals, or dozens such. */
const MOST_CHARACTERS = 16_000_000

interface Listed {
  /** The sum of all versions. */
  readonly revision: number
  /** The oldest first. */
  readonly portals: readonly Portal[]
  readonly idsByOrigin: ReadonlyMap<string, readonly string[]>
}

/**
 * Portals in memory, by version. Whatever changes a portal raises its version in the same transaction,
 * in whichever process, and no portal goes away: so a portal is as it was while its version is, and all
 * are while the sum of the versions is. That is asked each time, and nothing else; so nothing out of
 * date is ever given, and a database that does not answer is a fault as before.
 *
 * Not to be asked within a transaction that changes portals: what is rolled back would be remembered.
 */
export function createKnownPortals(store: Store) {
  const kept = createLatest<KnownPortal>({ most: MOST_CHARACTERS, weigh })
  let listed: Listed = { revision: -1, portals: [], idsByOrigin: new Map() }

  function* byId(id: string): Statement<KnownPortal | null> {
    const known = kept.get(id)
    if (known && (yield* store.portals.versionOf(id)) === known.portal.version) return known
    const read = yield* readPortal(store, id)
    if (read) kept.set(id, read)
    return read
  }

  function* current(): Statement<Listed> {
    if ((yield* store.portals.revision()) !== listed.revision)
      listed = listOf(yield* store.portals.all())
    return listed
  }

  return {
    /** Null when there is none. */
    byId,

    /** The oldest first. */
    *all(): Statement<readonly Portal[]> {
      return (yield* current()).portals
    },

    /** Whether any portal lists the origin; those that did when all were read last are asked first. */
    *knows(origin: string): Statement<boolean> {
      for (const id of listed.idsByOrigin.get(origin) ?? [])
        if ((yield* byId(id))?.portal.origins.includes(origin)) return true
      return (yield* current()).idsByOrigin.has(origin)
    },
  }
}

function listOf(rows: readonly PortalRow[]): Listed {
  const portals = rows.map(openPortal)
  const idsByOrigin = new Map<string, string[]>()
  for (const { id, origins } of portals)
    for (const origin of origins) {
      const ids = idsByOrigin.get(origin) ?? []
      ids.push(id)
      idsByOrigin.set(origin, ids)
    }
  const revision = rows.reduce((sum, { version }) => sum + version, 0)
  return { revision, portals, idsByOrigin }
}

/** In characters, about. */
function weigh({ portal, contacts, notices }: KnownPortal): number {
  return JSON.stringify([portal, contacts, notices]).length
}
