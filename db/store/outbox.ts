import { and, count, eq, inArray, isNull, lt, lte, ne } from 'drizzle-orm'
import type { Outbox, OutboxMail } from '../../api/ports/store/outbox.ts'
import type { Statement } from '../../api/ports/store/statement.ts'
import { type Executor, rows, type Tables } from '../seam.ts'
import { count as changed, done, first } from '../statements.ts'
import { nullOr, plusOne } from './portable.ts'

export const createOutbox = (t: Tables): Outbox => {
  const { outbox } = t
  const queued = (id: string) => and(eq(outbox.id, id), eq(outbox.state, 'queued'))

  return {
    add: (mail) => done((db) => db.insert(outbox).values(mail).returning()),

    byId: (id) => first((db) => db.select().from(outbox).where(eq(outbox.id, id))),

    *lease(now, until, limit): Statement<readonly OutboxMail[]> {
      const leased = yield* rows((db) => leaseQuery(db, t, { now, until, limit }))
      return [...leased].sort((a, b) => a.nextAt - b.nextAt)
    },

    // A mail that was given up, yet reached the provider after all, has been handed over.
    handedOver: (id, now) =>
      done((db) =>
        db
          .update(outbox)
          .set({ state: 'handed-over', sealed: null, leasedUntil: null, handedOverAt: now })
          .where(and(eq(outbox.id, id), isNull(outbox.handedOverAt)))
          .returning(),
      ),

    retry: (id, nextAt, fault) =>
      done((db) =>
        db
          .update(outbox)
          .set({ nextAt, leasedUntil: null, lastFault: fault })
          .where(queued(id))
          .returning(),
      ),

    giveUp: (id, fault) =>
      done((db) =>
        db
          .update(outbox)
          .set({ state: 'given-up', sealed: null, leasedUntil: null, lastFault: fault })
          .where(queued(id))
          .returning(),
      ),

    sweep: (before, limit) =>
      changed((db) => {
        const settled = db
          .select({ id: outbox.id })
          .from(outbox)
          .where(and(ne(outbox.state, 'queued'), lt(outbox.createdAt, before)))
        return db
          .delete(outbox)
          .where(inArray(outbox.id, settled.limit(limit)))
          .returning()
      }),

    *waiting(): Statement<number> {
      const row = yield* first((db) =>
        db.select({ mails: count() }).from(outbox).where(eq(outbox.state, 'queued')),
      )
      return row?.mails ?? 0
    },
  }
}

/**
 * The guard stands twice. The inner one chooses; the outer one is looked at again by PostgreSQL
 * when another worker held the row meanwhile, and then the row is no longer free.
 */
const leaseQuery = (
  db: Executor,
  { outbox }: Tables,
  { now, until, limit }: { readonly now: number; readonly until: number; readonly limit: number },
) => {
  const free = and(
    eq(outbox.state, 'queued'),
    lte(outbox.nextAt, now),
    nullOr(outbox.leasedUntil, lte(outbox.leasedUntil, now)),
  )
  const chosen = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(free)
    .orderBy(outbox.nextAt, outbox.id)
    .limit(limit)
  return db
    .update(outbox)
    .set({ leasedUntil: until, attempts: plusOne(outbox.attempts) })
    .where(and(inArray(outbox.id, chosen), free))
    .returning()
}
