import {
  and,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Alphabet } from '../../../api/ports/store/alphabet.ts'
import type { Membership, People } from '../../../api/ports/store/person-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Holes, prepared } from '../../prepared.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { done, first, won } from '../../statements.ts'
import { nullOr, same } from '../shared/portable.ts'
import { type Directed, listPerson } from './listed-people.ts'

type Memberships = Pick<
  People,
  | 'addMembership'
  | 'everIn'
  | 'listIn'
  | 'liveMemberships'
  | 'memberships'
  | 'liveMembershipsOf'
  | 'rolesHeld'
  | 'holdersOfWhole'
  | 'holdersIn'
  | 'liveInUnits'
  | 'holderOf'
  | 'endMembership'
  | 'shortenMembership'
>

interface WhoseNow {
  readonly personId: string
  readonly portalId: string
  readonly now: number
}

/** Roles of people, in units and in whole portals. */
export const createMemberships = (t: Tables, alphabet: Alphabet): Memberships => {
  const { listedPerson, membership, person, unit } = t
  const oldestFirst = [membership.createdAt, membership.id] as const

  /** Whoever has a role in a portal is listed there, under the same two ids. */
  const asListed = and(
    eq(membership.personId, listedPerson.personId),
    eq(membership.portalId, listedPerson.portalId),
  )

  const live = (now: number | SQL<number>) =>
    and(isNull(membership.endedAt), nullOr(membership.until, gt(membership.until, now)))

  const withUnit = (db: Executor) =>
    db
      .select({
        ...getTableColumns(membership),
        unitName: unit.name,
        unitExternalId: unit.externalId,
      })
      .from(membership)
      .leftJoin(unit, eq(unit.id, membership.unitId))

  const liveHere = prepared((db, { personId, portalId, now }: Holes<WhoseNow>) =>
    withUnit(db)
      .where(and(eq(membership.personId, personId), eq(membership.portalId, portalId), live(now)))
      .orderBy(...oldestFirst),
  )

  return {
    addMembership: (wanted) => addMembership({ t, alphabet }, wanted),

    *everIn(portalId, personIds): Statement<readonly string[]> {
      const found = yield* rows((db) =>
        db
          .select({ id: membership.personId })
          .from(membership)
          .where(
            and(inArray(membership.personId, [...personIds]), eq(membership.portalId, portalId)),
          )
          .groupBy(membership.personId),
      )
      return found.map(({ id }) => id)
    },

    listIn: (portalId, personId) =>
      listPerson({ t, alphabet }, { portalId, personId, unitId: null }),

    liveMemberships: (personId, portalId, now) => rows(liveHere({ personId, portalId, now })),

    memberships: (personId) =>
      rows((db) =>
        withUnit(db)
          .where(eq(membership.personId, personId))
          .orderBy(...oldestFirst),
      ),

    liveMembershipsOf: (personIds, portalId, now) =>
      rows((db) =>
        withUnit(db).where(
          and(
            inArray(membership.personId, [...personIds]),
            eq(membership.portalId, portalId),
            live(now),
          ),
        ),
      ),

    rolesHeld: (portalId, now) =>
      rows((db) =>
        db
          .select({ role: membership.role, unitId: membership.unitId })
          // Whoever has a role is listed; roles themselves are found by person alone.
          .from(listedPerson)
          .innerJoin(membership, asListed)
          .where(and(eq(listedPerson.portalId, portalId), live(now)))
          .groupBy(membership.role, membership.unitId),
      ),

    holdersOfWhole: ({ portalId, role, now }) =>
      rows((db) =>
        db
          .select(getTableColumns(person))
          .from(listedPerson)
          .innerJoin(person, eq(person.id, listedPerson.personId))
          .innerJoin(membership, asListed)
          .where(
            and(
              eq(listedPerson.portalId, portalId),
              eq(membership.role, role),
              isNull(membership.unitId),
              live(now),
              isNotNull(person.enrolledAt),
              isNull(person.suspendedAt),
            ),
          ),
      ),

    holdersIn: (portalId, now) =>
      rows((db) =>
        db
          .select(getTableColumns(person))
          .from(listedPerson)
          .innerJoin(person, eq(person.id, listedPerson.personId))
          .innerJoin(membership, asListed)
          .where(and(eq(listedPerson.portalId, portalId), live(now), isNotNull(person.enrolledAt)))
          // Once, however many roles they have.
          .groupBy(person.id),
      ),

    liveInUnits: (unitIds, now) =>
      rows((db) =>
        db
          .select({
            ...getTableColumns(membership),
            unitName: unit.name,
            unitExternalId: unit.externalId,
            firstName: person.firstName,
            lastName: person.lastName,
            email: person.email,
            enrolledAt: person.enrolledAt,
            suspendedAt: person.suspendedAt,
          })
          .from(membership)
          .innerJoin(unit, eq(unit.id, membership.unitId))
          .innerJoin(person, eq(person.id, membership.personId))
          .where(and(inArray(membership.unitId, [...unitIds]), live(now)))
          .orderBy(...oldestFirst),
      ),

    holderOf: (id) =>
      first((db) =>
        db.select({ id: membership.personId }).from(membership).where(eq(membership.id, id)),
      ),

    endMembership: (id, now) =>
      won((db) =>
        db
          .update(membership)
          .set({ endedAt: now })
          .where(and(eq(membership.id, id), live(now)))
          .returning(),
      ),

    shortenMembership: (id, until, now) =>
      won((db) =>
        db
          .update(membership)
          .set({ until })
          .where(
            and(
              eq(membership.id, id),
              live(now),
              or(isNull(membership.until), gt(membership.until, until)),
            ),
          )
          .returning(),
      ),
  }
}

/** One that has run out is closed first; one that is live is extended, for null outlasts any end. */
function* addMembership(directed: Directed, wanted: Membership): Statement<void> {
  const { membership } = directed.t
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
  yield* listPerson(directed, wanted)
}
