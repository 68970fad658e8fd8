import type { CONCERNS } from '../../contract/plain/policy.ts'
import type { AcrValue } from '../../contract/views.ts'
import type { PersonCursor } from './directory-store.ts'
import type { Person } from './person-store.ts'
import type { Statement } from './statement.ts'

/** As `CONCERNS` says; whoever must set something up is led to it, and a session that is below the level is live. */
export type Concern = (typeof CONCERNS)[number]

/** A kind for the drawer, and how often one of it works. */
export interface Spare {
  readonly kind: string
  readonly uses: number
}

/** Where the roles lie of those who look after a portal, and which they are. */
export interface Looking {
  readonly consoleId: string
  /** In the whole console, or in its unit of the portal. */
  readonly roles: readonly string[]
}

/** What stands in the place of a password: it vouches for nothing, and is nothing beside one. */
export interface StandIns {
  /** Within what such a method keeps (`data`), and in no other's. */
  readonly mark: string
  /** Kinds of which it needs one beside it; null where it opens the portal by itself. */
  readonly beside: readonly string[] | null
}

/** What of a policy decides whom it reaches. */
export interface ReachRule {
  /** Whether a sign-in takes more than a password, or none at all. */
  readonly asksTwo: boolean
  /** Kinds that are enough beside a password, or in its place. */
  readonly accepted: readonly string[]
  /** Kinds whose methods vouch for any change. */
  readonly vouching: readonly string[]
  readonly standIns: StandIns
  /** Kinds for the drawer that are offered, and how often one of each works: as long as it does, one is set up by it. */
  readonly spares: readonly Spare[]
  /** Those that are not accepted. */
  readonly refusedSpares: readonly Spare[]
  /** Whether everybody who has something that vouches is to have those, too. */
  readonly asksForSpares: boolean
  /** Levels of sessions that do not reach the policy's. */
  readonly below: readonly AcrValue[]
  /** What sessions rest on (`restsOn`) that is worth less by it than it was; none for the rule before. */
  readonly fallen: readonly string[]
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
  /** Ids of all those concerned, in the order of ids; up to `limit` that come after `after`. */
  ids(
    reach: Reach,
    concern: Concern,
    at: { readonly after: string; readonly limit: number },
  ): Statement<readonly string[]>
  /**
   * Whoever must set something up by the change, and did not have to before, has all of the grace before them; its days
   * run from now on.
   * @param inDays whether any are counted
   */
  giveGraceAnew(reach: Reach, counted: { readonly inDays: boolean }): Statement<void>
  /**
   * Whether anybody at all is let in by a rule: with what they hold, or after setting up what is asked.
   * @param among whoever looks after the portal, too; null for everybody
   */
  letsSomebodyIn(
    portalId: string,
    rule: ReachRule,
    at: { readonly now: number; readonly among: Looking | null },
  ): Statement<boolean>
}

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
