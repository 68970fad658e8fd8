import {
  and,
  type Column,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  ne,
  type SQL,
} from 'drizzle-orm'
import type { Session, Sessions } from '../../../api/ports/store/session-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { adding, type Holes, prepared } from '../../prepared.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { count, done, first, won } from '../../statements.ts'
import { atMost, greatest, sum } from '../shared/portable.ts'

interface LiveNow {
  readonly key: string
  readonly now: number
}

export const createSessions = (t: Tables): Sessions => {
  const { session } = t
  const open = (id: SQL<string>) => and(eq(session.id, id), isNull(session.endedAt))

  const isOf = (personId: string, now: number) =>
    and(
      eq(session.personId, personId),
      isNull(session.endedAt),
      gt(session.endsAt, now),
      gt(sum(session.lastSeenAt, session.idleMs), now),
      isNull(t.person.suspendedAt),
    )
  /** Newest first. */
  const live = (db: Executor, which: SQL | undefined) =>
    db
      .select(getTableColumns(session))
      .from(session)
      .innerJoin(t.person, eq(t.person.id, session.personId))
      .where(which)
      .orderBy(desc(session.createdAt), desc(session.id))

  /** How many were open of these, and are not any more. */
  const endAll = (which: SQL | undefined, now: number) =>
    count((db) =>
      db
        .update(session)
        .set({ endedAt: now })
        .where(and(which, isNull(session.endedAt)))
        .returning({ id: session.id }),
    )

  const isIn = (portalId: string, levels: readonly Session['acr'][], now: number) =>
    and(eq(session.portalId, portalId), gt(session.endsAt, now), inArray(session.acr, [...levels]))

  const adds = adding(session)
  const liveById = liveBy(t, session.id)
  const liveByToken = liveBy(t, session.tokenHash)
  const known = prepared(
    (db, { personId, browserHash }: Holes<Pick<Session, 'personId' | 'browserHash'>>) =>
      db
        .select({ id: session.id })
        .from(session)
        .innerJoin(t.person, eq(t.person.id, session.personId))
        .where(
          and(
            eq(session.personId, personId),
            eq(session.browserHash, browserHash),
            gte(session.createdAt, t.person.browsersKnownSince),
          ),
        )
        .limit(atMost(1)),
  )
  // Requests at the same time do not turn it back.
  const touching = prepared((db, { key, now }: Holes<LiveNow>) =>
    db
      .update(session)
      .set({ lastSeenAt: now })
      .where(and(open(key), lt(session.lastSeenAt, now)))
      .returning({ id: session.id }),
  )
  const ending = prepared((db, { key, now }: Holes<LiveNow>) =>
    db.update(session).set({ endedAt: now }).where(open(key)).returning(),
  )

  return {
    add: (wanted) => done(adds(wanted)),

    liveById: (id, now) => first(liveById({ key: id, now })),
    liveByToken: (tokenHash, now) => first(liveByToken({ key: tokenHash, now })),
    *isKnownBrowser(personId, browserHash): Statement<boolean> {
      return (yield* first(known({ personId, browserHash }))) !== null
    },
    renew: (id, tokenHash, to) =>
      won((db) =>
        db
          .update(session)
          .set({ tokenHash: to })
          .where(and(eq(session.id, id), eq(session.tokenHash, tokenHash), isNull(session.endedAt)))
          .returning({ id: session.id }),
      ),
    touch: (id, now) => done(touching({ key: id, now })),
    end: (id, now) => first(ending({ key: id, now })),

    endAllOf: (personId, now) => endAll(eq(session.personId, personId), now),

    endElsewhere: (personId, browserHash, now) =>
      endAll(and(eq(session.personId, personId), ne(session.browserHash, browserHash)), now),

    endAllIn: (portalId, personId, now) =>
      endAll(and(eq(session.personId, personId), eq(session.portalId, portalId)), now),

    endLevels: (portalId, levels, now) => endAll(isIn(portalId, levels, now), now),

    *restsIn(portalId, levels, now): Statement<readonly string[]> {
      const found = yield* rows((db) =>
        db
          .select({ restsOn: session.restsOn })
          .from(session)
          .where(and(isIn(portalId, levels, now), isNull(session.endedAt)))
          .groupBy(session.restsOn),
      )
      return found.map(({ restsOn }) => restsOn)
    },

    endResting: (portalId, { levels, rests }, now) =>
      endAll(and(isIn(portalId, levels, now), inArray(session.restsOn, [...rests])), now),

    endOthersOf: (personId, id, now) =>
      endAll(and(eq(session.personId, personId), ne(session.id, id)), now),

    liveOf: (personId, portalId, now) =>
      rows((db) => live(db, and(isOf(personId, now), eq(session.portalId, portalId)))),

    lastSeenIn: (portalId, personIds) =>
      rows((db) =>
        db
          .select({ personId: session.personId, at: greatest(session.lastSeenAt) })
          .from(session)
          .where(and(eq(session.portalId, portalId), inArray(session.personId, [...personIds])))
          .groupBy(session.personId),
      ),

    liveOfAll: (personId, now, limit) => rows((db) => live(db, isOf(personId, now)).limit(limit)),

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

/** Of two tables: an erased person has no row to join. */
const liveBy = ({ person, session }: Tables, by: Column) =>
  prepared((db, { key, now }: Holes<LiveNow>) =>
    db
      .select(getTableColumns(session))
      .from(session)
      .innerJoin(person, eq(person.id, session.personId))
      .where(
        and(
          eq(by, key),
          isNull(session.endedAt),
          gt(session.endsAt, now),
          gt(sum(session.lastSeenAt, session.idleMs), now),
          isNull(person.suspendedAt),
        ),
      ),
  )
