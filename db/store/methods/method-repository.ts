import {
  aliasedTable,
  and,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  lt,
  lte,
  ne,
  notExists,
  or,
  type SQL,
} from 'drizzle-orm'
import type { Method, Methods } from '../../../api/ports/store/method-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Holes, prepared } from '../../prepared.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { count, done, first, won } from '../../statements.ts'
import { foundIn, oneRow } from '../shared/one-row.ts'
import { atMost, nullOr } from '../shared/portable.ts'
import { createMethodRemovals } from './method-removals.ts'

interface Advanced {
  readonly id: string
  readonly counter: number
  readonly data: string
  readonly now: number
}

interface AtNow {
  readonly now: number
}

type OfPerson = Pick<Method, 'personId'> & AtNow
type OfKind = Pick<Method, 'personId' | 'kind'> & AtNow & { readonly portalId: string }
type LookedUp = { readonly kind: string; readonly lookup: string } & AtNow

export const createMethods = ({ method, oneTimeSecret }: Tables): Methods => {
  const isActive = eq(method.state, 'active')
  /** Active, or with a suspension that is over. */
  const counts = (now: number | SQL<number>) =>
    or(isActive, and(eq(method.state, 'suspended'), lte(method.suspendedUntil, now)))
  const ofKind = (personId: string, kind: string) =>
    and(eq(method.personId, personId), eq(method.kind, kind))
  /** Active, or suspended until earlier: a suspension that is over as well. */
  const isSuspendedLess = (until: number | null) =>
    or(
      isActive,
      and(
        eq(method.state, 'suspended'),
        until === null ? isNotNull(method.suspendedUntil) : lt(method.suspendedUntil, until),
      ),
    )

  /** Of those that change to it at once the unique index lets one; the others are told at their next try. */
  const isFree = (db: Executor, lookup: string | null) => {
    if (lookup === null) return undefined
    const also = aliasedTable(method, 'also')
    return notExists(
      db
        .select({ id: also.id })
        .from(also)
        .where(and(eq(also.kind, method.kind), eq(also.lookup, lookup), ne(also.id, method.id))),
    )
  }

  const active = prepared((db, { personId, now }: Holes<OfPerson>) =>
    db
      .select()
      .from(method)
      .where(and(eq(method.personId, personId), counts(now)))
      .orderBy(method.createdAt, method.id),
  )
  const bound = prepared((db, { personId }: Holes<Pick<Method, 'personId'>>) =>
    db
      .select()
      .from(method)
      .where(and(eq(method.personId, personId), inArray(method.state, ['active', 'suspended'])))
      .orderBy(method.createdAt, method.id),
  )
  const activeOfKind = prepared((db, { personId, kind, portalId, now }: Holes<OfKind>) =>
    db
      .select(getTableColumns(method))
      .from(oneRow)
      .leftJoin(
        method,
        and(
          eq(method.personId, personId),
          eq(method.kind, kind),
          counts(now),
          nullOr(method.portalId, eq(method.portalId, portalId)),
        ),
      )
      .orderBy(desc(method.createdAt), desc(method.id))
      .limit(atMost(1)),
  )
  const byLookup = prepared((db, { kind, lookup, now }: Holes<LookedUp>) =>
    db
      .select()
      .from(method)
      .where(and(eq(method.kind, kind), eq(method.lookup, lookup), counts(now))),
  )
  const pending = prepared((db, { flowId }: Holes<Pick<Method, 'flowId'>>) =>
    db
      .select()
      .from(method)
      .where(and(eq(method.flowId, flowId), eq(method.state, 'pending')))
      .orderBy(desc(method.createdAt), desc(method.id)),
  )
  // RFC 6238 §5.2: a code is accepted once; of callers at the same time one moves the counter.
  const advancing = prepared((db, { id, counter, data, now }: Holes<Advanced>) =>
    db
      .update(method)
      .set({ counter, data, lastUsedAt: now, state: 'active', suspendedUntil: null })
      .where(
        and(eq(method.id, id), counts(now), nullOr(method.counter, lt(method.counter, counter))),
      )
      .returning({ id: method.id }),
  )
  const marking = prepared((db, { id, now }: Holes<Pick<Advanced, 'id' | 'now'>>) =>
    db
      .update(method)
      .set({ lastUsedAt: now, state: 'active', suspendedUntil: null })
      .where(and(eq(method.id, id), counts(now)))
      .returning({ id: method.id }),
  )
  const markingAs = prepared((db, { id, data, now }: Holes<Omit<Advanced, 'counter'>>) =>
    db
      .update(method)
      .set({ data, lastUsedAt: now, state: 'active', suspendedUntil: null })
      .where(and(eq(method.id, id), counts(now)))
      .returning({ id: method.id }),
  )

  return {
    add: (wanted) =>
      won((db) =>
        db
          .insert(method)
          .values(wanted)
          .onConflictDoNothing({ target: [method.kind, method.lookup] })
          .returning(),
      ),

    byId: (id) => first((db) => db.select().from(method).where(eq(method.id, id))),
    byLookup: (kind, lookup, now) => first(byLookup({ kind, lookup, now })),

    active: (personId, now) => rows(active({ personId, now })),
    activeOfKind: (personId, kind, at) => foundIn(activeOfKind({ personId, kind, ...at })),

    bound: (personId) => rows(bound({ personId })),

    *someMadeFor(portalId): Statement<boolean> {
      const some = yield* rows((db) =>
        db
          .select({ id: method.id })
          .from(method)
          .where(and(eq(method.portalId, portalId), inArray(method.state, ['active', 'suspended'])))
          .limit(1),
      )
      return some.length > 0
    },

    pendingOfFlow: (flowId) => rows(pending({ flowId })),

    activate: ({ id, ...rest }, now) => {
      const { name, secret, data, counter, lookup, portalId, isDefault, addedBy } = rest
      const found = { name, secret, data, counter, lookup, portalId, isDefault, addedBy }
      return won((db) =>
        db
          .update(method)
          .set({ ...found, state: 'active', confirmedAt: now })
          .where(and(eq(method.id, id), eq(method.state, 'pending'), isFree(db, lookup)))
          .returning(),
      )
    },

    advance: (id, to) => won(advancing({ id, ...to })),

    replaceSecret: (id, from, to, now) =>
      won((db) =>
        db
          .update(method)
          .set({ secret: to })
          .where(and(eq(method.id, id), counts(now), eq(method.secret, from)))
          .returning(),
      ),

    markUsed: (id, now) => won(marking({ id, now })),

    markUsedAs: (id, to) => won(markingAs({ id, ...to })),

    rename: (id, name) =>
      won((db) =>
        db
          .update(method)
          .set({ name })
          .where(
            and(
              eq(method.id, id),
              or(isActive, and(eq(method.state, 'suspended'), isNotNull(method.suspendedUntil))),
            ),
          )
          .returning(),
      ),

    suspend: (personId, kind, until) =>
      count((db) =>
        db
          .update(method)
          .set({
            state: 'suspended',
            suspendedUntil: until,
            // What only binding anew brings back can be bound anew: it stands in nobody's way.
            ...(until === null ? { lookup: null } : {}),
          })
          .where(and(ofKind(personId, kind), isSuspendedLess(until)))
          .returning(),
      ),

    ...createMethodRemovals({ method, oneTimeSecret }, counts),

    prefer: (personId, id) =>
      done((db) =>
        db
          .update(method)
          .set({ isDefault: eq(method.id, id) })
          .where(eq(method.personId, personId))
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
