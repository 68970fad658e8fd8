import { recordOf } from '../../audit/audit.ts'
import type { Services } from '../../services.ts'
import { change, type Outcome, refuse, unless } from '../change.ts'
import { type FlowContext, hasAccount, offeredOf } from '../context.ts'
import { downgradeRecord } from '../downgrades.ts'
import { type GraceLeft, graceLeft } from '../requirements/grace.ts'
import type { OwnStepRules } from './step.ts'

/** Policy wants a method that the person lacks: now, or within a counted grace. */
export function createEnrol(services: Services): OwnStepRules<'enrol'> {
  const { store } = services

  const later = (context: FlowContext): Outcome => {
    const { person, portal, facts, now } = context
    const { graceSignIns } = portal.policy
    const max = graceSignIns > 0 ? graceSignIns : null
    if (!person || leftOf(context) === null) return refuse({ code: 'step_changed' })
    const used = recordOf(services, {
      act: 'grace.used',
      actor: { type: 'person', id: person.id },
      target: { type: 'person', id: person.id },
      portalId: portal.id,
    })
    return change({
      facts: { ...facts, grace: true },
      guards: () =>
        unless(store.grace.spend(person.id, portal.id, { max, now }), {
          code: 'step_changed',
        }),
      records: [used],
    })
  }

  return {
    isCostly: false,
    isGuess: false,
    show: (context) => {
      const left = leftOf(context)
      return {
        name: 'enrol',
        methods: offeredOf(context),
        graceLeft: left ? left.signIns : 0,
        daysLeft: left?.days ?? null,
      }
    },
    async answer(context, answer) {
      if ('later' in answer) return later(context)
      const { facts, flow } = context
      const accepted = offeredOf(context).find((kind) => kind === answer.method)
      const { picking: _over, ...kept } = facts
      if (accepted) return change({ facts: { ...kept, enrolling: accepted } })
      const stands = offeredOf(context).join()
      const other = { what: 'method', asked: answer.method, stands } as const
      await store.atomically(downgradeRecord(services, flow, other))
      return refuse({ code: 'step_changed' })
    },
  }
}

/** Grace is for whoever has an account: a first enrolment puts nothing off. */
function leftOf(context: FlowContext): GraceLeft | null {
  return hasAccount(context) ? graceLeft(context) : null
}
