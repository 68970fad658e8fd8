/**
 * Queries that are built once and run often. To build one anew takes Drizzle longer than SQLite takes
 * to answer it, so whatever a request asks for is prepared.
 */
import { getTableColumns, type InferSelectModel, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Asked, Executor, PreparedQuery } from './seam.ts'

type RowQuery<T> = ReturnType<PreparedQuery<T>['build']>

/**
 * Where the values will be, by their names. A hole is no value: what a query looks like cannot depend
 * on it. Beside `eq` and its like it goes to the driver as it is: text or a number.
 */
export type Holes<V> = { readonly [Name in keyof V]: SQL<V[Name]> }

/** Tells their names apart. They are made when a store is opened, so there are never many. */
let made = 0

/** A query with holes, built when it is first asked. Gives what fills the holes of it. */
export const prepared = <V extends object, T>(
  build: (db: Executor, holes: Holes<V>) => RowQuery<T>,
): ((values: V) => Asked<T>) => {
  const query: PreparedQuery<T> = {
    name: `prepared-${made++}`,
    build: (db) => build(db, anyHole as Holes<V>),
  }
  return (values) => ({ prepared: query, values: values as Readonly<Record<string, unknown>> })
}

/** The query that adds a whole row. */
export const adding = <T extends SQLiteTable>(table: T) =>
  prepared<InferSelectModel<T>, unknown>((db, holes) =>
    db
      .insert(table)
      .values(holesFor(Object.keys(getTableColumns(table)), holes) as never)
      .returning({ one: sql`1` }),
  )

/**
 * A query that changes some columns, prepared once for each set of columns that are changed together.
 * Columns that are undefined are left as they are.
 */
export const preparedChange = <V extends object, C extends object, T>(
  build: (db: Executor, holes: Holes<V>, change: Holes<C>) => RowQuery<T>,
): ((values: V, change: C) => Asked<T>) => {
  const queries = new Map<string, (values: V & C) => Asked<T>>()
  return (values, change) => {
    const columns = Object.entries(change).flatMap(([name, to]) => (to === undefined ? [] : name))
    const shape = columns.join()
    const query =
      queries.get(shape) ??
      prepared<V & C, T>((db, holes) =>
        build(db, holes as Holes<V>, holesFor(columns, holes) as Holes<C>),
      )
    queries.set(shape, query)
    return query({ ...values, ...change })
  }
}

/** The holes of these names, as an object that can be listed. */
const holesFor = (names: readonly string[], holes: object): object =>
  Object.fromEntries(names.map((name) => [name, Reflect.get(holes, name)]))

/** Has whatever hole is asked for by name, and cannot be listed or spread: it knows no names. */
const anyHole: object = new Proxy(
  {},
  {
    get: (_, name) => (typeof name === 'string' ? sql.placeholder(name) : undefined),
    ownKeys() {
      throw new TypeError('Holes are asked for by name')
    },
  },
)
