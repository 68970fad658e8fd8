import type { Statement } from './statement.ts'

/** Something that only the right key makes, or opens, kept so that a wrong one is noticed at once. */
export interface KeyCheck {
  /** `digest`, or `sealing:<id of the key>`. */
  readonly id: string
  /** A digest that the right key makes anew, or a text that it opens. */
  readonly value: string
  readonly createdAt: number
}

/** A text that is sealed, and the row that it is sealed to. */
export interface SealedText {
  readonly of: 'method' | 'mail' | 'signing-key'
  readonly id: string
  /** As `SecretBox.seal` made it: it names its key. */
  readonly sealed: string
}

/** Rows that are sealed by one of these keys, or by none of them. */
export interface SealedBy {
  readonly keyIds: readonly string[]
  readonly isBy: boolean
  /** Kinds of method whose secret is sealed. */
  readonly methodKinds: readonly string[]
}

/**
 * How a server finds out at its start that its keys are those of the database (`boot/opening/checked-keys.ts`).
 */
export interface KeyChecks {
  all(): Statement<readonly KeyCheck[]>
  /** False when it is there already: two processes start at once. */
  addOnce(check: KeyCheck): Statement<boolean>
  /** One of each kind at most. Walks through all rows there are, so it is asked seldom. */
  sealed(which: SealedBy): Statement<readonly SealedText[]>
  /** Writes a row, for its own sake: whether the database takes anything. */
  touch(): Statement<void>
}
