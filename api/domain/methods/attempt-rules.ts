import type { AttemptBudget } from '../../ports/store/attempt-budget-store.ts'
import { MINUTE, SECOND } from '../values/time.ts'

/** How wrong answers to one kind of method are slowed, and where they end. */
export interface AttemptRule {
  /** Wrong answers in a row that cost nothing but the try. */
  readonly free: number
  /** Wrong answers in a row after which the method is refused altogether; null for never. */
  readonly hardStop: number | null
  /** False for what is only counted, and guarded in another way. Default: true. */
  readonly isSlowed?: boolean
}

/**
 * What came of charging an attempt. Not allowed: nothing is looked at; `retryAfterMs` null for never. Allowed:
 * `failures` and `nextAt` are what the row gets, `left` how many more wrong answers cost nothing.
 */
export type Charge =
  | {
      readonly allowed: true
      readonly failures: number
      readonly nextAt: number
      readonly left: number
    }
  | { readonly allowed: false; readonly retryAfterMs: number | null }

/**
 * The most that guessing may come to within one budget: a hundred tries at three of a million codes,
 * which is what NIST SP 800-63B-4 §3.2.2 allows of an app whose neighbouring steps count as well.
 */
const MOST_PER_MILLION = 300

/**
 * A rule whose end comes earlier the more a guess may hit: several apps, and clocks that are off, open
 * more codes at a time.
 * @param perMillion chances of a single guess, in a million; 0 where there is nothing to hit.
 */
export function withinChance(rule: AttemptRule, perMillion: number): AttemptRule {
  const most = Math.max(1, Math.floor(MOST_PER_MILLION / perMillion))
  return { ...rule, hardStop: Math.min(rule.hardStop ?? most, most) }
}

const FIRST_DELAY_MS = 30 * SECOND
const LONGEST_DELAY_MS = 15 * MINUTE

/** Charges one attempt, before anything is compared; only a success gives the budget back. */
export function chargeAttempt(budget: AttemptBudget, rule: AttemptRule, now: number): Charge {
  if (rule.hardStop !== null && budget.failures >= rule.hardStop) {
    return { allowed: false, retryAfterMs: null }
  }
  if (budget.nextAt > now) return { allowed: false, retryAfterMs: budget.nextAt - now }
  const failures = budget.failures + 1
  return {
    allowed: true,
    failures,
    nextAt: now + delayAfter(failures, rule),
    left: Math.max(0, rule.free - failures),
  }
}

/** 0 up to the free ones, then 30 s, doubled each time, 15 minutes at most. */
function delayAfter(failures: number, rule: AttemptRule): number {
  if (failures < rule.free || rule.isSlowed === false) return 0
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - rule.free))
}
