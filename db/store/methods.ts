import { and, desc, eq, getTableColumns, lt, ne } from 'drizzle-orm'
import type { Method, Methods } from '../../api/ports/store/methods.ts'
import { type Holes, kept } from '../kept.ts'
import { rows, type Tables } from '../seam.ts'
import { count, done, first, won } from '../statements.ts'
import { foundIn, oneRow } from './one-row.ts'
import { atMost, nullOr } from './portable.ts'

interface AcceptedStep {
  readonly id: string
  readonly step: number
  readonly drift: number
  readonly now: number
}

export const createMethods = ({ method }: Tables): Methods => {
  const active = kept((db, { personId }: Holes<Pick<Method, 'personId'>>) =>
    db
      .select()
      .from(method)
      .where(and(eq(method.personId, personId), eq(method.state, 'active')))
      .orderBy(method.createdAt, method.id),
  )
  const password = kept((db, { personId }: Holes<Pick<Method, 'personId'>>) =>
    db
      .select(getTableColumns(method))
      .from(oneRow)
      .leftJoin(
        method,
        and(eq(method.personId, personId), eq(method.kind, 'password'), eq(method.state, 'active')),
      )
      .limit(atMost(1)),
  )
  const pending = kept((db, { flowId, kind }: Holes<Pick<Method, 'flowId' | 'kind'>>) =>
    db
      .select()
      .from(method)
      .where(and(eq(method.flowId, flowId), eq(method.kind, kind), eq(method.state, 'pending')))
      .orderBy(desc(method.createdAt), desc(method.id))
      .limit(atMost(1)),
  )
  // RFC 6238 §5.2: a code is accepted once; of callers at the same time one moves the step.
  const accepting = kept((db, { id, step, drift, now }: Holes<AcceptedStep>) =>
    db
      .update(method)
      .set({ lastStep: step, drift, lastUsedAt: now })
      .where(
        and(
          eq(method.id, id),
          eq(method.state, 'active'),
          nullOr(method.lastStep, lt(method.lastStep, step)),
        ),
      )
      .returning({ id: method.id }),
  )
  const marking = kept((db, { id, now }: Holes<Pick<AcceptedStep, 'id' | 'now'>>) =>
    db
      .update(method)
      .set({ lastUsedAt: now })
      .where(and(eq(method.id, id), eq(method.state, 'active')))
      .returning({ id: method.id }),
  )

  return {
    add: (wanted) => done((db) => db.insert(method).values(wanted).returning()),

    byId: (id) => first((db) => db.select().from(method).where(eq(method.id, id))),

    active: (personId) => rows(active({ personId })),
    activePassword: (personId) => foundIn(password({ personId })),

    bound: (personId) =>
      rows((db) =>
        db
          .select()
          .from(method)
          .where(and(eq(method.personId, personId), ne(method.state, 'pending')))
          .orderBy(method.createdAt, method.id),
      ),

    pendingOfFlow: (flowId, kind) => first(pending({ flowId, kind })),

    activate: (id, now, lastStep, drift) =>
      won((db) =>
        db
          .update(method)
          .set({ state: 'active', confirmedAt: now, lastStep, drift })
          .where(and(eq(method.id, id), eq(method.state, 'pending')))
          .returning(),
      ),

    acceptStep: (id, step, drift, now) => won(accepting({ id, step, drift, now })),

    replaceSecret: (id, from, to) =>
      won((db) =>
        db
          .update(method)
          .set({ secret: to })
          .where(and(eq(method.id, id), eq(method.state, 'active'), eq(method.secret, from)))
          .returning(),
      ),

    rename: (id, name) =>
      done((db) => db.update(method).set({ name }).where(eq(method.id, id)).returning()),

    markUsed: (id, now) => won(marking({ id, now })),

    suspend: (personId, kind) =>
      count((db) =>
        db
          .update(method)
          .set({ state: 'suspended' })
          .where(
            and(eq(method.personId, personId), eq(method.kind, kind), eq(method.state, 'active')),
          )
          .returning(),
      ),

    drop: (id) =>
      won((db) =>
        db
          .delete(method)
          .where(and(eq(method.id, id), eq(method.state, 'active')))
          .returning(),
      ),

    dropAll: (personId) =>
      count((db) => db.delete(method).where(eq(method.personId, personId)).returning()),

    dropPending: (personId) =>
      done((db) =>
        db
          .delete(method)
          .where(and(eq(method.personId, personId), eq(method.state, 'pending')))
          .returning(),
      ),
  }
}
