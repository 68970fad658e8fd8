import type { Statement } from './statement.ts'

/**
 * A reporting organisation in a portal: a municipality, a company. Put by the host or imported in the console;
 * never deleted.
 */
export interface Unit {
  readonly id: string
  readonly portalId: string
  /** The host's own id for it, unique in the portal; what hosts name it by. */
  readonly externalId: string
  readonly name: string
  /** A unit that it belongs to; null for none. Nothing follows from it yet. */
  readonly parentId: string | null
  /** Whom to ask there, as text; null for nobody. */
  readonly contact: string | null
  readonly createdAt: number
}

/** Units of all portals. */
export interface Units {
  /** Inserts, or updates name, parent and contact of the unit with this external id. */
  put(unit: Unit): Statement<Unit>
  /** Null for an unknown one. */
  byExternalId(portalId: string, externalId: string): Statement<Unit | null>
  /** Those of some external ids, a few thousand at most; unknown ones are left out. */
  named(portalId: string, externalIds: readonly string[]): Statement<readonly Unit[]>
  /** By external id, its code units. */
  inPortal(portalId: string): Statement<readonly Unit[]>
  /** Number of people with a live role there; a unit without any is left out. */
  peopleIn(unitIds: readonly string[], now: number): Statement<ReadonlyMap<string, number>>
}
