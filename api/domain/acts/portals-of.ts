import type { Statement } from '../../ports/store/statement.ts'
import type { Portal } from '../portals/portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { isLive } from '../rights/shared-people.ts'

/** Portals that a person has a role in at `now`, whichever portal is spoken to. */
export function* portalsOf(
  { store, portals }: Pick<ServicesWithPortals, 'store' | 'portals'>,
  personId: string,
  now: number,
): Statement<readonly Portal[]> {
  const memberships = yield* store.people.memberships(personId)
  const live = memberships.filter((membership) => isLive(membership, now))
  const found: Portal[] = []
  for (const id of new Set(live.map(({ portalId }) => portalId))) {
    const known = yield* portals.reading(id)
    if (known) found.push(known.portal)
  }
  return found
}
