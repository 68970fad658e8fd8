import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type {
  AccessPass,
  AccessPasses,
} from '../../../api/ports/store/helpdesk/access-pass-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Holes, prepared } from '../../prepared.ts'
import { rows, type Tables } from '../../seam.ts'
import { done, first, won } from '../../statements.ts'

export const createAccessPasses = ({ accessPass: pass }: Tables): AccessPasses => {
  const newest = prepared((db, { personId }: Holes<Pick<AccessPass, 'personId'>>) =>
    db
      .select()
      .from(pass)
      .where(and(eq(pass.personId, personId), isNull(pass.endedAt)))
      .orderBy(desc(pass.createdAt), desc(pass.id)),
  )

  function* endAllOf(personId: string, now: number): Statement<number> {
    const ended = yield* rows((db) =>
      db
        .update(pass)
        .set({ endedAt: now })
        .where(and(eq(pass.personId, personId), isNull(pass.endedAt)))
        .returning(),
    )
    return ended.filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > now).length
  }

  return {
    *issue(wanted): Statement<void> {
      yield* endAllOf(wanted.personId, wanted.createdAt)
      yield* done((db) => db.insert(pass).values(wanted).returning())
    },

    newestOf: (personId) => first(newest({ personId })),

    consume: (id, { hash, flowId, now }) =>
      won((db) =>
        db
          .update(pass)
          .set({ usedAt: now, flowId })
          .where(
            and(
              eq(pass.id, id),
              eq(pass.hash, hash),
              isNull(pass.usedAt),
              isNull(pass.endedAt),
              gt(pass.expiresAt, now),
            ),
          )
          .returning(),
      ),

    endAllOf,
  }
}
