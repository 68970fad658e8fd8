import type { Page } from '../../contract/console/console-wire.ts'
import type { PersonRow, PersonView } from '../../contract/console/people-wire.ts'
import { PER_PAGE } from '../../contract/plain/paging.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { Act } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { peopleOf } from './directory.ts'
import { createPeopleActs } from './people-acts.ts'
import { createPeopleAnywhere } from './people-anywhere.ts'
import { createPeopleExport } from './people-export.ts'
import { personRow } from './person-row.ts'
import { readPerson } from './person-view.ts'

interface Asked {
  readonly q?: string | undefined
  readonly after?: string | undefined
}

/** The people of a portal, as its administrators see and change them. */
export function createPeople(services: ServicesWithPortals) {
  const { store, clock } = services
  return {
    ...createPeopleActs(services),
    list: createPeopleList(services),
    anywhere: createPeopleAnywhere(services),
    exported: createPeopleExport(services),

    /** Null for somebody who has no role in the portal and never had one. */
    view: (act: Act): Promise<PersonView | null> =>
      store.run(() => readPerson(services, { ...act, now: clock.now() })),
  }
}

export type People = ReturnType<typeof createPeople>

/** A portal's people. Null for an `after` that was never given. */
function createPeopleList(services: Services) {
  return async (portalId: string, { q = '', after }: Asked): Promise<Page<PersonRow> | null> => {
    const asked = { q, after: after ?? null, limit: PER_PAGE }
    const found = await peopleOf(services, portalId, asked)
    if (!found) return null
    const items = found.people.map((one) => personRow(services.alphabet, one))
    return { items, next: found.next }
  }
}
