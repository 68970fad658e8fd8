import type { TemplateName } from '../../mail-templates.ts'
import type { Statement } from '../statement.ts'

/**
 * What a person was told of by mail and may say "this was not me" to: by a link that works once, for its time. It
 * signs nobody in. Kept for 30 days, because a freeze is lifted by what is older than every change in them.
 */
export interface Objection {
  readonly id: string
  readonly personId: string
  /** The mail's; in whose name its person is told of the freeze. */
  readonly portalId: string
  /** Which mail it was; `account` for one that was pressed where its person is signed in. */
  readonly about: TemplateName | 'account'
  /** What came to count again by it; null for none. */
  readonly methodId: string | null
  /** Keyed digest of the link's secret, and of this id. */
  readonly hash: string
  /** When the change began: what came to count since is no older than it. */
  readonly changedAt: number
  readonly createdAt: number
  readonly expiresAt: number
  /** When it was pressed; null for not. */
  readonly pressedAt: number | null
  /** When the helpdesk lifted the freeze that it is a part of: it counts as no press any more. Null for not. */
  readonly settledAt: number | null
}

/** "This was not me". Whoever presses or settles one holds the person's lock. */
export interface Objections {
  add(objection: Objection): Statement<void>
  byId(id: string): Statement<Objection | null>
  /** Guarded: not pressed, not expired, the hash as given. False for all else; one caller wins. */
  press(id: string, by: { readonly hash: string; readonly now: number }): Statement<boolean>
  /** The person's that were made since `since`, oldest first. */
  since(personId: string, since: number): Statement<readonly Objection[]>
  /** Whatever was pressed is settled. */
  settle(personId: string, now: number): Statement<void>
  /** Removes up to `limit` that were made before `before`, and gives how many. */
  sweep(before: number, limit: number): Statement<number>
}
