import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, or } from 'drizzle-orm'
import type { CallerCodes } from '../../../api/ports/store/helpdesk/caller-code-store.ts'
import { rows, type Tables } from '../../seam.ts'
import { count, done, first, won } from '../../statements.ts'
import { nullOr } from '../shared/portable.ts'

export const createCallerCodes = ({ callerCode: code }: Tables): CallerCodes => ({
  add: (wanted) => done((db) => db.insert(code).values(wanted).returning()),

  end: (personId, { via, agentId }, now) =>
    done((db) =>
      db
        .update(code)
        .set({ expiresAt: now })
        .where(
          and(
            eq(code.personId, personId),
            eq(code.via, via),
            agentId === null ? undefined : eq(code.agentId, agentId),
            isNull(code.usedAt),
            gt(code.expiresAt, now),
          ),
        )
        .returning(),
    ),

  byHash: (personId, hash) =>
    first((db) =>
      db
        .select()
        .from(code)
        .where(and(eq(code.personId, personId), eq(code.hash, hash)))
        .orderBy(desc(code.createdAt), desc(code.id))
        .limit(1),
    ),

  consume: (id, agentId, now) =>
    won((db) =>
      db
        .update(code)
        .set({ usedAt: now, agentId })
        .where(
          and(
            eq(code.id, id),
            isNull(code.usedAt),
            gt(code.expiresAt, now),
            nullOr(code.agentId, eq(code.agentId, agentId)),
          ),
        )
        .returning(),
    ),

  usedBy: (agentId, personId, since) =>
    first((db) =>
      db
        .select()
        .from(code)
        .where(and(eq(code.personId, personId), eq(code.agentId, agentId), gt(code.usedAt, since)))
        .orderBy(desc(code.createdAt), desc(code.id))
        .limit(1),
    ),

  lastMailed: (personId) =>
    first((db) =>
      db
        .select()
        .from(code)
        .where(and(eq(code.personId, personId), eq(code.via, 'mailbox')))
        .orderBy(desc(code.createdAt), desc(code.id))
        .limit(1),
    ),

  askedOf: (colleagueId, now) =>
    rows((db) =>
      db
        .select()
        .from(code)
        .where(and(eq(code.colleagueId, colleagueId), isNull(code.usedAt), gt(code.expiresAt, now)))
        .orderBy(asc(code.createdAt), asc(code.id)),
    ),

  confirmedBy: (colleagueId, since) =>
    rows((db) =>
      db
        .select()
        .from(code)
        .where(and(eq(code.colleagueId, colleagueId), gte(code.usedAt, since))),
    ),

  confirm: (id, colleagueId, now) =>
    won((db) =>
      db
        .update(code)
        .set({ usedAt: now })
        .where(
          and(
            eq(code.id, id),
            eq(code.colleagueId, colleagueId),
            isNull(code.usedAt),
            gt(code.expiresAt, now),
          ),
        )
        .returning(),
    ),

  *forget(personId) {
    const theirs = eq(code.personId, personId)
    yield* done((db) =>
      db
        .delete(code)
        .where(and(theirs, isNull(code.colleagueId)))
        .returning(),
    )
    yield* done((db) => db.update(code).set({ agentId: null }).where(theirs).returning())
  },

  madeSince: (personId, via, { since, most }) =>
    count((db) =>
      db
        .select({ id: code.id })
        .from(code)
        .where(and(eq(code.personId, personId), eq(code.via, via), gte(code.createdAt, since)))
        .limit(most),
    ),

  sweep: (before, limit) =>
    count((db) =>
      db
        .delete(code)
        .where(
          inArray(
            code.id,
            db
              .select({ id: code.id })
              .from(code)
              .where(
                and(lt(code.expiresAt, before), or(isNull(code.colleagueId), isNull(code.usedAt))),
              )
              .limit(limit),
          ),
        )
        .returning(),
    ),
})
