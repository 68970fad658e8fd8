import type { Statement } from './statement.ts'

/** By which rules (`rulesOf`) what is folded was made. */
export interface FoldingRules {
  readonly id: 'all'
  readonly rules: string
}

/** What has words that it is found by, or a place in a list. */
export type Foldable = 'person' | 'unit' | 'invitation'

/** Some of all rows of a kind. */
export interface Unlike {
  /** Those of them whose words or place today's rules would make otherwise. */
  readonly ids: readonly string[]
  /** After which the next part begins; null when there is none. */
  readonly next: string | null
}

/** How a server finds out at its start that words and places of before are as it makes them, or makes them so. */
export interface Refolding {
  /** Null until somebody has looked through all rows. */
  rules(): Statement<string | null>
  setRules(rules: string): Statement<void>
  unlike(what: Foldable, after: string | null): Statement<Unlike>
  /** Makes the words and the place anew, under the lock of whoever has them. */
  refold(what: Foldable, id: string): Statement<void>
}
