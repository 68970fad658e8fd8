import type { AccessPass } from '../../ports/store/helpdesk/access-pass-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { nextDefault } from '../acts/method-remove.ts'
import { freezeAccount } from '../freezing/freeze.ts'
import { counts, hasPlace } from '../methods/bound.ts'
import { forgetGuessesAt } from '../methods/forgetting.ts'
import { isSecondFactor } from '../methods/kinds.ts'
import { freeName, isTaken } from '../methods/names.ts'
import { traitsOf } from '../methods/registry.ts'
import { hasRoomFor } from '../methods/room.ts'
import type { ActRefusal } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import type { AskedAct } from './asked-act.ts'
import { namesTold } from './names-told.ts'
import { toldToOthers } from './others-told.ts'
import { isResettable, resetBy } from './reset-methods.ts'
import { PASS_LIFETIME_MS } from './rules.ts'
import { type Doing, told, written } from './telling.ts'

type Done = Statement<ActRefusal | null>
type Of<Act extends AskedAct['act']> = Extract<AskedAct, { readonly act: Act }>

/** What is done to somebody's ways to verify, under their lock, once it is decided that it may be. */
export function createPerforming(services: Services) {
  const { store, digest } = services

  /** One of theirs goes; of what is left the next one is asked for first. */
  function* settle(personId: string, gone: readonly Method[], now: number): Statement<void> {
    const left = (yield* store.methods.bound(personId)).filter(
      (method) => counts(method, now) && isSecondFactor(method),
    )
    const next = gone.some(({ isDefault }) => isDefault) ? nextDefault(left) : null
    if (next) yield* store.methods.prefer(personId, next.id)
    for (const kind of new Set(gone.map((method) => method.kind)))
      if (left.every((method) => method.kind !== kind))
        yield* forgetGuessesAt(services, personId, kind)
  }

  return {
    /** Sessions stay: the caller may be about to read a code in one, and ending them is an act of its own. */
    *take(doing: Doing, { act, method: id }: Of<'suspend' | 'remove'>): Done {
      const { person, now } = doing
      const bound = yield* store.methods.bound(person.id)
      const found = bound.find((method) => method.id === id)
      if (!found || !isResettable(found)) return 'not_found'
      if (act === 'suspend' && !canComeBack(found)) return 'not_found'
      const { methods } = store
      const isGone = yield* act === 'suspend'
        ? methods.switchOff(id, now)
        : methods.putAway(id, now)
      if (!isGone) return null
      yield* settle(person.id, [found], now)
      const kind = traitsOf(found.kind).kind
      yield* written(services, doing, {
        act: act === 'suspend' ? 'method.suspended' : 'method.removed',
        details: { kind },
      })
      const what = act === 'suspend' ? 'suspended' : 'removed'
      const named = yield* namesTold(store, doing)
      yield* told(services, doing, { what, name: named(found), kind })
      yield* toldToOthers(services, doing, act)
      return null
    },

    /** What it is listed under, where two look alike; the new name is the agent's own word, and in no mail. */
    *rename(doing: Doing, { method: id, name }: Of<'rename'>): Done {
      const placed = (yield* store.methods.bound(doing.person.id)).filter(hasPlace)
      const found = placed.find((method) => method.id === id)
      if (!found || !isRenamed(found)) return 'not_found'
      if (found.name === name) return null
      const others = placed.filter((method) => method !== found)
      if (isTaken(name, others)) return 'invalid_input'
      if (!(yield* store.methods.rename(id, name))) return 'not_found'
      const { kind } = traitsOf(found.kind)
      yield* written(services, doing, { act: 'method.renamed', details: { kind } })
      const named = yield* namesTold(store, doing, 'rename')
      yield* told(services, doing, { what: 'renamed', name: named(found), kind })
      yield* toldToOthers(services, doing, 'rename')
      return null
    },

    /** Whoever lifts it has looked at it: the helpdesk alone. */
    *freeze(doing: Doing): Done {
      const { person, portalId, actor, reason, ticket, now } = doing
      const isFrozenSo = person.frozenAt !== null && person.freezeHeld
      const details = { reason, ...(ticket ? { ticket } : {}) }
      yield* freezeAccount(services, { person, portalId, actor, isHeld: true, details, now })
      if (!isFrozenSo) yield* toldToOthers(services, doing, 'freeze')
      return null
    },

    /** What was pressed is settled: the next press is a first one. */
    *unfreeze(doing: Doing): Done {
      const { person, now } = doing
      if (!(yield* store.people.unfreeze(person.id))) return null
      yield* store.objections.settle(person.id, now)
      yield* written(services, doing, { act: 'account.unfrozen' })
      yield* told(services, doing, { what: 'unfrozen' })
      return null
    },

    *giveBack(doing: Doing, { method: id }: Of<'give-back'>): Done {
      const { person, now } = doing
      const bound = yield* store.methods.bound(person.id)
      const kept = yield* store.methods.kept(person.id)
      const found = [...kept, ...bound].find((method) => method.id === id)
      if (!found || !isGivenBack(found)) return 'not_found'
      const placed = bound.filter(hasPlace)
      if (!hasRoomFor(found.kind, placed)) return 'invalid_input'
      if (!(yield* store.methods.giveBack(id, now))) return 'not_found'
      const name = found.name && freeName(found.name, placed)
      if (name !== found.name) yield* store.methods.rename(id, name)
      if (placed.every((method) => method.kind !== found.kind))
        yield* forgetGuessesAt(services, person.id, found.kind)
      if (isSecondFactor(found) && person.hadSecondFactorAt === null)
        yield* store.people.markHadSecondFactor(person.id, now)
      const kind = traitsOf(found.kind).kind
      yield* written(services, doing, { act: 'method.given-back', details: { kind } })
      const named = (yield* namesTold(store, doing))({ id, name })
      yield* told(services, { ...doing, methodId: id }, { what: 'given-back', name: named, kind })
      return null
    },

    /** Everywhere at once; what is reset is kept for 30 days, and an earlier pass is over. */
    *reset(doing: Doing, asked: Of<'reset'>): Done {
      const { person, now } = doing
      const gone = resetBy(asked, yield* store.methods.bound(person.id), now)
      if (gone === null) return 'not_found'
      for (const { id } of gone) yield* store.methods.putAway(id, now)
      yield* settle(person.id, gone, now)
      const sessions = yield* store.sessions.endAllOf(person.id, now)
      yield* store.people.forgetBrowsers(person.id, now)
      yield* store.flows.endOthers(person.id, null, now)
      yield* store.accessPasses.endAllOf(person.id, now)
      const named = yield* namesTold(store, doing)
      const methods = gone.map((one) => ({ name: named(one), kind: traitsOf(one.kind).kind }))
      const { scope } = asked
      const kinds = methods.map(({ kind }) => kind)
      yield* written(services, doing, {
        act: 'methods.reset',
        details: { scope, kinds, sessions },
      })
      yield* told(services, doing, { what: 'reset', methods })
      return null
    },

    /** @param made outside, and shown once to whoever asked for it. */
    *issue(
      doing: Doing,
      { withoutPassword }: Of<'pass'>,
      made: { readonly id: string; readonly code: string; readonly actId: string },
    ): Done {
      const { person, portalId, now } = doing
      const pass: AccessPass = {
        id: made.id,
        personId: person.id,
        portalId,
        actId: made.actId,
        hash: digest.of('access-pass', person.id, made.code),
        opensPassword: withoutPassword,
        createdAt: now,
        expiresAt: now + PASS_LIFETIME_MS,
        usedAt: null,
        flowId: null,
        endedAt: null,
      }
      yield* store.accessPasses.issue(pass)
      yield* forgetGuessesAt(services, person.id, 'access-pass')
      yield* written(services, doing, { act: 'pass.issued', details: { withoutPassword } })
      yield* told(services, doing, { what: 'pass', withoutPassword })
      return null
    },
  }
}

/** What is found by something of its own is set up anew: its row has lost that, and browsers were told to forget it. */
export function canComeBack({ kind }: Pick<Method, 'kind'>): boolean {
  return traitsOf(kind).instance.secret !== 'none'
}

/** Listed under a name of its own. */
export const isRenamed = ({ kind }: Pick<Method, 'kind'>): boolean =>
  traitsOf(kind).instance.isNamed

/** Put away, or switched off for good. */
export function isGivenBack({ state, kind, removedAt, suspendedUntil }: Method): boolean {
  if (!isResettable({ kind }) || !canComeBack({ kind })) return false
  return state === 'removed' ? removedAt !== null : state === 'suspended' && suspendedUntil === null
}
