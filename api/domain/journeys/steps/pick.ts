import { localDay } from '../../../contract/plain/local-end.ts'
import type { PickStep } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Services } from '../../services.ts'
import { change, type Outcome, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import { downgradeRecord } from '../downgrades.ts'
import { firstUnmet } from '../journeys.ts'
import { passOpens } from '../requirements/passing.ts'
import { opensHere } from '../requirements/vouched.ts'
import { lastUsed, notHereOf, type Way, waysOf } from '../ways.ts'
import type { OwnStepRules } from './step.ts'

/** With what does the person want to verify? Only what will do here can be picked. */
export function createPick(services: Services): OwnStepRules<'pick'> {
  return {
    isCostly: false,
    isGuess: false,
    show(context) {
      const among = amongIn(context)
      return {
        name: 'pick',
        lost: context.facts.picking?.lost ?? null,
        methods: waysOf(context, among).map((way) => shown(way, context)),
        notHere: notHereOf(context, among),
        pass: passOpens(context, opensHere(context)),
      }
    },
    async answer(context, answer) {
      if ('pass' in answer) return wantPass(context)
      const { method: asked } = answer
      const ways = waysOf(context, amongIn(context))
      const way = ways.find(({ id }) => id === asked)
      if (!way) {
        const stands = ways.map(({ traits }) => traits.kind).join()
        const other = { what: 'method', asked, stands } as const
        await services.store.atomically(downgradeRecord(services, context.flow, other))
        return refuse({ code: 'step_changed' })
      }
      const { picking: _over, chosenMethod: _before, ...kept } = context.facts
      const { kind, instance } = way.traits
      const one = instance.isPicked ? { chosenMethod: way.id } : {}
      return change({ facts: { ...kept, chosen: kind, ...one } })
    },
  }
}

/** Shown instead of what there is: it was lost. */
function wantPass(context: FlowContext): Outcome {
  const { picking: _over, ...kept } = context.facts
  return passOpens(context, opensHere(context))
    ? change({ facts: { ...kept, withPass: true } })
    : refuse({ code: 'step_changed' })
}

function amongIn(context: FlowContext): readonly Method[] {
  const unmet = firstUnmet(context)
  return (unmet?.step !== 'denied' && unmet?.among) || []
}

/** Of two keys that are called alike, the older one is told by it. */
function addedOn({ methods: [one, ...others] }: Way, timeZone: string): string | null {
  return one?.name && others.length === 0 ? localDay(one.createdAt, timeZone) : null
}

function shown(way: Way, { portal }: FlowContext): PickStep['methods'][number] {
  const { id, traits, methods } = way
  const usedAt = lastUsed(way)
  return {
    id,
    kind: traits.kind,
    names: methods.flatMap(({ name }) => (name ? [name] : [])),
    lastUsed: usedAt === 0 ? null : localDay(usedAt, portal.timeZone),
    added: addedOn(way, portal.timeZone),
    isDefault: methods.some(({ isDefault }) => isDefault),
  }
}
