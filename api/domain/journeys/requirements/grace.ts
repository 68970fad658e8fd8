import { localDay } from '../../../contract/plain/local-end.ts'
import { isAtLeast } from '../../policy/levels.ts'
import { daysBetween, endAfterDays } from '../../values/local-days.ts'
import { type FlowContext, tooWeakAlone } from '../context.ts'
import { isPassShown } from './passing.ts'

/** What is left before the method that policy wants is due. */
export interface GraceLeft {
  /** Sign-ins that may still go ahead without it; null where days alone are counted. */
  readonly signIns: number | null
  /** Days through which they may, today included; null where none are counted. */
  readonly days: number | null
}

/** Null when it is due now. */
export function graceLeft(context: FlowContext): GraceLeft | null {
  const { graceSignIns, graceDays } = context.portal.policy
  if (!isGraceOffered(context) || (graceSignIns === 0 && graceDays === 0)) return null
  const signIns = graceSignIns > 0 ? Math.max(0, graceSignIns - context.grace.used) : null
  const days = daysLeft(context)
  return signIns === 0 || days === 0 ? null : { signIns, days }
}

/** Whether it may be put off at all. */
export const isGraceLeft = (context: FlowContext): boolean => graceLeft(context) !== null

/** The person chose "later" in this flow, and that is theirs to choose. */
export function isCoveredByGrace(context: FlowContext): boolean {
  return context.facts.grace === true && isGraceOffered(context) && daysLeft(context) !== 0
}

/** From the change that asks, or else from today; null where none are counted. */
function daysLeft({ portal: { policy, timeZone }, grace, now }: FlowContext): number | null {
  if (policy.graceDays === 0) return null
  const end = endAfterDays(grace.since ?? now, policy.graceDays, timeZone)
  return Math.max(0, daysBetween(localDay(now, timeZone), localDay(end, timeZone)) + 1)
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
