import type { Services } from '../services.ts'
import { type AttemptRule, type Charge, chargeAttempt } from './attempt-rules.ts'
import type { MethodTraits } from './method.ts'

/** The counter of how often another party was asked, which is counted apart from wrong answers. */
export const promptKind = (kind: string): string => `${kind}-prompt`

/** The counter of wrong answers while one is set up, which is counted apart from proving it. */
export const enrolKind = (kind: string): string => `${kind}-enrol`

/** Every counter that a person has at a kind: wrong answers, and the two above where the kind has them. */
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
