/** People, units and invitations with words or a place that are not as they would be made now. */
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { termsOfSomebody } from '../../../api/ports/store/folded-terms.ts'
import type { OlderPart } from '../../../api/ports/store/refolding-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { rows } from '../../seam.ts'
import { type Directed, sortKeyOfPerson, termsOfUnit } from './listed-people.ts'

/** Looked at in one part. Each has some words. */
const MANY = 500
/** The words of a unit are as many as there are people in it. */
const UNITS = 20
/** Before every id. */
const FIRST = ''

type After = string | null

export function* olderPeople({ t, alphabet }: Directed, after: After): Statement<OlderPart> {
  const { person, listedPerson, personWord } = t
  const people = yield* rows((db) =>
    db
      .select()
      .from(person)
      .where(gt(person.id, after ?? FIRST))
      .orderBy(asc(person.id))
      .limit(MANY),
  )
  const ids = people.map(({ id }) => id)
  const listed = yield* rows((db) =>
    db.select().from(listedPerson).where(inArray(listedPerson.personId, ids)),
  )
  const words = yield* rows((db) =>
    db
      .select()
      .from(personWord)
      .where(and(inArray(personWord.personId, ids), eq(personWord.sourceId, personWord.personId))),
  )
  // A portal that lists somebody has all their words, after the portal's id and a space.
  const listedIn = grouped(listed, ({ personId }) => personId)
  const found = grouped(words, ({ personId }) => personId)
  return partOf(people, MANY, (one) => {
    const portals = listedIn.get(one.id) ?? []
    const key = sortKeyOfPerson(alphabet, one)
    const wanted = portals.flatMap(({ portalId }) =>
      termsOfSomebody(one).map((word) => `${portalId} ${word}`),
    )
    const had = (found.get(one.id) ?? []).map(({ portalId, word }) => `${portalId} ${word}`)
    return portals.some(({ sortKey }) => sortKey !== key) || !isSame(wanted, had)
  })
}

/** One that nobody is in has no words yet, and gives those of now to whoever comes. */
export function* olderUnits({ t }: Directed, after: After): Statement<OlderPart> {
  const { unit, personWord } = t
  const units = yield* rows((db) =>
    db
      .select()
      .from(unit)
      .where(gt(unit.id, after ?? FIRST))
      .orderBy(asc(unit.id))
      .limit(UNITS),
  )
  const ids = units.map(({ id }) => id)
  const words = yield* rows((db) =>
    db
      .select({ sourceId: personWord.sourceId, word: personWord.word })
      .from(personWord)
      .where(inArray(personWord.sourceId, ids))
      .groupBy(personWord.sourceId, personWord.word),
  )
  const found = grouped(words, ({ sourceId }) => sourceId)
  return partOf(units, UNITS, (one) => {
    const had = found.get(one.id)
    return (
      had !== undefined &&
      !isSame(
        termsOfUnit(one),
        had.map(({ word }) => word),
      )
    )
  })
}

export function* olderInvitations({ t }: Directed, after: After): Statement<OlderPart> {
  const { invitation, invitationWord } = t
  const invitations = yield* rows((db) =>
    db
      .select()
      .from(invitation)
      .where(gt(invitation.id, after ?? FIRST))
      .orderBy(asc(invitation.id))
      .limit(MANY),
  )
  const ids = invitations.map(({ id }) => id)
  const words = yield* rows((db) =>
    db.select().from(invitationWord).where(inArray(invitationWord.invitationId, ids)),
  )
  const found = grouped(words, ({ invitationId }) => invitationId)
  return partOf(invitations, MANY, (one) => {
    const had = (found.get(one.id) ?? []).map(({ word }) => word)
    return !isSame(termsOfSomebody(one), had)
  })
}

function partOf<Row extends { readonly id: string }>(
  all: readonly Row[],
  most: number,
  isOlder: (row: Row) => boolean,
): OlderPart {
  const ids = all.filter(isOlder).map(({ id }) => id)
  return { ids, next: all.length < most ? null : (all.at(-1)?.id ?? null) }
}

function grouped<Row>(
  all: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of all) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** Both without repeats. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  const words = new Set(one)
  return words.size === other.length && other.every((word) => words.has(word))
}
