import type { HandedOverView } from '../../contract/console/helpdesk-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { SignedIn } from '../rights/administrators.ts'
import { portalsBy, rolesAt } from '../rights/shared-people.ts'
import { actView } from './helpdesk-view.ts'
import { HANDED_OVER_MS } from './rules.ts'
import { toldToDeciders } from './waiting-told.ts'
import { agentOf } from './who-may.ts'

/** Acts of one round; each has a transaction of its own. */
const AT_ONCE = 50
/** An owner's list: a helpdesk whose owners do not decide has other worries. */
const MOST_LISTED = 200

/**
 * What no second agent has decided within a day stands before the owners of the installation: they are written to,
 * once, and have it in a list of every portal.
 */
export function createHandingOver(services: ServicesWithPortals) {
  const { store, clock } = services

  /** Under the person's lock; false where it was decided, or handed over by another process. */
  function* handedOver({ id, personId }: HelpdeskAct): Statement<boolean> {
    const now = clock.now()
    if (!(yield* store.people.lock(personId))) return false
    if (!(yield* store.helpdeskActs.handOver(id, now))) return false
    const row = yield* store.helpdeskActs.byId(id)
    const asker = row && (yield* agentOf(services, row.agentId ?? '', now))
    // Of somebody whose role or last key is gone nothing is left to decide.
    if (!row || !asker) return true
    const live = yield* rolesAt(store, personId, now)
    yield* toldToDeciders(services, { row, target: { personId, live }, asker, now }, 'owners')
    return true
  }

  return {
    /** Hands over what is due; resolves how many acts. */
    async runOnce(): Promise<number> {
      const now = clock.now()
      const due = { askedBy: now - HANDED_OVER_MS, now, limit: AT_ONCE }
      const rows = await store.run(() => store.helpdeskActs.toHandOver(due))
      let done = 0
      for (const row of rows) if (await store.atomically(() => handedOver(row))) done += 1
      return done
    },
  }
}

/** What stands before the owners, of all portals, oldest first. */
export function createHandedOver({ store, clock, portals }: ServicesWithPortals) {
  function* listed(
    row: HelpdeskAct,
    looks: { readonly administrator: SignedIn; readonly now: number },
  ): Statement<readonly HandedOverView['items'][number][]> {
    const { personId } = row
    const person = yield* store.people.byId(personId)
    const live = yield* rolesAt(store, personId, looks.now)
    const theirs = live.flatMap(portalsBy).filter((id) => id !== CONSOLE_PORTAL)
    const portalId = theirs.includes(row.portalId) ? row.portalId : (theirs[0] ?? row.portalId)
    const known = yield* portals.reading(portalId)
    if (!person || !known) return []
    const view = yield* actView(store, row, { ...looks, target: { personId, live } })
    const { id, name } = known.portal
    return [{ ...view, portal: { id, name }, person: { id: personId, name: fullName(person) } }]
  }

  return (administrator: SignedIn): Promise<HandedOverView> =>
    store.run(function* (): Statement<HandedOverView> {
      const looks = { administrator, now: clock.now() }
      const items: HandedOverView['items'][number][] = []
      for (const row of yield* store.helpdeskActs.open(looks.now, MOST_LISTED))
        if (row.handedOverAt !== null) items.push(...(yield* listed(row, looks)))
      return { items }
    })
}
