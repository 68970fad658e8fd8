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

const SELECT =
  'select version, reference, text, comment, handed_in_by as by, at from submission where collection = ? and unit = ?'

/** One statement numbers the version, so that two at once get one each. */
const INSERT = `insert into submission
  (collection, unit, version, reference, draft, text, comment, handed_in_by, at)
  select @collection, @unit, coalesce(max(version), 0) + 1, @reference, @draft, @text, @comment, @by, @at
  from submission where collection = @collection and unit = @unit`

export const createSubmissions = (books: Books) => {
  /** The newest first. */
  const versions = ({ collection, unit }: Place): readonly Submission[] =>
    books
      .of(collection)
      .prepare<[string, string], Submission>(`${SELECT} order by version desc`)
      .all(collection.id, unit)

  return {
    versions,
    latest: (place: Place): Submission | null => versions(place)[0] ?? null,
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
