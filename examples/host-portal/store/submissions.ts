import { randomInt } from 'node:crypto'
import type { Collection } from '../collection.ts'
import type { Books } from './books.ts'
import type { DraftPlace } from './drafts.ts'
import type { Place } from './place.ts'

/** Figures as they were handed in. */
export interface Submission {
  /** From 1; the highest is the one that counts. */
  readonly version: number
  /** For letters and telephone calls. */
  readonly reference: string
  readonly text: string
  readonly comment: string
  /** Name of whoever handed it in. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** When it, or a later version, was withdrawn, in milliseconds since 1970; null while it was not. */
  readonly withdrawnAt: number | null
  /** Name of whoever did. */
  readonly withdrawnBy: string | null
}

export interface Withdrawal {
  readonly version: number
  readonly by: string
  readonly at: number
}

export interface HandIn {
  /** Id of the draft that was shown. */
  readonly draft: string
  readonly text: string
  readonly comment: string
  readonly by: string
  readonly at: number
}

/** No letters or digits that look like others. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
const newReference = ({ id }: Collection) => `${id.toUpperCase()}-${group()}-${group()}`

const WITHDRAWN = `from withdrawal w where w.collection = s.collection and w.unit = s.unit
  and w.version >= s.version order by w.version limit 1`
const SELECT = `select version, reference, text, comment, handed_in_by as by, at,
  (select w.at ${WITHDRAWN}) as withdrawnAt, (select w.withdrawn_by ${WITHDRAWN}) as withdrawnBy
  from submission s where collection = ? and unit = ?`

/** One statement numbers the version, so that two at once get one each. */
const INSERT = `insert into submission
  (collection, unit, version, reference, draft, text, comment, handed_in_by, at)
  select @collection, @unit, coalesce(max(version), 0) + 1, @reference, @draft, @text, @comment, @by, @at
  from submission where collection = @collection and unit = @unit`

/** Only what is still the newest: a correction that came meanwhile is not withdrawn unseen. */
const WITHDRAW = `insert or ignore into withdrawal (collection, unit, version, withdrawn_by, at)
  select collection, unit, max(version), @by, @at from submission
  where collection = @collection and unit = @unit group by collection, unit
  having max(version) = @version`

export const createSubmissions = (books: Books) => {
  /** The newest first. */
  const versions = ({ collection, unit }: Place): readonly Submission[] =>
    books
      .of(collection)
      .prepare<[string, string], Submission>(`${SELECT} order by version desc`)
      .all(collection.id, unit)

  return {
    versions,
    /** The one that counts; null where none does. */
    latest(place: Place): Submission | null {
      const [newest] = versions(place)
      return newest && newest.withdrawnAt === null ? newest : null
    },
    /** Withdraws a version and all before it, once; the newest, or nothing is done. */
    withdraw({ collection, unit }: Place, { version, by, at }: Withdrawal): boolean {
      const values = { collection: collection.id, unit, version, by, at }
      return books.of(collection).prepare(WITHDRAW).run(values).changes === 1
    },
    /** What came of a draft, for a form that is sent twice. */
    ofDraft: ({ collection, unit }: Place, draft: string): Submission | null =>
      books
        .of(collection)
        .prepare<[string, string, string], Submission>(`${SELECT} and draft = ?`)
        .get(collection.id, unit, draft) ?? null,
    /** Makes the next version and ends the draft, both or neither. Gives the version. */
    handIn(place: DraftPlace, { draft, text, comment, by, at }: HandIn): Submission {
      const { collection, unit, person } = place
      const book = books.of(collection)
      const reference = newReference(collection)
      const values = { collection: collection.id, unit, reference, draft, text, comment, by, at }
      book.transaction(() => {
        book.prepare(INSERT).run(values)
        book
          .prepare('delete from draft where collection = ? and unit = ? and person = ?')
          .run(collection.id, unit, person)
      })()
      const [newest] = versions(place)
      if (!newest) throw new Error('A version is not where it was put')
      return newest
    },
  }
}
