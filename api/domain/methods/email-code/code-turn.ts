import type { Statement } from '../../../ports/store/statement.ts'
import type { Payment } from '../../admission/admission.ts'
import { SECOND } from '../../values/time.ts'
import type { Ceremony } from '../ceremony.ts'
import type { Refusal } from '../refusal.ts'
import { LONGEST_WAIT_MS, waitBeforeSending, workBeforeSending } from './sending-rules.ts'

/** When this flow may be sent a code; undefined when nothing was asked for, or by another clock. */
function turnOf({ mailbox: { turnFrom }, now }: Ceremony): number | undefined {
  return turnFrom !== undefined && turnFrom - now <= LONGEST_WAIT_MS ? turnFrom : undefined
}

/** Milliseconds until this flow's turn; 0 when it has come, or there is none yet. */
export function turnIn(at: Ceremony): number {
  return Math.max(0, (turnOf(at) ?? at.now) - at.now)
}

/**
 * Null when a code may go out. Time first, then work, so that nobody works for nothing. Whoever has
 * been told when their turn is, is held to that alone: strangers who are sent codes meanwhile must
 * not win by it.
 * @param sentAt times of the codes of the last day, newest first.
 */
export function* mayBeSent(
  at: Ceremony,
  sentAt: readonly number[],
  payment: Payment,
): Statement<Refusal | null> {
  const { now } = at
  const hasTurn = turnOf(at) !== undefined
  const waitMs = hasTurn ? turnIn(at) : waitBeforeSending(sentAt, now)
  if (waitMs > 0) return { code: 'wait_to_resend', retryAfterSeconds: Math.ceil(waitMs / SECOND) }
  const bits = workBeforeSending(sentAt, now)
  if (yield* payment.covers(bits)) return null
  return { code: 'proof_required', proof: payment.ask(bits) }
}

/** The turn of whoever has to wait, or to work first, stands from when they first asked. */
export function turnAfter(at: Ceremony, { code, retryAfterSeconds = 0 }: Refusal): number | null {
  const isHeldUp = code === 'wait_to_resend' || code === 'proof_required'
  if (!isHeldUp || turnOf(at) !== undefined) return null
  return at.now + retryAfterSeconds * SECOND
}
