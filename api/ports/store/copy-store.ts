import type { Statement } from './statement.ts'

/**
 * What is asked of a database that came out of a copy, once, before anybody is served from it. Most of it walks
 * through every row there is.
 */
export interface Copies {
  /** When the copy was made that this database still is; null for the database itself. */
  madeAt(): Statement<number | null>
  /** From here on it is a database like any other. */
  unmark(): Statement<void>
  /** When the newest event of the audit log was written; null for an empty one. */
  newestAct(): Statement<number | null>
  /** Ends every session that is not ended; returns how many. */
  endSessions(now: number): Statement<number>
  /** Ends every flow that is open; returns how many. */
  endFlows(now: number): Statement<number>
  /** Marks every one-time secret that is unused as used; returns how many. */
  spendSecrets(now: number): Statement<number>
  /** Ends every pass and every code of the helpdesk, and refuses what waits; returns how many. */
  endHelp(now: number): Statement<number>
  /** Gives up every mail that waits, and empties its sealed part; returns how many. */
  withdrawMails(fault: string): Statement<number>
  /** Nobody is written to of a change of policy any more; returns how many such lists. */
  endPolicyMailings(): Statement<number>
  /** Every browser that anybody has signed in with is a stranger from now on. */
  forgetBrowsers(now: number): Statement<void>
  /** All methods of a kind: no counter stays below this. */
  moveCounters(kind: string, to: number): Statement<void>
  /** Revokes every invitation that is open; returns how many. */
  revokeInvitations(): Statement<number>
}
