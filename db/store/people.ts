import {
  and,
  eq,
  getTableColumns,
  gt,
  isNotNull,
  isNull,
  lt,
  lte,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Membership, People, Person } from '../../api/ports/store/people.ts'
import type { Statement } from '../../api/ports/store/statement.ts'
import { rows, type Tables } from '../seam.ts'
import { done, first, only } from '../statements.ts'
import { excluded, nullOr, plusOne, same } from './portable.ts'

export const createPeople = (t: Tables): People => {
  const { person, membership, unit } = t

  /** Every change of a person takes the person's lock. */
  const change = (which: SQL | undefined, to: Partial<Person>) =>
    first((db) =>
      db
        .update(person)
        .set({ ...to, version: plusOne(person.version) })
        .where(which)
        .returning(),
    )

  return {
    byId: (id) => first((db) => db.select().from(person).where(eq(person.id, id))),

    byEmailKey: (key) => first((db) => db.select().from(person).where(eq(person.emailKey, key))),

    // The update that changes nothing makes the row that was there come back.
    addOrGet: (wanted) =>
      only((db) =>
        db
          .insert(person)
          .values(wanted)
          .onConflictDoUpdate({
            target: person.emailKey,
            set: { emailKey: excluded(person.emailKey) },
          })
          .returning(),
      ),

    lock: (id) => change(eq(person.id, id), {}),

    *rename(id, firstName, lastName) {
      yield* change(eq(person.id, id), { firstName, lastName })
    },

    *markEnrolled(id, at) {
      yield* change(and(eq(person.id, id), isNull(person.enrolledAt)), { enrolledAt: at })
    },

    *markHadSecondFactor(id, at) {
      yield* change(eq(person.id, id), { hadSecondFactorAt: at })
    },

    addMembership: (wanted) => addMembership(t, wanted),

    liveMemberships: (personId, portalId, now) =>
      rows((db) =>
        db
          .select({
            ...getTableColumns(membership),
            unitName: unit.name,
            unitExternalId: unit.externalId,
          })
          .from(membership)
          .leftJoin(unit, eq(unit.id, membership.unitId))
          .where(
            and(
              eq(membership.personId, personId),
              eq(membership.portalId, portalId),
              isNull(membership.endedAt),
              nullOr(membership.until, gt(membership.until, now)),
            ),
          )
          .orderBy(membership.createdAt, membership.id),
      ),
  }
}

/** One that has run out is closed first; one that is live is extended, for null outlasts any end. */
function* addMembership({ membership }: Tables, wanted: Membership): Statement<void> {
  const twin = and(
    eq(membership.personId, wanted.personId),
    eq(membership.portalId, wanted.portalId),
    eq(membership.role, wanted.role),
    same(membership.unitId, wanted.unitId),
    isNull(membership.endedAt),
  )
  yield* rows((db) =>
    db
      .update(membership)
      .set({ endedAt: sql`${membership.until}` })
      .where(and(twin, lte(membership.until, wanted.createdAt)))
      .returning(),
  )
  const { until } = wanted
  yield* rows((db) =>
    db
      .update(membership)
      .set({ until })
      .where(and(twin, until === null ? isNotNull(membership.until) : lt(membership.until, until)))
      .returning(),
  )
  yield* done((db) => db.insert(membership).values(wanted).onConflictDoNothing().returning())
}
