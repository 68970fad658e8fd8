import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import type { Portal } from '../portals/portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { rolesAt } from '../rights/shared-people.ts'

/** Ids of the portals that a person has a role in at `now`. */
export function* portalIdsOf(
  store: Pick<Store, 'people'>,
  personId: string,
  now: number,
): Statement<ReadonlySet<string>> {
  const live = yield* rolesAt(store, personId, now)
  return new Set(live.map(({ portalId }) => portalId))
}

/** Portals that a person has a role in at `now`, whichever portal is spoken to. */
export function* portalsOf(
  { store, portals }: Pick<ServicesWithPortals, 'store' | 'portals'>,
  personId: string,
  now: number,
): Statement<readonly Portal[]> {
  const found: Portal[] = []
  for (const id of yield* portalIdsOf(store, personId, now)) {
    const known = yield* portals.reading(id)
    if (known) found.push(known.portal)
  }
  return found
}

/** Whether what lets somebody in here lets them in elsewhere, by the ids of the portals that they have a role in. */
export function opensOthers(portalIds: Iterable<string>, here: string): boolean {
  return [...portalIds].some((id) => id !== here || id === CONSOLE_PORTAL)
}
