import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Objections } from '../../../api/ports/store/helpdesk/objection-store.ts'
import { rows, type Tables } from '../../seam.ts'
import { count, done, first, won } from '../../statements.ts'

export const createObjections = ({ objection: t }: Tables): Objections => ({
  add: (wanted) => done((db) => db.insert(t).values(wanted).returning()),

  byId: (id) => first((db) => db.select().from(t).where(eq(t.id, id))),

  press: (id, { hash, now }) =>
    won((db) =>
      db
        .update(t)
        .set({ pressedAt: now })
        .where(and(eq(t.id, id), eq(t.hash, hash), isNull(t.pressedAt), gt(t.expiresAt, now)))
        .returning(),
    ),

  since: (personId, since) =>
    rows((db) =>
      db
        .select()
        .from(t)
        .where(and(eq(t.personId, personId), gte(t.createdAt, since)))
        .orderBy(asc(t.createdAt), asc(t.id)),
    ),

  settle: (personId, now) =>
    done((db) =>
      db
        .update(t)
        .set({ settledAt: now })
        .where(and(eq(t.personId, personId), isNotNull(t.pressedAt), isNull(t.settledAt)))
        .returning(),
    ),

  sweep: (before, limit) =>
    count((db) =>
      db
        .delete(t)
        .where(
          inArray(
            t.id,
            db.select({ id: t.id }).from(t).where(lt(t.createdAt, before)).limit(limit),
          ),
        )
        .returning(),
    ),
})
