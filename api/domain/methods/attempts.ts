import type { Services } from '../services.ts'
import { type AttemptRule, type Charge, chargeAttempt } from './attempt-rules.ts'

/** Asking another party is counted apart from wrong answers. */
export const promptKind = (kind: string): string => `${kind}-prompt`

/**
 * Charges an attempt in a transaction of its own, which no failed answer rolls back, before
 * anything is compared. Parallel answers queue for the row, so none is looked at beyond the limit.
 */
export function chargeBudget(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  subject: string,
  { kind, rule }: { readonly kind: string; readonly rule: AttemptRule },
): Promise<Charge> {
  const now = clock.now()
  return store.atomically(function* () {
    const budget = yield* store.attemptBudgets.lock(subject, kind)
    const charge = chargeAttempt(budget, rule, now)
    if (charge.allowed)
      yield* store.attemptBudgets.set(subject, kind, charge.failures, charge.nextAt)
    return charge
  })
}

/** Takes a charge back when a fault of ours kept the answer from being looked at, or from counting. */
export function refundBudget(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  subject: string,
  kind: string,
): Promise<void> {
  const now = clock.now()
  return store.atomically(function* () {
    const budget = yield* store.attemptBudgets.lock(subject, kind)
    yield* store.attemptBudgets.set(subject, kind, Math.max(0, budget.failures - 1), now)
  })
}
