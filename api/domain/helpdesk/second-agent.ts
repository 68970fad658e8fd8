import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { AuditAct } from '../audit/audit.ts'
import { changedLast } from '../mail/address-changes.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { withPersonLocked } from '../rights/locked-person.ts'
import { type Act, actorOf, type Locked } from '../rights/person-act.ts'
import { may } from '../values/rights.ts'
import {
  createCarrying,
  type Helped,
  type HelpRefusal,
  HelpRefused,
  type NewPass,
  newPass,
  orRefused,
  passShown,
} from './acting.ts'
import { type AskedAct, askedActOf } from './asked-act.ts'
import { type Hand, isInAny, otherSideOf } from './hands-apart.ts'
import { APPROVED_MS } from './rules.ts'
import { helpRulesOf } from './rules-of-portals.ts'
import { type Doing, written } from './telling.ts'
import { verifiedFor } from './verifying.ts'
import {
  type Agent,
  agentOf,
  isAbove,
  mayHelp,
  portalsBeyond,
  reachTogether,
  worksInConsole,
} from './who-may.ts'

/** Which act on whom is decided on, by whom, and where they stand. */
export interface Decision extends Act {
  readonly actId: string
}

type Step = (row: HelpdeskAct, locked: Locked) => Statement<HelpRefusal | null>

const OPEN = ['waiting', 'approved'] as const

/**
 * What waits is approved or refused by a second agent, and carried out. Everything is asked again: whoever asked may
 * have lost their rights meanwhile, whoever is helped may have been given a role.
 */
export function createSecondAgents(services: ServicesWithPortals) {
  const { store, clock } = services
  const carry = createCarrying(services)

  function* stepped(decision: Decision, now: number, step: Step): Statement<HelpRefusal | null> {
    return yield* withPersonLocked<HelpRefusal>(
      services,
      { act: decision, now },
      function* (locked) {
        const row = yield* store.helpdeskActs.byId(decision.actId)
        if (row?.personId !== locked.person.id) return 'not_found'
        if (!mayHelp(locked.administrator, targetOf(locked), decision.portalId)) return 'forbidden'
        return yield* step(row, locked)
      },
    )
  }

  function* moved(
    { id }: HelpdeskAct,
    from: readonly HelpdeskAct['state'][],
    to: { state: HelpdeskAct['state']; by: string | null; expiresAt: number; now: number },
  ): Statement<void> {
    if (!(yield* store.helpdeskActs.move(id, from, to))) throw new HelpRefused('changed_meanwhile')
  }

  const doingOf = (row: HelpdeskAct, { person, now }: Locked): Doing => ({
    person,
    portalId: row.portalId,
    actor: { type: 'administrator', id: row.agentId },
    reason: row.reason,
    ticket: row.ticket,
    now,
  })

  const decided = (
    what: AuditAct,
    by: Act,
    { row, locked }: { row: HelpdeskAct; locked: Locked },
  ): Statement<void> =>
    written(
      services,
      { ...doingOf(row, locked), actor: actorOf(by) },
      { act: what, details: { act: row.act, asked: row.agentId } },
    )

  function* isOnBothSides(
    asked: AskedAct,
    { person, now }: Locked,
    hands: readonly Hand[],
  ): Statement<boolean> {
    const rows = yield* otherSideOf(store, { asked, personId: person.id, now })
    return hands.some((hand) => isInAny(rows, hand))
  }

  /** Two who are one are none: neither the same person, nor another in the same browser. */
  function* whyNotApprove(row: HelpdeskAct, locked: Locked): Statement<HelpRefusal | null> {
    const { administrator, now } = locked
    const { person, session } = administrator
    if (row.agentId === person.id || row.agentBrowser === session.browserHash) return 'same_agent'
    const asker = yield* agentOf(services, row.agentId ?? '', now)
    if (!asker || !mayStillAsk(asker, row, locked)) {
      yield* moved(row, OPEN, { state: 'refused', by: null, expiresAt: row.expiresAt, now })
      return 'changed_meanwhile'
    }
    if (!reachTogether(asker, administrator, targetOf(locked))) return 'another_portal'
    const hands = [handOf(locked), askerOf(row)]
    return (yield* isOnBothSides(askedActOf(row), locked, hands)) ? 'same_agent_lately' : null
  }

  function* approving(row: HelpdeskAct, locked: Locked, decision: Decision) {
    const refused = yield* whyNotApprove(row, locked)
    if (refused) return refused
    const { now } = locked
    const { person } = locked.administrator
    const asked = askedActOf(row)
    const isPass = asked.act === 'pass'
    yield* moved(row, ['waiting'], {
      state: isPass ? 'approved' : 'done',
      by: person.id,
      expiresAt: isPass ? now + APPROVED_MS : now,
      now,
    })
    yield* decided('helpdesk.approved', decision, { row, locked })
    // A pass is made once it is read out, and shown to whoever talks to the caller.
    if (!isPass)
      yield* carry(doingOf(row, locked), { asked, actId: row.id, pass: newPass(services) })
    return null
  }

  /** Whoever approved it still may; after a day alone, nothing has come up since. */
  function* stillHolds(
    { decidedBy, createdAt }: HelpdeskAct,
    locked: Locked,
    isDue: boolean,
  ): Statement<boolean> {
    const { administrator, now } = locked
    if (isDue) {
      const { secondAgent } = yield* helpRulesOf(services, locked.person.id, now)
      // Told in a mailbox that is not theirs any more, or is somebody else's.
      const isMoved = (changedLast(locked.person, now) ?? 0) > createdAt
      return !secondAgent && !isMoved && maySoleAgent(administrator, locked)
    }
    const second = yield* agentOf(services, decidedBy ?? '', now)
    return (
      second !== null &&
      isAbove(second, targetOf(locked)) &&
      reachTogether(administrator, second, targetOf(locked))
    )
  }

  /** By whoever asked for it, to whom the caller has read a code in this call. */
  function* carrying(row: HelpdeskAct, locked: Locked, pass: NewPass) {
    const { administrator, now } = locked
    const agentId = administrator.person.id
    if (row.agentId !== agentId) return 'forbidden'
    const isDue = row.state === 'waiting' && row.dueAt !== null && row.dueAt <= now
    if (row.state !== 'approved' && !isDue) return 'changed_meanwhile'
    const looked = { agentId, personId: row.personId, now }
    if (!(yield* verifiedFor(services, looked))) return 'caller_not_verified'
    if (!(yield* stillHolds(row, locked, isDue))) return 'changed_meanwhile'
    const asked = askedActOf(row)
    if (yield* isOnBothSides(asked, locked, [handOf(locked)])) return 'same_agent_lately'
    const from = isDue ? 'waiting' : 'approved'
    yield* moved(row, [from], { state: 'done', by: null, expiresAt: now, now })
    yield* carry(doingOf(row, locked), { asked, actId: row.id, pass })
    return null
  }

  return {
    approve: (decision: Decision): Promise<HelpRefusal | null> =>
      orRefused(
        store.atomically(() =>
          stepped(decision, clock.now(), (row, locked) => approving(row, locked, decision)),
        ),
      ),

    /** By anybody who may act on the person, and by whoever asked. */
    refuse: (decision: Decision): Promise<HelpRefusal | null> =>
      orRefused(
        store.atomically(() =>
          stepped(decision, clock.now(), function* (row, locked) {
            const { administrator, now } = locked
            const to = { state: 'refused', expiresAt: row.expiresAt, now } as const
            yield* moved(row, OPEN, { ...to, by: administrator.person.id })
            yield* decided('helpdesk.refused', decision, { row, locked })
            return null
          }),
        ),
      ),

    async carryOut(decision: Decision): Promise<Helped> {
      const pass = newPass(services)
      const seen: { act: HelpdeskAct['act'] | null } = { act: null }
      const code = await orRefused(
        store.atomically(() =>
          stepped(decision, clock.now(), function* (row, locked) {
            seen.act = row.act
            return yield* carrying(row, locked, pass)
          }),
        ),
      )
      if (code !== null) return { ok: false, code }
      const isPass = seen.act === 'pass'
      return { ok: true, isWaiting: false, pass: isPass ? passShown(pass) : null }
    },
  }
}

const handOf = ({ administrator: { person, session } }: Locked): Hand => ({
  agentId: person.id,
  browser: session.browserHash,
})

const askerOf = ({ agentId, agentBrowser }: HelpdeskAct): Hand => ({
  agentId: agentId ?? '',
  browser: agentBrowser,
})

const targetOf = ({ person, live }: Locked) => ({ personId: person.id, live })

/** Whoever asked is still above, and has the right where they asked. */
function mayStillAsk(asker: Agent, { portalId }: HelpdeskAct, locked: Locked): boolean {
  return mayHelp(asker, targetOf(locked), portalId) && may(asker.grants, 'methods.reset', portalId)
}

/** Nothing has come up since that asks for a second agent whatever else is so. */
function maySoleAgent(agent: Agent, locked: Locked): boolean {
  const target = targetOf(locked)
  return !worksInConsole(target) && portalsBeyond(agent, target).length === 0
}
