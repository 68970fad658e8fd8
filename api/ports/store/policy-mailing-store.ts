import type { Statement } from './statement.ts'

/** Those who are written to of one change of policy, as it was pressed. */
export interface PolicyMailing {
  readonly id: string
  readonly portalId: string
  /** JSON: whom, and what they are told (`domain/portals/setup/policy-mails.ts`). */
  readonly told: string
  /** How many people. */
  readonly size: number
  /** How many of them have their mail. */
  readonly done: number
  readonly createdAt: number
}

/** What is still to be written, a part at a time. */
export interface PolicyMailings {
  add(mailing: PolicyMailing): Statement<void>
  /** The one that has waited longest; null where nobody waits. */
  oldest(): Statement<PolicyMailing | null>
  /** Guarded: whoever moves it on writes the mails between the two. False where somebody else has. */
  advance(id: string, from: number, to: number): Statement<boolean>
  /** With the last of them. */
  remove(id: string): Statement<void>
}
