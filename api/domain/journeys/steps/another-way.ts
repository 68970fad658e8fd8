import { actIn } from '../../../contract/plain/acts.ts'
import type { MethodAnswer, MethodKind } from '../../../contract/views.ts'
import { ALL_TRAITS } from '../../methods/registry.ts'
import { change, type Outcome, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import { firstUnmet } from '../journeys.ts'
import { waysAround } from '../ways.ts'

/**
 * "Try another way", and "I no longer have this device": leads to the list of what else there is, and
 * switches nothing off; or goes on without what was offered. Refused where nothing leads away from the step that the flow stands at.
 */
export function wantAnother(context: FlowContext, answer: MethodAnswer): Outcome {
  const unmet = firstUnmet(context)
  const ways = unmet && waysAround(context, unmet)
  const act = actIn(answer)
  if ((act !== 'other' && act !== 'lost' && act !== 'skip') || !ways?.[act])
    return refuse({ code: 'step_changed' })
  if (act === 'skip') return change({ facts: { ...context.facts, codesTold: true } })
  if (unmet?.step !== 'denied' && unmet?.isOptional) return change({ facts: leaving(context) })
  // Another kind is wanted where kinds are offered; elsewhere what is set up stays what it is.
  const isOffered = unmet?.step !== 'denied' && unmet?.offered !== undefined
  const { enrolling, ...others } = context.facts
  const kept = isOffered || !enrolling ? others : context.facts
  const lost = act === 'lost' ? kindOf(answer.step) : undefined
  return change({ facts: { ...kept, picking: lost ? { lost } : {} } })
}

/** Back to the offer. */
function leaving({ facts }: FlowContext): FlowContext['facts'] {
  const { offer: _taken, enrolling: _kind, ...kept } = facts
  return kept
}

function kindOf(step: MethodAnswer['step']): MethodKind | undefined {
  return ALL_TRAITS.find(({ steps }) => steps.verify.name === step)?.kind
}
