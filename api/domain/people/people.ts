import type { PersonView } from '../../contract/console/people-wire.ts'
import type { Act } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { createPeopleActs } from './people-acts.ts'
import { createPeopleExport } from './people-export.ts'
import { createPeopleList } from './people-list.ts'
import { readPerson } from './person-view.ts'

/** The people of a portal, as its administrators see and change them. */
export function createPeople(services: Services) {
  const { store, clock } = services
  return {
    ...createPeopleActs(services),
    list: createPeopleList(services),
    exported: createPeopleExport(services),

    /** Null for somebody who has no role in the portal and never had one. */
    view: (act: Act): Promise<PersonView | null> =>
      store.run(() => readPerson(store, { ...act, now: clock.now() })),
  }
}

export type People = ReturnType<typeof createPeople>
