import { and, countDistinct, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Statement } from '../../../api/ports/store/statement.ts'
import type { Unit, Units } from '../../../api/ports/store/unit-store.ts'
import { rows, type Tables } from '../../seam.ts'
import { first, only } from '../../statements.ts'
import { inOrder } from '../shared/in-order.ts'
import { excluded, nullOr } from '../shared/portable.ts'
import { relistUnit } from './listed-people.ts'

export const createUnits = (t: Tables): Units => {
  const { unit, membership } = t

  const byExternalId = (portalId: string, externalId: string) =>
    first((db) =>
      db
        .select()
        .from(unit)
        .where(and(eq(unit.portalId, portalId), eq(unit.externalId, externalId))),
    )

  return {
    put: (wanted) => put(t, wanted),

    byExternalId,

    named: (portalId, externalIds) =>
      rows((db) =>
        db
          .select()
          .from(unit)
          .where(and(eq(unit.portalId, portalId), inArray(unit.externalId, [...externalIds]))),
      ),

    *inPortal(portalId): Statement<readonly Unit[]> {
      const units = yield* rows((db) => db.select().from(unit).where(eq(unit.portalId, portalId)))
      return inOrder(units, ({ externalId }) => externalId)
    },

    *peopleIn(unitIds, now): Statement<ReadonlyMap<string, number>> {
      const counted = yield* rows((db) =>
        db
          .select({ unitId: membership.unitId, people: countDistinct(membership.personId) })
          .from(membership)
          .where(
            and(
              inArray(membership.unitId, [...unitIds]),
              isNull(membership.endedAt),
              nullOr(membership.until, gt(membership.until, now)),
            ),
          )
          .groupBy(membership.unitId),
      )
      return new Map(counted.map(({ unitId, people }) => [unitId ?? '', people]))
    },
  }
}

function* put(t: Tables, wanted: Unit): Statement<Unit> {
  const { unit } = t
  const kept = yield* only((db) =>
    db
      .insert(unit)
      .values(wanted)
      .onConflictDoUpdate({
        target: [unit.portalId, unit.externalId],
        set: {
          name: excluded(unit.name),
          parentId: excluded(unit.parentId),
          contact: excluded(unit.contact),
        },
      })
      .returning(),
  )
  yield* relistUnit(t, kept)
  return kept
}
