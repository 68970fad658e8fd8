/** Rows that are kept until the transaction ends, by an update that changes nothing. */
import { eq, sql } from 'drizzle-orm'
import { inLockOrder } from '../../../api/ports/store/lock-order.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { rows, type Tables } from '../../seam.ts'
import { first } from '../../statements.ts'

/** The words of one person all have the sort key of one name. */
export const lockPerson = ({ person }: Tables, id: string) =>
  first((db) =>
    db
      .update(person)
      .set({ version: sql`${person.version}` })
      .where(eq(person.id, id))
      .returning(),
  )

/** Waits for whoever is renaming the unit, and keeps others from it. */
export const lockUnit = ({ unit }: Tables, id: string) =>
  first((db) =>
    db
      .update(unit)
      .set({ name: sql`${unit.name}` })
      .where(eq(unit.id, id))
      .returning(),
  )

/** Every unit in which somebody has a role, live or ended. The person's lock is held. */
export function* lockUnitsOf(t: Tables, personId: string): Statement<void> {
  const { membership, unit } = t
  const units = yield* rows((db) =>
    db
      .select({ id: unit.id, externalId: unit.externalId })
      .from(membership)
      .innerJoin(unit, eq(unit.id, membership.unitId))
      .where(eq(membership.personId, personId))
      .groupBy(unit.id, unit.externalId)
      // Decides between units of two portals with one external id.
      .orderBy(unit.id),
  )
  for (const { id } of inLockOrder(units, ({ externalId }) => externalId)) yield* lockUnit(t, id)
}
