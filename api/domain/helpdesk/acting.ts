import { ACCESS_PASS } from '../../contract/plain/codes.ts'
import { inGroups } from '../../contract/plain/typed-code.ts'
import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { HelpdeskAct } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { changedLately } from '../mail/address-changes.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { withPersonLocked } from '../rights/locked-person.ts'
import { type Act, type ActRefusal, actorOf, type Locked } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { HOUR } from '../values/time.ts'
import { type AskedAct, detailsOf, isGiving } from './asked-act.ts'
import type { NotProven } from './correcting/correction-codes.ts'
import { createCorrectionsDone } from './correcting/corrections-done.ts'
import { limited, limitReached } from './day-limits.ts'
import { type Needed, neededFor } from './deciding.ts'
import { hasHadAHandIn } from './hands-apart.ts'
import { createPerforming } from './performing.ts'
import { WAITING_MS } from './rules.ts'
import { helpRulesOf } from './rules-of-portals.ts'
import { type Doing, told, toldAs, written } from './telling.ts'
import { verifiedFor } from './verifying.ts'
import { toldToDeciders } from './waiting-told.ts'
import { mayHelp } from './who-may.ts'

/** What an agent asks for, and why. */
export interface Asking {
  readonly asked: AskedAct
  readonly reason: string
  /** '' for none. */
  readonly ticket: string
  /** Used up as it is asked for, after everything else was. */
  readonly proven?: (locked: Locked) => Statement<HelpRefusal | null>
}

export type HelpRefusal =
  | ActRefusal
  | 'caller_not_verified'
  | 'limit_reached'
  | 'same_agent'
  | 'same_agent_lately'
  | 'another_portal'
  | 'account_frozen'
  | 'changed_meanwhile'
  | 'address_taken'
  | NotProven

/** Done, with the pass where that was asked for, shown this once; or waiting; or refused. */
export type Helped =
  | { readonly ok: true; readonly pass: string | null; readonly isWaiting: boolean }
  | { readonly ok: false; readonly code: HelpRefusal; readonly fields?: readonly string[] }

/** Undoes all of an act. */
export class HelpRefused extends Error {
  constructor(readonly code: HelpRefusal) {
    super(code)
  }
}

/** A pass before it is anybody's. */
export interface NewPass {
  readonly id: string
  readonly code: string
}

export function newPass({ random }: Pick<Services, 'random'>): NewPass {
  const { alphabet, length } = ACCESS_PASS
  const code = Array.from({ length }, () => alphabet[random.integer(alphabet.length)]).join('')
  return { id: random.id(), code }
}

/** As it is read out. */
export const passShown = ({ code }: NewPass): string => inGroups(code, ACCESS_PASS)

/** Carries out what is asked for. @throws HelpRefused */
export function createCarrying(services: Services) {
  const performing = createPerforming(services)
  const correct = createCorrectionsDone(services)
  return function* (
    doing: Doing,
    { asked, actId, pass }: { asked: AskedAct; actId: string; pass: NewPass },
  ): Statement<void> {
    if (doing.person.frozenAt !== null && isBarredByFreeze(asked))
      throw new HelpRefused('account_frozen')
    const refused = yield* perform(asked)
    if (refused) throw new HelpRefused(refused)

    function perform(one: AskedAct): Statement<HelpRefusal | null> {
      switch (one.act) {
        case 'freeze':
          return performing.freeze(doing)
        case 'unfreeze':
          return performing.unfreeze(doing)
        case 'give-back':
          return performing.giveBack(doing, one)
        case 'reset':
          return performing.reset(doing, one)
        case 'correct':
          return correct(doing, one)
        case 'rename':
          return performing.rename(doing, one)
        case 'pass':
          return performing.issue(doing, one, { ...pass, actId })
        default:
          return performing.take(doing, one)
      }
    }
  }
}

/** What lets somebody in, or changes what they, or what they have, is known by: not in an account that may be somebody else's by now. */
const isBarredByFreeze = ({ act }: AskedAct): boolean =>
  act === 'pass' || act === 'give-back' || act === 'correct' || act === 'rename'

/** What an act rests on, and waits for. */
interface Decided {
  readonly locked: Locked
  readonly verified: CallerCode | null
  readonly needed: Needed
}

const NOTHING_NEEDED: Needed = { second: false, orAfterMs: null }

/** What agents ask for from a person's page: done at once, or kept for a second agent. */
export function createActing(services: ServicesWithPortals) {
  const { store, clock, random, log, metrics } = services
  const carry = createCarrying(services)

  function* whyNot(act: Act, asked: AskedAct, locked: Locked): Statement<HelpRefusal | null> {
    const { administrator, person, live, now } = locked
    if (!mayHelp(administrator, { personId: person.id, live }, act.portalId)) return 'forbidden'
    const hand = { agentId: administrator.person.id, browser: administrator.session.browserHash }
    if (yield* hasHadAHandIn(store, { asked, personId: person.id, hand, now }))
      return 'same_agent_lately'
    if (asked.act === 'correct' && person.frozenAt !== null) return 'account_frozen'
    const limit = yield* limitReached(services, asked, locked)
    if (!limit) return null
    yield* limited(services, { act, limit }, locked)
    return 'limit_reached'
  }

  const rowOf = (
    { portalId }: Act,
    { asked, reason, ticket }: Asking,
    { locked, verified, needed }: Decided,
  ): HelpdeskAct => {
    const { administrator, person, now } = locked
    return {
      id: random.id(),
      personId: person.id,
      portalId,
      act: asked.act,
      details: detailsOf(asked),
      reason,
      ticket,
      agentId: administrator.person.id,
      agentBrowser: administrator.session.browserHash,
      verifiedBy: verified?.via ?? null,
      state: needed.second ? 'waiting' : 'done',
      createdAt: now,
      dueAt: needed.orAfterMs === null ? null : now + needed.orAfterMs,
      expiresAt: needed.second ? now + WAITING_MS : now,
      decidedBy: null,
      decidedAt: null,
      handedOverAt: null,
    }
  }

  /** Null for a caller who is not verified, where something is given. */
  function* decidedOn(asked: AskedAct, locked: Locked): Statement<Decided | null> {
    if (!isGiving(asked)) return { locked, verified: null, needed: NOTHING_NEEDED }
    const { administrator: agent, person, live, now } = locked
    const personId = person.id
    const verified = yield* verifiedFor(services, { agentId: agent.person.id, personId, now })
    if (!verified) return null
    const bound = yield* store.methods.bound(personId)
    const target = { personId, live }
    const rules = yield* helpRulesOf(services, personId, now)
    const isMailboxNew = changedLately(person, now) !== null
    const looked = { agent, target, verified, bound, rules, isMailboxNew, now }
    return { locked, verified, needed: neededFor(asked, looked) }
  }

  function* asking(
    act: Act,
    wanted: Asking,
    { locked, pass }: { locked: Locked; pass: NewPass },
  ): Statement<HelpRefusal | 'waiting' | null> {
    const { asked, reason, ticket } = wanted
    const refused = yield* whyNot(act, asked, locked)
    if (refused) return refused
    const decided = yield* decidedOn(asked, locked)
    if (!decided) return 'caller_not_verified'
    const unproven = wanted.proven ? yield* wanted.proven(locked) : null
    if (unproven) return unproven
    const row = rowOf(act, wanted, decided)
    yield* store.helpdeskActs.add(row)
    const { administrator: asker, person, live, now } = locked
    const doing: Doing = {
      person,
      portalId: act.portalId,
      actor: actorOf(act),
      reason,
      ticket,
      now,
    }
    if (!decided.needed.second || !isGiving(asked)) {
      yield* carry(doing, { asked, actId: row.id, pass })
      return null
    }
    const { orAfterMs } = decided.needed
    const orHours = orAfterMs === null ? null : orAfterMs / HOUR
    yield* written(services, doing, { act: 'helpdesk.asked', details: { act: asked.act } })
    yield* told(services, doing, { what: 'asked', act: toldAs(asked), orHours })
    const waiting = { row, target: { personId: person.id, live }, asker, now }
    if (yield* toldToDeciders(services, waiting, 'agents'))
      yield* store.helpdeskActs.handOver(row.id, now)
    return 'waiting'
  }

  const alarm = (portal: string) => {
    metrics.helpdeskLimited()
    log.error({ portal }, 'an agent of the helpdesk is at the limit of a day')
  }

  return async (act: Act, wanted: Asking): Promise<Helped> => {
    const now = clock.now()
    const pass = newPass(services)
    const code = await orRefused(
      store.atomically(() =>
        withPersonLocked<HelpRefusal | 'waiting'>(services, { act, now }, (locked) =>
          asking(act, wanted, { locked, pass }),
        ),
      ),
    )
    if (code === 'limit_reached') alarm(act.portalId)
    if (code !== null && code !== 'waiting') return { ok: false, code }
    const isWaiting = code === 'waiting'
    const isShown = wanted.asked.act === 'pass' && !isWaiting
    return { ok: true, isWaiting, pass: isShown ? passShown(pass) : null }
  }
}

export async function orRefused<T>(work: Promise<T>): Promise<T | HelpRefusal> {
  try {
    return await work
  } catch (thrown) {
    if (thrown instanceof HelpRefused) return thrown.code
    throw thrown
  }
}
