import type { Collection } from '../collection.ts'

/** Whose figures, and of which round. */
export interface Place {
  readonly collection: Collection
  /** The unit's external id. */
  readonly unit: string
}
