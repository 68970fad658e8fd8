import type { Statement } from './statement.ts'

/** Something that only the right key makes, or opens, kept so that a wrong one is noticed at once. */
export interface KeyCheck {
  /** `digest`, or `sealing:<id of the key>`. */
  readonly id: string
  readonly value: string
  readonly createdAt: number
}

export interface KeyChecks {
  all(): Statement<readonly KeyCheck[]>
  /** False when it is there already: two processes start at once. */
  addOnce(check: KeyCheck): Statement<boolean>
}
