import type { Statement } from './statement.ts'

/** A reporting organisation in a portal. */
export interface Unit {
  readonly id: string
  readonly portalId: string
  readonly externalId: string
  readonly name: string
  readonly parentId: string | null
  readonly contact: string | null
  readonly createdAt: number
}

export interface Units {
  /** Inserts, or updates name, parent and contact of the unit with this external id. */
  put(unit: Unit): Statement<Unit>
  byExternalId(portalId: string, externalId: string): Statement<Unit | null>
  /** Those of some external ids, a few thousand at most; unknown ones are left out. */
  named(portalId: string, externalIds: readonly string[]): Statement<readonly Unit[]>
  /** By external id, its code units. */
  inPortal(portalId: string): Statement<readonly Unit[]>
  /** Number of people with a live role there; a unit without any is left out. */
  peopleIn(unitIds: readonly string[], now: number): Statement<ReadonlyMap<string, number>>
}
