import type { HelpdeskActView, WaitingView } from '../../contract/console/helpdesk-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { SignedIn } from '../rights/administrators.ts'
import { withPersonLocked } from '../rights/locked-person.ts'
import { type Act, type ActRefusal, actorOf } from '../rights/person-act.ts'
import { isLive, isOf } from '../rights/shared-people.ts'
import { createActing } from './acting.ts'
import { createCallerCodes } from './caller-codes.ts'
import { createColleaguesWord } from './colleagues-word.ts'
import { createCorrections } from './correcting/corrections.ts'
import { createHandedOver, createHandingOver } from './handing-over.ts'
import { actView } from './helpdesk-view.ts'
import { createSecondAgents } from './second-agent.ts'
import { createVerifying } from './verifying.ts'
import { isAbove } from './who-may.ts'

/** Looked through for those that concern a portal: a helpdesk decides within days. */
const MOST_OPEN = 200

/** A helpdesk that cannot be talked into it: who is calling is shown, what gives is asked of two. */
export function createHelpdesk(services: ServicesWithPortals) {
  const { store, clock } = services
  const codes = createCallerCodes(services)
  const act = createActing(services)
  const corrections = createCorrections(services, act)

  /** Whatever was issued and still works is over. */
  const revokePass = (act: Act): Promise<ActRefusal | null> => {
    const now = clock.now()
    return store.atomically(() =>
      withPersonLocked<ActRefusal>(services, { act, now }, function* (locked) {
        const { administrator, person, live } = locked
        if (!isAbove(administrator, { personId: person.id, live })) return 'forbidden'
        if ((yield* store.accessPasses.endAllOf(person.id, now)) === 0) return null
        yield* recordOf(services, {
          act: 'pass.revoked',
          actor: actorOf(act),
          target: { type: 'person', id: person.id },
          portalId: null,
          details: { portal: act.portalId },
        })()
        return null
      }),
    )
  }

  /** What waits for somebody with a role in this portal, wherever it was asked for: which portal is not said. */
  const waiting = (administrator: SignedIn, portalId: string): Promise<WaitingView> => {
    const now = clock.now()
    return store.run(function* (): Statement<WaitingView> {
      const items: WaitingView['items'][number][] = []
      for (const row of yield* store.helpdeskActs.open(now, MOST_OPEN))
        items.push(...(yield* listed(row, { administrator, portalId, now })))
      return { items }
    })
  }

  function* listed(
    row: HelpdeskAct,
    { administrator, portalId, now }: { administrator: SignedIn; portalId: string; now: number },
  ): Statement<readonly (HelpdeskActView & { person: { id: string; name: string } })[]> {
    const { personId } = row
    const held = yield* store.people.memberships(personId)
    const person = yield* store.people.byId(personId)
    if (!person || !held.some(isOf(portalId))) return []
    const target = { personId, live: held.filter((one) => isLive(one, now)) }
    const view = yield* actView(store, row, { administrator, target, now })
    return [{ ...view, person: { id: personId, name: fullName(person) } }]
  }

  return {
    colleague: createColleaguesWord(services),
    showCode: codes.show,
    mailCode: codes.mail,
    verify: createVerifying(services),
    act,
    correct: corrections.correct,
    mailCorrectionCode: corrections.mailCode,
    ...createSecondAgents(services),
    revokePass,
    waiting,
    handedOver: createHandedOver(services),
    handingOver: createHandingOver(services),
  }
}

export type Helpdesk = ReturnType<typeof createHelpdesk>
