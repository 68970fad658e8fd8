import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Methods } from '../../../api/ports/store/method-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { rows, type Tables } from '../../seam.ts'
import { done, won } from '../../statements.ts'

type Removals = Pick<Methods, 'remove' | 'dropOff'>

/** What becomes of methods that count no more: their rows stay, and lose what they are found by. */
export const createMethodRemovals = ({
  method,
  oneTimeSecret,
}: Pick<Tables, 'method' | 'oneTimeSecret'>): Removals => {
  /** Active, or with a suspension that is over. */
  const counts = (now: number) =>
    or(
      eq(method.state, 'active'),
      and(eq(method.state, 'suspended'), lte(method.suspendedUntil, now)),
    )
  const ofKind = (personId: string, kind: string) =>
    and(eq(method.personId, personId), eq(method.kind, kind))

  return {
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
        ofKind(personId, kind),
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
  }
}
