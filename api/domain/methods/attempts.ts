import type { Services } from '../services.ts'
import { type AttemptRule, type Charge, chargeAttempt } from './attempt-rules.ts'
import type { MethodTraits } from './method.ts'

/** Asking another party is counted apart from wrong answers. */
export const promptKind = (kind: string): string => `${kind}-prompt`

/** Setting one up is counted apart from proving it. */
export const enrolKind = (kind: string): string => `${kind}-enrol`

/** All that is counted of a person at a kind. */
export function countsOf({ kind, attempts }: MethodTraits): readonly string[] {
  const { promptRule, enrolRule } = attempts
  return [kind, ...(promptRule ? [promptKind(kind)] : []), ...(enrolRule ? [enrolKind(kind)] : [])]
}

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
