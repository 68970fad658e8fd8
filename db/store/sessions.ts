import {
  and,
  type Column,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNull,
  lt,
  sql,
} from 'drizzle-orm'
import type { Session, Sessions } from '../../api/ports/store/sessions.ts'
import type { Statement } from '../../api/ports/store/statement.ts'
import { type Executor, preparedRows, rows, type Tables } from '../seam.ts'
import { count, done, first } from '../statements.ts'
import { sum } from './portable.ts'

export const createSessions = (t: Tables): Sessions => {
  const { session } = t
  const open = (id: string) => and(eq(session.id, id), isNull(session.endedAt))

  return {
    add: (wanted) => done((db) => db.insert(session).values(wanted).returning()),

    liveById: (id, now) => live(t, session.id, { key: id, now }),
    liveByToken: (tokenHash, now) => live(t, session.tokenHash, { key: tokenHash, now }),

    *isKnownBrowser(personId, browserHash): Statement<boolean> {
      const known = yield* first((db) =>
        db
          .select({ id: session.id })
          .from(session)
          .where(and(eq(session.personId, personId), eq(session.browserHash, browserHash)))
          .limit(1),
      )
      return known !== null
    },

    // Requests at the same time do not turn it back.
    touch: (id, now) =>
      done((db) =>
        db
          .update(session)
          .set({ lastSeenAt: now })
          .where(and(open(id), lt(session.lastSeenAt, now)))
          .returning(),
      ),

    end: (id, now) =>
      first((db) => db.update(session).set({ endedAt: now }).where(open(id)).returning()),

    endAllOf: (personId, now) =>
      count((db) =>
        db
          .update(session)
          .set({ endedAt: now })
          .where(and(eq(session.personId, personId), isNull(session.endedAt)))
          .returning(),
      ),

    endAllIn: (portalId, personId, now) =>
      count((db) =>
        db
          .update(session)
          .set({ endedAt: now })
          .where(
            and(
              eq(session.personId, personId),
              eq(session.portalId, portalId),
              isNull(session.endedAt),
            ),
          )
          .returning(),
      ),

    liveOf: (personId, portalId, now) =>
      rows((db) =>
        db
          .select(getTableColumns(session))
          .from(session)
          .innerJoin(t.person, eq(t.person.id, session.personId))
          .where(
            and(
              eq(session.personId, personId),
              eq(session.portalId, portalId),
              isNull(session.endedAt),
              gt(session.endsAt, now),
              gt(sum(session.lastSeenAt, session.idleMs), now),
              isNull(t.person.suspendedAt),
            ),
          )
          .orderBy(desc(session.createdAt), desc(session.id)),
      ),

    sweep: (before, limit) =>
      count((db) => {
        const over = db.select({ id: session.id }).from(session).where(lt(session.endsAt, before))
        return db
          .delete(session)
          .where(inArray(session.id, over.limit(limit)))
          .returning()
      }),
  }
}

/** Asked on every request, so prepared once. An erased person has no row to join. */
function* live(
  t: Tables,
  by: Column,
  values: { readonly key: string; readonly now: number },
): Statement<Session | null> {
  const found = yield* preparedRows(`live-session-${by.name}`, (db) => liveQuery(db, t, by), values)
  return found[0] ?? null
}

const liveQuery = (db: Executor, { person, session }: Tables, by: Column) => {
  const now = sql.placeholder('now')
  return db
    .select(getTableColumns(session))
    .from(session)
    .innerJoin(person, eq(person.id, session.personId))
    .where(
      and(
        eq(by, sql.placeholder('key')),
        isNull(session.endedAt),
        gt(session.endsAt, now),
        gt(sum(session.lastSeenAt, session.idleMs), now),
        isNull(person.suspendedAt),
      ),
    )
}
