import { randomBytes } from 'node:crypto'
import type { Books } from './books.ts'
import type { Place } from './place.ts'

/** What somebody has uploaded for a unit and not handed in. Each person has a draft of their own. */
export interface Draft {
  /** Changes with every upload, so that nobody hands in another text than the one they saw. */
  readonly id: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface DraftPlace extends Place {
  /** Id of whoever uploads. */
  readonly person: string
}

export const createDrafts = (books: Books) => ({
  of: ({ collection, unit, person }: DraftPlace): Draft | null =>
    books
      .of(collection)
      .prepare<[string, string, string], Draft>(
        'select id, text, at from draft where collection = ? and unit = ? and person = ?',
      )
      .get(collection.id, unit, person) ?? null,
  /** Keeps a text in place of the one before. */
  keep({ collection, unit, person }: DraftPlace, { text, at }: Omit<Draft, 'id'>) {
    books
      .of(collection)
      .prepare(
        'insert or replace into draft (collection, unit, person, id, text, at) values (?, ?, ?, ?, ?, ?)',
      )
      .run(collection.id, unit, person, randomBytes(12).toString('base64url'), text, at)
  },
  discard({ collection, unit, person }: DraftPlace) {
    books
      .of(collection)
      .prepare('delete from draft where collection = ? and unit = ? and person = ?')
      .run(collection.id, unit, person)
  },
})
