import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { Services } from '../../services.ts'
import { DAY } from '../../values/time.ts'
import { change, type Outcome, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import { offerCounter, offeredKind } from '../requirements/offering.ts'
import type { OwnStepRules } from './step.ts'

const SNOOZED_MS = 30 * DAY
/** Whoever has said it so often is not asked again. */
const MOST_NOT_NOW = 3
const NEVER_AGAIN_MS = 36_500 * DAY

/** "Next time without a password": now, or not now. */
export function createOffer(services: Services): OwnStepRules<'offer'> {
  const { attemptBudgets } = services.store

  const notNow = (context: FlowContext): Outcome => {
    const { person, portal, facts, now } = context
    if (!person) return refuse({ code: 'step_changed' })
    const snoozed = recordOf(services, {
      act: 'offer.snoozed',
      actor: { type: 'person', id: person.id },
      target: { type: 'person', id: person.id },
      portalId: portal.id,
    })
    return change({
      facts: { ...facts, offer: 'left' },
      *guards(): Statement<Refusal | null> {
        const counter = offerCounter(portal.id)
        const { failures } = yield* attemptBudgets.lock(person.id, counter)
        const times = failures + 1
        const forMs = times < MOST_NOT_NOW ? SNOOZED_MS : NEVER_AGAIN_MS
        yield* attemptBudgets.set(person.id, counter, times, now + forMs)
        return null
      },
      records: [snoozed],
    })
  }

  return {
    isCostly: false,
    isGuess: false,
    show(context) {
      const method = offeredKind(context)
      if (!method) throw new Error('Nothing was offered')
      return { name: 'offer', method }
    },
    async answer(context, answer) {
      const { facts } = context
      // This browser has nowhere to keep one: nobody was asked.
      if ('cannot' in answer) return change({ facts: { ...facts, offer: 'left' } })
      if ('later' in answer) return notNow(context)
      const kind = offeredKind(context)
      if (!kind) return refuse({ code: 'step_changed' })
      return change({ facts: { ...facts, offer: 'taken', enrolling: kind } })
    },
  }
}
