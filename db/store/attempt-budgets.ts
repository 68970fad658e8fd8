import { and, eq, inArray, lt } from 'drizzle-orm'
import type { AttemptBudgets } from '../../api/ports/store/attempt-budgets.ts'
import type { Statement } from '../../api/ports/store/statement.ts'
import { rows, type Tables } from '../seam.ts'
import { count, done, only } from '../statements.ts'
import { plusOne } from './portable.ts'

export const createAttemptBudgets = ({ attemptBudget: budget }: Tables): AttemptBudgets => ({
  lock: (subject, kind) =>
    only((db) =>
      db
        .insert(budget)
        .values({ subject, kind, failures: 0, nextAt: 0, version: 1 })
        .onConflictDoUpdate({
          target: [budget.subject, budget.kind],
          set: { version: plusOne(budget.version) },
        })
        .returning(),
    ),

  *failures(subject, kind): Statement<number> {
    const [found] = yield* rows((db) =>
      db
        .select({ failures: budget.failures })
        .from(budget)
        .where(and(eq(budget.subject, subject), eq(budget.kind, kind))),
    )
    return found?.failures ?? 0
  },

  set: (subject, kind, failures, nextAt) =>
    done((db) =>
      db
        .update(budget)
        .set({ failures, nextAt, version: plusOne(budget.version) })
        .where(and(eq(budget.subject, subject), eq(budget.kind, kind)))
        .returning(),
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
})
