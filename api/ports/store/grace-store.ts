import type { Statement } from './statement.ts'

/**
 * Sign-ins that went ahead without a method that policy wants, counted by person and portal. Begun anew
 * by a policy that newly asks them alone (`policy-reach-store.ts`).
 */
export interface Grace {
  /** 0 where there is no row. */
  used(personId: string, portalId: string): Statement<number>
  /** Guarded: counts one more if fewer than `max` were used. False when none is left. */
  spend(personId: string, portalId: string, max: number): Statement<boolean>
}
