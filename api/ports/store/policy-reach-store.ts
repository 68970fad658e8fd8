import type { CONCERNS } from '../../contract/plain/policy.ts'
import type { AcrValue } from '../../contract/views.ts'
import type { PersonCursor } from './directory-store.ts'
import type { Person } from './person-store.ts'
import type { Statement } from './statement.ts'

/**
 * `locked-out`: had a second factor, and holds none. `must-set-up`: holds none that is accepted, and is led to set
 * one up. `signed-out`: has a live session below the level.
 */
export type Concern = (typeof CONCERNS)[number]

/** What of a policy decides whom it reaches. */
export interface ReachRule {
  /** Whether a sign-in takes two factors. */
  readonly asksTwo: boolean
  /** Kinds that count as the second. */
  readonly accepted: readonly string[]
  /** Kinds whose methods vouch for any change. */
  readonly vouching: readonly string[]
  /** Kinds for the drawer that are offered, and how often one of each works: as long as it does, one is set up by it. */
  readonly spares: readonly { readonly kind: string; readonly uses: number }[]
  /** Whether everybody who has something that vouches is to have those, too. */
  readonly asksForSpares: boolean
  /** Levels of sessions that do not reach the policy's. */
  readonly below: readonly AcrValue[]
}

/** A portal whose policy is to change; whom it concerned before, it does not concern anew. */
export interface Reach {
  readonly portalId: string
  readonly from: ReachRule
  readonly to: ReachRule
  readonly now: number
}

/** One page of those concerned, and where the next begins. */
export interface ReachPage {
  /** By last name, first name and id. */
  readonly people: readonly Person[]
  /** Null at the end. */
  readonly next: PersonCursor | null
}

/** Whom a portal's policy lets in: people with a live role and a usable account, who are not suspended. */
export interface PolicyReach {
  count(reach: Reach, concern: Concern): Statement<number>
  page(
    reach: Reach,
    concern: Concern,
    at: { readonly after: PersonCursor | null; readonly limit: number },
  ): Statement<ReachPage>
  /** Whether anybody at all is let in by a rule: with what they hold, or after setting up what is asked. */
  letsSomebodyIn(portalId: string, rule: ReachRule, now: number): Statement<boolean>
}
