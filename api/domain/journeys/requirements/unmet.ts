import type { DeniedReason, MethodKind } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { MethodTraits } from '../../methods/method.ts'
import { chosenOf, type FlowContext } from '../context.ts'
import { isPicking } from '../ways.ts'
import type { Unmet } from './requirement.ts'

/** What requirements say is missing. */

/** The journey ends. */
export const denied = (reason: DeniedReason): Unmet => ({ step: 'denied', reason })

/** A method is shown. */
export const verify = ({ steps }: MethodTraits): Unmet => ({ step: steps.verify.name })

/** One is set up. @throws for a kind that is never set up: a fault in the caller. */
export const enrol = ({ kind, steps }: MethodTraits, offered?: readonly MethodKind[]): Unmet => {
  if (!steps.enrol) throw new Error(`Nobody sets up "${kind}"`)
  return { step: steps.enrol.name, ...(offered ? { offered } : {}) }
}

/** One of these, the one that the person chose or usually takes, or the list of them; null for none. */
export const verifyOneOf = (context: FlowContext, among: readonly Method[]): Unmet | null => {
  const chosen = chosenOf(context, among)
  if (!chosen) return null
  return { step: isPicking(context, among) ? 'pick' : chosen.steps.verify.name, among }
}
