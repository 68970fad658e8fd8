import type { Statement } from '../../../ports/store/statement.ts'
import type { Payment } from '../../admission/admission.ts'
import type { Change, Refusal } from '../../journeys/change.ts'
import type { FlowContext } from '../../journeys/context.ts'
import { SECOND } from '../../values/time.ts'
import { LONGEST_WAIT_MS, waitBeforeSending, workBeforeSending } from './sending-rules.ts'

/** When this flow may be sent a code; undefined when nothing was asked for, or by another clock. */
function turnOf({ facts: { codeFrom }, now }: FlowContext): number | undefined {
  return codeFrom !== undefined && codeFrom - now <= LONGEST_WAIT_MS ? codeFrom : undefined
}

/** Milliseconds until this flow's turn; 0 when it has come, or there is none yet. */
export function turnIn(context: FlowContext): number {
  const { now } = context
  return Math.max(0, (turnOf(context) ?? now) - now)
}

/**
 * Null when a code may go out. Time first, then work, so that nobody works for nothing. Whoever has
 * been told when their turn is, is held to that alone: strangers who are sent codes meanwhile must
 * not win by it.
 * @param sentAt times of the codes of the last day, newest first.
 */
export function* mayBeSent(
  context: FlowContext,
  sentAt: readonly number[],
  payment: Payment,
): Statement<Refusal | null> {
  const { now } = context
  const hasTurn = turnOf(context) !== undefined
  const waitMs = hasTurn ? turnIn(context) : waitBeforeSending(sentAt, now)
  if (waitMs > 0) return { code: 'wait_to_resend', retryAfterSeconds: Math.ceil(waitMs / SECOND) }
  const bits = workBeforeSending(sentAt, now)
  if (yield* payment.covers(bits)) return null
  return { code: 'proof_required', proof: payment.ask(bits) }
}

/** The turn of whoever has to wait, or to work first, stands from when they first asked. */
export function turnTaken(context: FlowContext, refusal: Refusal): Change | null {
  const { facts, now } = context
  const { code, retryAfterSeconds = 0 } = refusal
  const isHeldUp = code === 'wait_to_resend' || code === 'proof_required'
  if (!isHeldUp || turnOf(context) !== undefined) return null
  return { facts: { ...facts, codeFrom: now + retryAfterSeconds * SECOND } }
}
