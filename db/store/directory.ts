import {
  aliasedTable,
  and,
  count,
  eq,
  exists,
  gt,
  gte,
  inArray,
  lt,
  lte,
  or,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm'
import type {
  Directory,
  DirectoryPart,
  DirectorySearch,
  Place,
} from '../../api/ports/store/directory.ts'
import type { Statement } from '../../api/ports/store/statement.ts'
import { type Executor, rows, type Tables } from '../seam.ts'
import { first, only } from '../statements.ts'
import { byNoIndex } from './portable.ts'

/** A word that fewer have is looked up; along one that as many have, or more, the list is walked. */
const COMMON = 5_000
/** How much of the list is looked at in one query, and how often for one part. */
const STRETCH = 5_000
const STRETCHES = 3
/** Comes after every word that begins as asked. */
const LAST = '\u{10ffff}'

export const createDirectory = (t: Tables): Directory => ({
  *part(search): Statement<DirectoryPart> {
    const rarest = yield* rarestOf(t, search)
    const { places, next } =
      rarest === null ? yield* walk(t, search) : yield* gather(t, search, rarest)
    const ids = places.map(({ personId }) => personId)
    const found = yield* rows((db) => db.select().from(t.person).where(inArray(t.person.id, ids)))
    const people = new Map(found.map((person) => [person.id, person]))
    return { people: ids.flatMap((id) => people.get(id) ?? []), next }
  },
})

interface Found {
  readonly places: readonly Place[]
  readonly next: Place | null
}

/** The word that the fewest people have; null when all are common, or there is none. */
function* rarestOf({ personWord }: Tables, { portalId, words }: DirectorySearch) {
  let rarest: { readonly word: string; readonly rows: number } | null = null
  for (const word of words) {
    const counted = yield* only((db) => {
      const some = db
        .select({ personId: personWord.personId })
        .from(personWord)
        .where(begins(personWord, { portalId, word }))
        .limit(COMMON)
        .as('some')
      return db.select({ rows: count() }).from(some)
    })
    if (counted.rows < (rarest?.rows ?? COMMON)) rarest = { word, rows: counted.rows }
  }
  return rarest?.word ?? null
}

/** Everybody who has the rarest word, held against the other words and put in order. */
function* gather(t: Tables, search: DirectorySearch, rarest: string): Statement<Found> {
  const { listedPerson, personWord } = t
  const { portalId, words, after, limit } = search
  const others = words.filter((word) => word !== rarest)
  const places = yield* rows((db) =>
    db
      .select({ personId: listedPerson.personId, sortKey: listedPerson.sortKey })
      .from(personWord)
      .innerJoin(
        listedPerson,
        and(
          eq(listedPerson.portalId, personWord.portalId),
          eq(listedPerson.personId, personWord.personId),
        ),
      )
      .where(
        and(
          begins(personWord, { portalId, word: rarest }),
          later({ ...listedPerson, sortKey: byNoIndex(listedPerson.sortKey) }, after),
          ...others.map((word) => hasWord(db, t, word)),
        ),
      )
      .groupBy(listedPerson.sortKey, listedPerson.personId)
      .orderBy(listedPerson.sortKey, listedPerson.personId)
      .limit(limit + 1),
  )
  return partOf(places, limit)
}

/** Along the list, a stretch at a time, until the part is full or enough has been looked at. */
function* walk(t: Tables, search: DirectorySearch): Statement<Found> {
  const { words, limit } = search
  const places: Place[] = []
  let from = search.after
  for (let stretch = 0; stretch < STRETCHES && places.length <= limit; stretch += 1) {
    const end = words.length === 0 ? null : yield* endOfStretch(t, search, from)
    places.push(...(yield* matching(t, search, { from, end })))
    from = end
    if (end === null) break
  }
  return places.length > limit || from === null ? partOf(places, limit) : { places, next: from }
}

/** Null where the list ends before the stretch does. */
function* endOfStretch(
  { listedPerson }: Tables,
  { portalId }: DirectorySearch,
  from: Place | null,
): Statement<Place | null> {
  return yield* first((db) =>
    db
      .select({ personId: listedPerson.personId, sortKey: listedPerson.sortKey })
      .from(listedPerson)
      .where(and(eq(listedPerson.portalId, portalId), later(listedPerson, from)))
      .orderBy(listedPerson.sortKey, listedPerson.personId)
      .limit(1)
      .offset(STRETCH - 1),
  )
}

const matching = (
  t: Tables,
  { portalId, words, limit }: DirectorySearch,
  { from, end }: { readonly from: Place | null; readonly end: Place | null },
) => {
  const { listedPerson } = t
  return rows((db) =>
    db
      .select({ personId: listedPerson.personId, sortKey: listedPerson.sortKey })
      .from(listedPerson)
      .where(
        and(
          eq(listedPerson.portalId, portalId),
          later(listedPerson, from),
          upTo(listedPerson, end),
          ...words.map((word) => hasWord(db, t, word)),
        ),
      )
      .orderBy(listedPerson.sortKey, listedPerson.personId)
      .limit(limit + 1),
  )
}

function partOf(places: readonly Place[], limit: number): Found {
  const page = places.slice(0, limit)
  return { places: page, next: places.length > limit ? (page.at(-1) ?? null) : null }
}

const begins = (
  { portalId, word }: Tables['personWord'],
  wanted: { readonly portalId: string; readonly word: string },
): SQL | undefined =>
  and(eq(portalId, wanted.portalId), gte(word, wanted.word), lt(word, wanted.word + LAST))

/** That somebody in the list has a word, of whichever source. */
function hasWord(db: Executor, { listedPerson, personWord }: Tables, wanted: string): SQL {
  const also = aliasedTable(personWord, 'also')
  return exists(
    db
      .select({ word: also.word })
      .from(also)
      .where(
        and(
          eq(also.personId, listedPerson.personId),
          eq(also.portalId, listedPerson.portalId),
          gte(also.word, wanted),
          lt(also.word, wanted + LAST),
        ),
      ),
  )
}

interface Listed {
  readonly sortKey: SQLWrapper
  readonly personId: SQLWrapper
}

/** The range on the sort key alone is what an index can be entered by. */
const later = ({ sortKey, personId }: Listed, place: Place | null): SQL | undefined =>
  place === null
    ? undefined
    : and(gte(sortKey, place.sortKey), or(gt(sortKey, place.sortKey), gt(personId, place.personId)))

const upTo = ({ sortKey, personId }: Listed, place: Place | null): SQL | undefined =>
  place === null
    ? undefined
    : and(
        lte(sortKey, place.sortKey),
        or(lt(sortKey, place.sortKey), lte(personId, place.personId)),
      )
