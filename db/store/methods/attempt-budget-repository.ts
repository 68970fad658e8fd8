import { and, eq, inArray, lt, max } from 'drizzle-orm'
import type {
  AttemptBudget,
  AttemptBudgets,
} from '../../../api/ports/store/attempt-budget-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Holes, prepared } from '../../prepared.ts'
import type { Tables } from '../../seam.ts'
import { count, done, first, only } from '../../statements.ts'
import { plusOne } from '../shared/portable.ts'

type Which = Pick<AttemptBudget, 'subject' | 'kind'>

export const createAttemptBudgets = ({ attemptBudget: budget }: Tables): AttemptBudgets => {
  const is = ({ subject, kind }: Holes<Which>) =>
    and(eq(budget.subject, subject), eq(budget.kind, kind))

  const locking = prepared((db, { subject, kind }: Holes<Which>) =>
    db
      .insert(budget)
      .values({ subject, kind, failures: 0, nextAt: 0, version: 1 })
      .onConflictDoUpdate({
        target: [budget.subject, budget.kind],
        set: { version: plusOne(budget.version) },
      })
      .returning(),
  )
  const failing = prepared((db, which: Holes<Which>) =>
    // By way of an aggregate there is a row, whether or not somebody has ever guessed.
    db
      .select({ failures: max(budget.failures) })
      .from(budget)
      .where(is(which)),
  )
  const reading = prepared((db, which: Holes<Which>) => db.select().from(budget).where(is(which)))
  const setting = prepared((db, to: Holes<Omit<AttemptBudget, 'version'>>) =>
    db
      .update(budget)
      .set({ failures: to.failures, nextAt: to.nextAt, version: plusOne(budget.version) })
      .where(is(to))
      .returning({ kind: budget.kind }),
  )

  return {
    lock: (subject, kind) => only(locking({ subject, kind })),

    *failures(subject, kind): Statement<number> {
      return (yield* first(failing({ subject, kind })))?.failures ?? 0
    },

    read: (subject, kind) => first(reading({ subject, kind })),

    set: (subject, kind, failures, nextAt) => done(setting({ subject, kind, failures, nextAt })),

    forget: (subject, kinds) =>
      done((db) =>
        db
          .update(budget)
          .set({ failures: 0, nextAt: 0, version: plusOne(budget.version) })
          .where(and(eq(budget.subject, subject), inArray(budget.kind, [...kinds])))
          .returning({ kind: budget.kind }),
      ),

    sweep: (kind, before, limit) =>
      count((db) => {
        const isOfKind = kind === null ? undefined : eq(budget.kind, kind)
        const isOver = and(isOfKind, lt(budget.nextAt, before))
        const some = db.select({ subject: budget.subject }).from(budget).where(isOver).limit(limit)
        return db
          .delete(budget)
          .where(and(isOver, inArray(budget.subject, some)))
          .returning()
      }),
  }
}
