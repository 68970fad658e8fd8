/** Keeps the directory: who is listed in a portal, and the words that they are found by. */
import { and, eq, sql } from 'drizzle-orm'
import { type Alphabet, sortKeyOf } from '../../../api/ports/store/alphabet.ts'
import type { PersonWord } from '../../../api/ports/store/directory-store.ts'
import { foldedTerms, termsOfSomebody } from '../../../api/ports/store/folded-terms.ts'
import { inLockOrder } from '../../../api/ports/store/lock-order.ts'
import type { Membership, Person } from '../../../api/ports/store/person-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import type { Unit } from '../../../api/ports/store/unit-store.ts'
import { rows, type Tables } from '../../seam.ts'
import { done, first } from '../../statements.ts'
import { excluded, heldBy } from '../shared/portable.ts'

type Membered = Pick<Membership, 'personId' | 'portalId' | 'unitId'>

/** The tables, and the order that people are listed in. */
export interface Directed {
  readonly t: Tables
  readonly alphabet: Alphabet
}

/** Lists somebody who has been given a role, with their own words and those of the unit. */
export function* listPerson(directed: Directed, given: Membered): Statement<void> {
  const { t } = directed
  const { personId, portalId, unitId } = given
  const person = yield* lockPerson(t, personId)
  if (!person) return
  yield* listIn(directed, portalId, person)
  if (unitId !== null) yield* addUnitTerms(directed, { person, portalId, unitId })
}

/** Lists somebody, whose lock is held, by the names that they have now, wherever they are listed. */
export function* relistPerson(directed: Directed, person: Person): Statement<void> {
  const { t, alphabet } = directed
  const { listedPerson, personWord } = t
  yield* lockUnitsOf(t, person.id)
  const listed = yield* rows((db) =>
    db.select().from(listedPerson).where(eq(listedPerson.personId, person.id)),
  )
  yield* done((db) =>
    db
      .delete(personWord)
      .where(and(eq(personWord.personId, person.id), eq(personWord.sourceId, person.id)))
      .returning(),
  )
  for (const { portalId } of listed) yield* listIn(directed, portalId, person)
  yield* done((db) =>
    db
      .update(personWord)
      .set({ sortKey: sortKeyOfPerson(alphabet, person) })
      .where(eq(personWord.personId, person.id))
      .returning(),
  )
}

/** Gives the words that a unit has now to everybody with a role there, live or ended. */
export function* relistUnit(t: Tables, unit: Unit): Statement<void> {
  const { listedPerson, membership, personWord } = t
  yield* done((db) => db.delete(personWord).where(eq(personWord.sourceId, unit.id)).returning())
  for (const word of termsOfUnit(unit)) {
    yield* done((db) =>
      db
        .insert(personWord)
        .select(
          db
            .select({
              portalId: membership.portalId,
              personId: membership.personId,
              sourceId: sql<string>`${unit.id}`.as('source_id'),
              word: heldBy(personWord.word, word).as('word'),
              sortKey: listedPerson.sortKey,
            })
            .from(membership)
            .innerJoin(
              listedPerson,
              and(
                eq(listedPerson.portalId, membership.portalId),
                eq(listedPerson.personId, membership.personId),
              ),
            )
            .where(eq(membership.unitId, unit.id)),
        )
        .onConflictDoNothing()
        .returning(),
    )
  }
}

function* listIn({ t, alphabet }: Directed, portalId: string, person: Person): Statement<void> {
  const { listedPerson } = t
  const sortKey = sortKeyOfPerson(alphabet, person)
  yield* done((db) =>
    db
      .insert(listedPerson)
      .values({ portalId, personId: person.id, sortKey })
      .onConflictDoUpdate({
        target: [listedPerson.portalId, listedPerson.personId],
        set: { sortKey: excluded(listedPerson.sortKey) },
      })
      .returning(),
  )
  const own = { portalId, personId: person.id, sourceId: person.id, sortKey }
  yield* addTerms(
    t,
    termsOfSomebody(person).map((word) => ({ ...own, word })),
  )
}

function* addUnitTerms(
  { t, alphabet }: Directed,
  given: { readonly person: Person; readonly portalId: string; readonly unitId: string },
): Statement<void> {
  const { person, portalId, unitId: sourceId } = given
  const unit = yield* lockUnit(t, sourceId)
  const theirs = {
    portalId,
    personId: person.id,
    sourceId,
    sortKey: sortKeyOfPerson(alphabet, person),
  }
  const terms = unit ? termsOfUnit(unit) : []
  yield* addTerms(
    t,
    terms.map((word) => ({ ...theirs, word })),
  )
}

function* addTerms({ personWord }: Tables, wanted: readonly PersonWord[]): Statement<void> {
  if (wanted.length === 0) return
  yield* done((db) =>
    db
      .insert(personWord)
      .values([...wanted])
      .onConflictDoNothing()
      .returning(),
  )
}

/**
 * The words of one person all have the sort key of one name. As units below, a row is kept until the
 * transaction ends by an update that changes nothing.
 */
export const lockPerson = ({ person }: Tables, id: string) =>
  first((db) =>
    db
      .update(person)
      .set({ version: sql`${person.version}` })
      .where(eq(person.id, id))
      .returning(),
  )

/** Waits for whoever is renaming the unit, and keeps others from it. */
export const lockUnit = ({ unit }: Tables, id: string) =>
  first((db) =>
    db
      .update(unit)
      .set({ name: sql`${unit.name}` })
      .where(eq(unit.id, id))
      .returning(),
  )

/** Every unit in which somebody has a role, live or ended. The person's lock is held. */
function* lockUnitsOf(t: Tables, personId: string): Statement<void> {
  const { membership, unit } = t
  const units = yield* rows((db) =>
    db
      .select({ id: unit.id, externalId: unit.externalId })
      .from(membership)
      .innerJoin(unit, eq(unit.id, membership.unitId))
      .where(eq(membership.personId, personId))
      .groupBy(unit.id, unit.externalId)
      // Decides between units of two portals with one external id.
      .orderBy(unit.id),
  )
  for (const { id } of inLockOrder(units, ({ externalId }) => externalId)) yield* lockUnit(t, id)
}

/** Whoever has one name only stands where it belongs, not before everybody else. */
export const sortKeyOfPerson = (alphabet: Alphabet, { lastName, firstName }: Person): string =>
  lastName === '' ? sortKeyOf(alphabet, firstName, '') : sortKeyOf(alphabet, lastName, firstName)

/** What people in it are found by, too; their own are `termsOfSomebody`. */
export const termsOfUnit = ({ name, externalId }: Unit): readonly string[] =>
  foldedTerms(name, externalId)
