import { and, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { Methods } from '../../../api/ports/store/method-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { rows, type Tables } from '../../seam.ts'
import { count, done, won } from '../../statements.ts'

/**
 * What becomes of methods that count no more: their rows stay, and lose what they are found by. Some can be given
 * back until they are wiped.
 * @param counts whether a method counts at a time
 */
export const createMethodRemovals = (
  { method, oneTimeSecret }: Pick<Tables, 'method' | 'oneTimeSecret'>,
  counts: (now: number) => SQL | undefined,
): Pick<
  Methods,
  'remove' | 'dropOff' | 'putAway' | 'kept' | 'switchOff' | 'giveBack' | 'wipe'
> => ({
  *remove(id, now): Statement<boolean> {
    const isRemoved = yield* won((db) =>
      db
        .update(method)
        .set({ state: 'removed', secret: '', lookup: null, suspendedUntil: null })
        .where(and(eq(method.id, id), counts(now)))
        .returning(),
    )
    if (isRemoved)
      yield* done((db) =>
        db.delete(oneTimeSecret).where(eq(oneTimeSecret.methodId, id)).returning(),
      )
    return isRemoved
  },

  *dropOff(personId, kind): Statement<void> {
    const off = and(
      eq(method.personId, personId),
      eq(method.kind, kind),
      eq(method.state, 'suspended'),
      isNull(method.suspendedUntil),
    )
    const gone = yield* rows((db) => db.select({ id: method.id }).from(method).where(off))
    const ids = gone.map(({ id }) => id)
    if (ids.length === 0) return
    yield* done((db) =>
      db.delete(oneTimeSecret).where(inArray(oneTimeSecret.methodId, ids)).returning(),
    )
    yield* done((db) =>
      db
        .update(method)
        .set({ state: 'removed', secret: '', lookup: null, isDefault: false })
        .where(inArray(method.id, ids))
        .returning(),
    )
  },

  putAway: (id, now) =>
    won((db) =>
      db
        .update(method)
        .set({ state: 'removed', removedAt: now, lookup: null, suspendedUntil: null })
        .where(and(eq(method.id, id), counts(now)))
        .returning(),
    ),

  kept: (personId) =>
    rows((db) =>
      db
        .select()
        .from(method)
        .where(
          and(
            eq(method.personId, personId),
            eq(method.state, 'removed'),
            isNotNull(method.removedAt),
          ),
        )
        .orderBy(desc(method.removedAt), desc(method.id)),
    ),

  switchOff: (id, now) =>
    won((db) =>
      db
        .update(method)
        .set({ state: 'suspended', suspendedUntil: null, lookup: null })
        .where(and(eq(method.id, id), counts(now)))
        .returning(),
    ),

  giveBack: (id, now) =>
    won((db) =>
      db
        .update(method)
        .set({
          state: 'active',
          removedAt: null,
          isDefault: false,
          addedBy: 'agent',
          confirmedAt: now,
        })
        .where(
          and(
            eq(method.id, id),
            or(
              and(eq(method.state, 'removed'), isNotNull(method.removedAt)),
              and(eq(method.state, 'suspended'), isNull(method.suspendedUntil)),
            ),
          ),
        )
        .returning(),
    ),

  *wipe(before, limit): Statement<number> {
    const over = yield* rows((db) =>
      db.select({ id: method.id }).from(method).where(lt(method.removedAt, before)).limit(limit),
    )
    const ids = over.map(({ id }) => id)
    if (ids.length === 0) return 0
    yield* done((db) =>
      db.delete(oneTimeSecret).where(inArray(oneTimeSecret.methodId, ids)).returning(),
    )
    return yield* count((db) =>
      db
        .update(method)
        .set({ secret: '', removedAt: null })
        .where(inArray(method.id, ids))
        .returning(),
    )
  },
})
