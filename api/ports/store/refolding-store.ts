import type { Statement } from './statement.ts'

/** By which rules (`rulesOf`) what is folded was made. */
export interface FoldingRules {
  readonly id: 'all'
  readonly rules: string
}

/** What has words that it is found by, or a place in a list. */
export type Foldable = 'people' | 'units' | 'invitations'

/** Looked through a part at a time. */
export interface OlderPart {
  /** Of those whose words or place would be made otherwise now. */
  readonly ids: readonly string[]
  /** Where the next part begins; null after the last. */
  readonly next: string | null
}

/** How a server makes words and places of before as it makes them now (`boot/opening/refolding.ts`). */
export interface Refolding {
  /** Whether all rows are known to be by the rules of now. */
  isDone(): Statement<boolean>
  setDone(): Statement<void>
  /** @param after what the part before gave as its `next`; null for the first. */
  older(what: Foldable, after: string | null): Statement<OlderPart>
  /** Makes words and place of one anew, for a transaction of its own. */
  refold(what: Foldable, id: string): Statement<void>
}
