import { and, asc, desc, eq, gt, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type {
  HelpdeskAct,
  HelpdeskActs,
} from '../../../api/ports/store/helpdesk/helpdesk-act-store.ts'
import { type Holes, prepared } from '../../prepared.ts'
import { rows, type Tables } from '../../seam.ts'
import { count, done, first, won } from '../../statements.ts'
import { nullOr } from '../shared/portable.ts'

const OPEN = ['waiting', 'approved'] as const

export const createHelpdeskActs = ({ helpdeskAct: act }: Tables): HelpdeskActs => {
  const byId = prepared((db, { id }: Holes<Pick<HelpdeskAct, 'id'>>) =>
    db.select().from(act).where(eq(act.id, id)),
  )

  return {
    add: (wanted) => done((db) => db.insert(act).values(wanted).returning()),

    byId: (id) => first(byId({ id })),

    move: (id, from, { state, by, expiresAt, now }) =>
      won((db) =>
        db
          .update(act)
          .set({ state, expiresAt, ...(by === null ? {} : { decidedBy: by, decidedAt: now }) })
          .where(and(eq(act.id, id), inArray(act.state, [...from]), gt(act.expiresAt, now)))
          .returning(),
      ),

    ofPerson: (personId, limit) =>
      rows((db) =>
        db
          .select()
          .from(act)
          .where(eq(act.personId, personId))
          .orderBy(desc(act.createdAt), desc(act.id))
          .limit(limit),
      ),

    standing: (personId, { since, now }) =>
      rows((db) =>
        db
          .select()
          .from(act)
          .where(
            and(
              eq(act.personId, personId),
              or(
                and(inArray(act.state, [...OPEN]), gt(act.expiresAt, now)),
                and(eq(act.state, 'done'), gt(act.expiresAt, since)),
              ),
            ),
          ),
      ),

    open: (now, limit) =>
      rows((db) =>
        db
          .select()
          .from(act)
          .where(and(inArray(act.state, [...OPEN]), gt(act.expiresAt, now)))
          .orderBy(asc(act.createdAt), asc(act.id))
          .limit(limit),
      ),

    toHandOver: ({ askedBy, now, limit }) =>
      rows((db) =>
        db
          .select()
          .from(act)
          .where(
            and(
              eq(act.state, 'waiting'),
              gt(act.expiresAt, now),
              lte(act.createdAt, askedBy),
              isNull(act.handedOverAt),
              nullOr(act.dueAt, gt(act.dueAt, now)),
            ),
          )
          .orderBy(asc(act.createdAt), asc(act.id))
          .limit(limit),
      ),

    handOver: (id, now) =>
      won((db) =>
        db
          .update(act)
          .set({ handedOverAt: now })
          .where(
            and(
              eq(act.id, id),
              eq(act.state, 'waiting'),
              gt(act.expiresAt, now),
              isNull(act.handedOverAt),
            ),
          )
          .returning(),
      ),

    askedBy: (agentId, acts, { since, most }) =>
      count((db) =>
        db
          .select({ id: act.id })
          .from(act)
          .where(
            and(eq(act.agentId, agentId), gte(act.createdAt, since), inArray(act.act, [...acts])),
          )
          .limit(most),
      ),
  }
}
