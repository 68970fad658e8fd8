import {
  and,
  count,
  eq,
  exists,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { PersonCursor } from '../../../api/ports/store/directory-store.ts'
import type {
  Concern,
  Looking,
  PolicyReach,
  Reach,
  ReachPage,
  ReachRule,
  Spare,
  StandIns,
} from '../../../api/ports/store/policy-reach-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { first, only } from '../../statements.ts'
import { nullOr, sum } from '../shared/portable.ts'
import { createGraceAnew } from './grace-anew.ts'

interface Where {
  readonly portalId: string
  readonly now: number
}

const NEVER = sql`1 = 0`

export const createPolicyReach = (t: Tables): PolicyReach => {
  const { listedPerson, person } = t
  const concernedBy = (db: Executor, reach: Reach, concern: Concern) =>
    and(
      mayCome(db, t, reach),
      CONCERNS[concern](db, t, reach.to, reach),
      not(CONCERNS[concern](db, t, reach.from, reach)),
    )

  return {
    *count(reach, concern): Statement<number> {
      const counted = yield* only((db) =>
        db
          .select({ people: count() })
          .from(listedPerson)
          .innerJoin(person, eq(person.id, listedPerson.personId))
          .where(concernedBy(db, reach, concern)),
      )
      return counted.people
    },

    *page(reach, concern, { after, limit }): Statement<ReachPage> {
      const found = yield* rows((db) =>
        db
          .select({ ...getTableColumns(person), sortKey: listedPerson.sortKey })
          .from(listedPerson)
          .innerJoin(person, eq(person.id, listedPerson.personId))
          .where(and(concernedBy(db, reach, concern), later(t, after)))
          .orderBy(listedPerson.sortKey, listedPerson.personId)
          .limit(limit + 1),
      )
      const people = found.slice(0, limit)
      const last = found.length > limit ? people.at(-1) : undefined
      return { people, next: last ? { sortKey: last.sortKey, personId: last.id } : null }
    },

    *ids(reach, concern, { after, limit }): Statement<readonly string[]> {
      const found = yield* rows((db) =>
        db
          .select({ id: listedPerson.personId })
          .from(listedPerson)
          .innerJoin(person, eq(person.id, listedPerson.personId))
          .where(and(concernedBy(db, reach, concern), gt(listedPerson.personId, after)))
          .orderBy(listedPerson.personId)
          .limit(limit),
      )
      return found.map(({ id }) => id)
    },

    giveGraceAnew: createGraceAnew(t, (db, reach) => concernedBy(db, reach, 'must-set-up')),

    *letsSomebodyIn(portalId, rule, { now, among }): Statement<boolean> {
      const at = { portalId, now }
      const found = yield* first((db) =>
        db
          .select({ id: person.id })
          .from(listedPerson)
          .innerJoin(person, eq(person.id, listedPerson.personId))
          .where(
            and(
              mayCome(db, t, at),
              not(isLockedOut(db, t, rule, at)),
              among ? looksAfter(db, t, among, at) : undefined,
            ),
          )
          .limit(1),
      )
      return found !== null
    },
  }
}

type Condition = (db: Executor, t: Tables, rule: ReachRule, at: Where) => SQL

/** Has a live role here, and an account that is usable. */
function mayCome(db: Executor, { listedPerson, person, membership }: Tables, at: Where) {
  const roles = db
    .select({ id: membership.id })
    .from(membership)
    .where(
      and(
        eq(membership.personId, listedPerson.personId),
        eq(membership.portalId, at.portalId),
        isNull(membership.endedAt),
        nullOr(membership.until, gt(membership.until, at.now)),
      ),
    )
  return and(
    eq(listedPerson.portalId, at.portalId),
    isNotNull(person.enrolledAt),
    isNull(person.suspendedAt),
    exists(roles),
  )
}

/** Has a live role over the portal, or over all of them. */
function looksAfter(db: Executor, t: Tables, { consoleId, roles }: Looking, at: Where): SQL {
  const { listedPerson, membership, unit } = t
  const held = db
    .select({ id: membership.id })
    .from(membership)
    .leftJoin(unit, eq(unit.id, membership.unitId))
    .where(
      and(
        eq(membership.personId, listedPerson.personId),
        eq(membership.portalId, consoleId),
        inArray(membership.role, [...roles]),
        nullOr(membership.unitId, eq(unit.externalId, at.portalId)),
        isNull(membership.endedAt),
        nullOr(membership.until, gt(membership.until, at.now)),
      ),
    )
  return exists(held)
}

interface Held {
  readonly kinds: readonly string[]
  readonly standIns: StandIns
}

/** Has a method that counts here, of one of the kinds, which stands in for no password. */
const holds = (db: Executor, t: Tables, { kinds, standIns }: Held, at: Where): SQL =>
  holdsOne(db, t, all(inArray(t.method.kind, [...kinds]), not(marked(t, standIns))), at)

/** Comes in with what stands in for a password, where nobody has one. */
function comesInByStandIn(db: Executor, t: Tables, rule: ReachRule, at: Where): SQL {
  const { standIns, accepted } = rule
  const { beside } = standIns
  const held = holdsOne(db, t, all(inArray(t.method.kind, [...accepted]), marked(t, standIns)), at)
  return beside === null ? held : all(held, holds(db, t, { kinds: beside, standIns }, at))
}

const marked = ({ method }: Tables, { mark }: StandIns): SQL => like(method.data, `%${mark}%`)

/** Has something in a drawer that still works. */
const holdsSpare = (db: Executor, t: Tables, spares: readonly Spare[], at: Where): SQL =>
  holdsOne(
    db,
    t,
    or(
      ...spares.map(({ kind, uses }) =>
        and(eq(t.method.kind, kind), nullOr(t.method.counter, lt(t.method.counter, uses))),
      ),
    ) ?? NEVER,
    at,
  )

function holdsOne(db: Executor, { person, method }: Tables, which: SQL, at: Where): SQL {
  const held = db
    .select({ id: method.id })
    .from(method)
    .where(
      and(
        eq(method.personId, person.id),
        which,
        or(
          eq(method.state, 'active'),
          and(eq(method.state, 'suspended'), lte(method.suspendedUntil, at.now)),
        ),
        nullOr(method.portalId, eq(method.portalId, at.portalId)),
      ),
    )
  return exists(held)
}

/** Has what vouches for any change. */
const vouches: Condition = (db, t, { vouching, standIns }, at) =>
  holds(db, t, { kinds: vouching, standIns }, at)

const isLockedOut: Condition = (db, t, rule, at) =>
  rule.asksTwo
    ? all(
        isNotNull(t.person.hadSecondFactorAt),
        not(vouches(db, t, rule, at)),
        not(holdsSpare(db, t, rule.spares, at)),
        not(comesInByStandIn(db, t, rule, at)),
      )
    : NEVER

const mustSetUp: Condition = (db, t, rule, at) =>
  rule.asksTwo
    ? all(
        not(holds(db, t, { kinds: rule.accepted, standIns: rule.standIns }, at)),
        not(comesInByStandIn(db, t, rule, at)),
        not(isLockedOut(db, t, rule, at)),
      )
    : NEVER

const mustMakeCodes: Condition = (db, t, rule, at) =>
  rule.asksForSpares
    ? all(vouches(db, t, rule, at), not(holdsSpare(db, t, rule.spares, at)))
    : NEVER

const losesCodes: Condition = (db, t, { refusedSpares }, at) =>
  refusedSpares.length > 0 ? holdsSpare(db, t, refusedSpares, at) : NEVER

const isSignedOut: Condition = (db, { person, session }, { below, fallen }, { portalId, now }) => {
  if (below.length === 0 && fallen.length === 0) return NEVER
  const live = db
    .select({ id: session.id })
    .from(session)
    .where(
      and(
        eq(session.personId, person.id),
        eq(session.portalId, portalId),
        or(inArray(session.acr, [...below]), inArray(session.restsOn, [...fallen])),
        isNull(session.endedAt),
        gt(session.endsAt, now),
        gt(sum(session.lastSeenAt, session.idleMs), now),
      ),
    )
  return exists(live)
}

const CONCERNS: Readonly<Record<Concern, Condition>> = {
  'locked-out': isLockedOut,
  'must-set-up': mustSetUp,
  'must-make-codes': mustMakeCodes,
  'loses-codes': losesCodes,
  'signed-out': isSignedOut,
}

const all = (...conditions: readonly SQL[]): SQL => and(...conditions) ?? NEVER

const later = ({ listedPerson: { sortKey, personId } }: Tables, after: PersonCursor | null) =>
  after === null
    ? undefined
    : and(gte(sortKey, after.sortKey), or(gt(sortKey, after.sortKey), gt(personId, after.personId)))
