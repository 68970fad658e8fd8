import type { Statement } from './statement.ts'

/**
 * Sign-ins that went ahead without a method that policy wants, counted by person and portal. Begun anew
 * by a policy that newly asks them alone (`policy-reach-store.ts`).
 */
export interface Grace {
  /** Nothing used, and not begun, where there is no row. */
  spent(personId: string, portalId: string): Statement<GraceSpent>
  /**
   * Guarded: counts one more if fewer than `max` were used, null for as many as there are; the first one begins it. False
   * when none is left.
   */
  spend(
    personId: string,
    portalId: string,
    at: { readonly max: number | null; readonly now: number },
  ): Statement<boolean>
}

/** How much of it one person has used in one portal. */
export interface GraceRow {
  readonly personId: string
  readonly portalId: string
  readonly used: number
  /** Since when its days are counted; null for not yet. */
  readonly since: number | null
}

/** What of it is told. */
export type GraceSpent = Pick<GraceRow, 'used' | 'since'>
