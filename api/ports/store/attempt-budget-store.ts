import type { Statement } from './statement.ts'

/**
 * Wrong answers of one subject to one kind of method. Also used for whatever else is counted and slowed: the
 * load of a network, codes sent to a mailbox, passwords sprayed.
 */
export interface AttemptBudget {
  /** Person id, or keyed digest of an address that nobody has: same table, same rules. Never an address. */
  readonly subject: string
  /**
   * Kind of method (`totp`), or that with an ending (`totp-enrol`: `domain/methods/attempts.ts`), or what else
   * is counted.
   */
  readonly kind: string
  /** Since the last success. */
  readonly failures: number
  /** No attempt is looked at before this; 0 for at once. */
  readonly nextAt: number
  readonly version: number
}

/**
 * Counters that outlive flows. `lock` and `set` in one transaction charge; see `domain/methods/attempts.ts`.
 */
export interface AttemptBudgets {
  /** Makes the row if there is none and takes its lock; two callers come one after the other. */
  lock(subject: string, kind: string): Statement<AttemptBudget>
  /** Wrong answers since the last success; 0 where there is no row. */
  failures(subject: string, kind: string): Statement<number>
  /** As it stands, without its lock; null where there is no row. */
  read(subject: string, kind: string): Statement<AttemptBudget | null>
  set(subject: string, kind: string, failures: number, nextAt: number): Statement<void>
  /** Begins these counts anew, those that there are. */
  forget(subject: string, kinds: readonly string[]): Statement<void>
  /**
   * Removes up to `limit` of a kind, or of any (null), whose `nextAt` was before `before`, and gives
   * how many.
   */
  sweep(kind: string | null, before: number, limit: number): Statement<number>
}
