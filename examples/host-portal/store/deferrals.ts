import type { Books } from './books.ts'
import type { Place } from './place.ts'

/** More time for a unit. The latest day of several is the one that counts. */
export interface Deferral {
  /** The unit's deadline from now on, `YYYY-MM-DD`. */
  readonly until: string
  readonly reason: string
  /** Name of whoever asked. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export const createDeferrals = (books: Books) => {
  /** The latest day first. */
  const list = ({ collection, unit }: Place): readonly Deferral[] =>
    books
      .of(collection)
      .prepare<[string, string], Deferral>(
        'select until, reason, asked_by as by, at from deferral where collection = ? and unit = ? order by until desc',
      )
      .all(collection.id, unit)

  return {
    list,
    /** The last day on which a unit can hand in. */
    deadline: (place: Place): string => list(place)[0]?.until ?? place.collection.round.deadline,
    /** The same day asked for twice is one deferral. */
    grant({ collection, unit }: Place, { until, reason, by, at }: Deferral) {
      books
        .of(collection)
        .prepare(
          'insert or ignore into deferral (collection, unit, until, reason, asked_by, at) values (?, ?, ?, ?, ?, ?)',
        )
        .run(collection.id, unit, until, reason, by, at)
    },
  }
}
