import { isAtLeast } from '../../policy/levels.ts'
import { type FlowContext, tooWeakAlone } from '../context.ts'
import { isPassShown } from './passing.ts'

/** Sign-ins that may still go ahead without the method that policy wants; 0 when it is due now. */
export function graceLeft(context: FlowContext): number {
  if (!isGraceOffered(context)) return 0
  return Math.max(0, context.portal.policy.graceSignIns - context.graceUsed)
}

/** The person chose "later" in this flow, and that is theirs to choose. */
export function isCoveredByGrace(context: FlowContext): boolean {
  return context.facts.grace === true && isGraceOffered(context)
}

/**
 * Grace is the portal's to give: it never stands in for a level that the host asked for itself, nor for
 * a password that is too short to come in by alone, nor behind a pass: that opens an enrolment and nothing else.
 */
function isGraceOffered(context: FlowContext): boolean {
  const { flow, portal } = context
  const isDemanded = isAtLeast(flow.acr, portal.policy.level)
  return !isDemanded && !tooWeakAlone(context) && !isPassShown(context)
}
