import { and, eq, lt, sql } from 'drizzle-orm'
import type { Grace, GraceSpent } from '../../../api/ports/store/grace-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Holes, prepared } from '../../prepared.ts'
import type { Tables } from '../../seam.ts'
import { first, won } from '../../statements.ts'
import { plusOne } from '../shared/portable.ts'

export const createGrace = ({ grace }: Tables): Grace => {
  const using = prepared(
    (db, { personId, portalId }: Holes<{ personId: string; portalId: string }>) =>
      db
        .select({ used: grace.used, since: grace.since })
        .from(grace)
        .where(and(eq(grace.personId, personId), eq(grace.portalId, portalId))),
  )

  return {
    *spent(personId, portalId): Statement<GraceSpent> {
      return (yield* first(using({ personId, portalId }))) ?? { used: 0, since: null }
    },

    *spend(personId, portalId, { max, now }): Statement<boolean> {
      // The guard sees rows that are there; the first one is made by the insert.
      if (max !== null && max < 1) return false
      return yield* won((db) =>
        db
          .insert(grace)
          .values({ personId, portalId, used: 1, since: now })
          .onConflictDoUpdate({
            target: [grace.personId, grace.portalId],
            set: { used: plusOne(grace.used), since: sql`coalesce(${grace.since}, ${now})` },
            ...(max === null ? {} : { setWhere: lt(grace.used, max) }),
          })
          .returning(),
      )
    },
  }
}
