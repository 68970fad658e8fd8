import type {
  PeopleAnywhere,
  PersonAnywhere,
  PersonRow,
} from '../../contract/console/people-wire.ts'
import type { Portal } from '../portals/portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { SignedIn } from '../rights/administrators.ts'
import { inNameOrder } from '../values/name-order.ts'
import { may } from '../values/rights.ts'
import { peopleOf } from './directory.ts'
import { personRow } from './person-row.ts'

/** Of each portal: whoever is not among them is asked for by more words. */
const PER_PORTAL = 5
/** Of all portals together; those that are left are then not looked through. */
const MOST = 50

interface Asked {
  readonly q: string
  /** Id of a portal that is left out. */
  readonly except?: string | undefined
}

/**
 * A caller, in whichever portals whoever asks may read people: the list of each is asked as it is asked
 * when it is open, and no other is, so that nothing of another can show, nor how many it has.
 */
export function createPeopleAnywhere(services: ServicesWithPortals) {
  const { alphabet, portals } = services

  async function readable({ grants }: SignedIn, except: string | undefined) {
    const all = await portals.all()
    const some = all.filter(({ id }) => id !== except && may(grants, 'people.read', id))
    return inNameOrder(alphabet, some)
  }

  return async (administrator: SignedIn, { q, except }: Asked): Promise<PeopleAnywhere> => {
    if (q === '') return { items: [], hasMore: false }
    const found = new Map<string, PersonAnywhere>()
    let hasMore = false
    for (const portal of await readable(administrator, except)) {
      if (found.size >= MOST) return { items: firstOf(found), hasMore: true }
      const page = await peopleOf(services, portal.id, { q, after: null, limit: PER_PORTAL })
      if (!page) continue
      hasMore ||= page.next !== null
      for (const one of page.people) add(found, portal, personRow(alphabet, one))
    }
    return { items: firstOf(found), hasMore: hasMore || found.size > MOST }
  }
}

type Found = Map<string, PersonAnywhere>

/** Each person once, with every portal that they were found in. */
function add(found: Found, { id, name }: Portal, row: PersonRow): void {
  const { units, hasPortalRole, ...person } = row
  const before = found.get(person.id)?.portals ?? []
  found.set(person.id, { ...person, portals: [...before, { id, name, units, hasPortalRole }] })
}

const firstOf = (found: Found): readonly PersonAnywhere[] => [...found.values()].slice(0, MOST)
