import type { Statement } from './statement.ts'

/** Sign-ins that went ahead without a method that policy wants. */
export interface Grace {
  used(personId: string, portalId: string): Statement<number>
  /** Guarded: counts one more if fewer than `max` were used. False when none is left. */
  spend(personId: string, portalId: string, max: number): Statement<boolean>
}
