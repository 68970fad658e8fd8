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
  or,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm'
import type {
  Directory,
  DirectoryPage,
  DirectorySearch,
  PersonCursor,
} from '../../../api/ports/store/directory-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { first, only } from '../../statements.ts'

/** A word that as many people have is looked up for those at hand: reading all of them takes too long. */
const COMMON = 100_000
/** Looking a word up for one person takes as long as reading so many who have another. */
const LOOK_UP = 40
/** For how many people words are looked up, query by query, until a page is full: mostly the first is enough. */
const STRETCHES = [1_000, 3_000, 5_000]
/** Comes after every word that begins as asked. */
const LAST = '\u{10ffff}'

export const createDirectory = (t: Tables): Directory => ({
  *page(search): Statement<DirectoryPage> {
    const { cursors, next } = yield* find(t, search)
    const ids = cursors.map(({ personId }) => personId)
    const found = yield* rows((db) => db.select().from(t.person).where(inArray(t.person.id, ids)))
    const people = new Map(found.map((person) => [person.id, person]))
    return { people: ids.flatMap((id) => people.get(id) ?? []), next }
  },
})

interface Found {
  readonly cursors: readonly PersonCursor[]
  readonly next: PersonCursor | null
}

interface Plan {
  /** Words whose people are read: those who have all of them are the list that is walked. */
  readonly read: readonly string[]
  /** Words that are looked up for each person on the way. */
  readonly lookedUp: readonly string[]
}

/** Along the list, a stretch at a time, until the page is full or enough has been looked at. */
function* find(t: Tables, search: DirectorySearch): Statement<Found> {
  const plan = yield* planFor(t, search)
  if (!plan) return { cursors: [], next: null }
  const cursors: PersonCursor[] = []
  let from = search.after
  for (const length of STRETCHES) {
    const stretch = { ...plan, length }
    cursors.push(...(yield* matching(t, { ...search, after: from }, stretch)))
    const isOver = plan.lookedUp.length === 0 || cursors.length > search.limit
    from = isOver ? null : yield* endOf(t, { ...search, after: from }, stretch)
    if (from === null) return pageOf(cursors, search.limit)
  }
  return { cursors, next: from }
}

/** Null when nobody has one of the words. */
function* planFor(t: Tables, search: DirectorySearch): Statement<Plan | null> {
  const counted: { readonly word: string; readonly people: number }[] = []
  for (const word of search.terms) {
    const people = yield* countUpToCommon(t, search.portalId, word)
    if (people === 0) return null
    counted.push({ word, people })
  }
  const rarest = Math.min(...counted.map(({ people }) => people))
  const most = Math.min(COMMON, rarest * LOOK_UP)
  const termsOf = (some: typeof counted) => some.map(({ word }) => word)
  return {
    read: termsOf(counted.filter(({ people }) => people < most)),
    lookedUp: termsOf(counted.filter(({ people }) => people >= most)),
  }
}

function* countUpToCommon({ personWord }: Tables, portalId: string, word: string) {
  const counted = yield* only((db) => {
    const some = db
      .select({ personId: personWord.personId })
      .from(personWord)
      .where(begins(personWord, { portalId, word }))
      .limit(COMMON)
      .as('some')
    return db.select({ people: count() }).from(some)
  })
  return counted.people
}

interface Stretch extends Plan {
  /** In people. */
  readonly length: number
}

/** Of one stretch, those who have the words that are looked up; one more than the page can hold. */
const matching = (t: Tables, search: DirectorySearch, stretch: Stretch) =>
  rows((db) => {
    const { read, lookedUp, length } = stretch
    if (lookedUp.length === 0) return listed(db, t, search, read).limit(search.limit + 1)
    const some = listed(db, t, search, read).limit(length).as('some')
    const member = { portalId: search.portalId, personId: some.personId }
    return db
      .select({ sortKey: some.sortKey, personId: some.personId })
      .from(some)
      .where(and(...lookedUp.map((word) => hasWord(db, t, { ...member, word }))))
      .orderBy(some.sortKey, some.personId)
      .limit(search.limit + 1)
  })

/** Null where the list ends before the stretch does. */
const endOf = (t: Tables, search: DirectorySearch, { read, length }: Stretch) =>
  first((db) =>
    listed(db, t, search, read)
      .limit(1)
      .offset(length - 1),
  )

/** The list from a cursor on: everybody, or those who have all the words. Read from indexes alone. */
function listed(
  db: Executor,
  t: Tables,
  search: DirectorySearch,
  [rarest, ...others]: readonly string[],
): List {
  if (rarest === undefined) return everybody(db, t, search)
  const { personWord } = t
  const having = (word: string) =>
    db
      .select({ sortKey: personWord.sortKey, personId: personWord.personId })
      .from(personWord)
      .where(and(begins(personWord, { ...search, word }), later(personWord, search.after)))
      .groupBy(personWord.sortKey, personWord.personId)
      .$dynamic()
  return others
    .reduce((some, word) => some.intersect(having(word)), having(rarest))
    .orderBy(personWord.sortKey, personWord.personId) as unknown as List
}

type List = ReturnType<typeof everybody>

const everybody = (db: Executor, { listedPerson }: Tables, { portalId, after }: DirectorySearch) =>
  db
    .select({ sortKey: listedPerson.sortKey, personId: listedPerson.personId })
    .from(listedPerson)
    .where(and(eq(listedPerson.portalId, portalId), later(listedPerson, after)))
    .orderBy(listedPerson.sortKey, listedPerson.personId)
    .$dynamic()

function pageOf(cursors: readonly PersonCursor[], limit: number): Found {
  const page = cursors.slice(0, limit)
  return { cursors: page, next: cursors.length > limit ? (page.at(-1) ?? null) : null }
}

const begins = (
  { portalId, word }: Tables['personWord'],
  wanted: { readonly portalId: string; readonly word: string },
): SQL | undefined =>
  and(eq(portalId, wanted.portalId), gte(word, wanted.word), lt(word, wanted.word + LAST))

/** That somebody has a word, of whichever source. */
function hasWord(
  db: Executor,
  { personWord }: Tables,
  wanted: { readonly portalId: string; readonly personId: SQLWrapper; readonly word: string },
): SQL {
  const also = aliasedTable(personWord, 'also')
  return exists(
    db
      .select({ word: also.word })
      .from(also)
      .where(
        and(
          eq(also.personId, wanted.personId),
          eq(also.portalId, wanted.portalId),
          gte(also.word, wanted.word),
          lt(also.word, wanted.word + LAST),
        ),
      ),
  )
}

interface Listed {
  readonly sortKey: SQLWrapper
  readonly personId: SQLWrapper
}

/** The range on the sort key alone is what an index can be entered by. */
const later = ({ sortKey, personId }: Listed, cursor: PersonCursor | null): SQL | undefined =>
  cursor === null
    ? undefined
    : and(
        gte(sortKey, cursor.sortKey),
        or(gt(sortKey, cursor.sortKey), gt(personId, cursor.personId)),
      )
