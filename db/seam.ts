/**
 * Where the two engines are made to look like one. The repositories are typed against the SQLite
 * tables and the synchronous builder; all casts that this takes are in this file.
 */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Query, Statement } from '../api/ports/store/statement.ts'
import { toUnavailable } from './faults.ts'
import type { TwinTables } from './schema/parity.ts'
import type * as sqlite from './schema/sqlite/index.ts'

export type Tables = typeof sqlite

/** What a query is built with: the database, or a transaction of it. */
export type Executor = Pick<
  BaseSQLiteDatabase<'sync', unknown>,
  'delete' | 'insert' | 'select' | 'update'
>

type Values = Readonly<Record<string, unknown>>

interface Prepared<T> {
  all(values?: Values): T[]
}

/** A query that gives rows: a select, or a write that ends in `.returning()`. */
interface RowQuery<T> extends Prepared<T> {
  prepare(): Prepared<T>
}

export type Build<T> = (db: Executor) => RowQuery<T>

/** A query that is built once; on PostgreSQL the server knows it by its name. */
export interface PreparedQuery<T> {
  readonly name: string
  readonly build: Build<T>
}

/** A prepared query, and what goes into its holes this time. */
export interface Filled<T> {
  readonly prepared: PreparedQuery<T>
  readonly values: Values
}

/** What can be asked: a query built for this once, or a prepared one. `prepared.ts` makes the latter. */
export type Asked<T> = Build<T> | Filled<T>

/** Yields the query and returns its rows. */
export function* rows<T>(asked: Asked<T>): Statement<readonly T[]> {
  return yield { query: asked }
}

/** The same query as PostgreSQL's builder makes it. */
interface AsyncPrepared {
  execute(values?: Values): Promise<readonly never[]>
}
interface AsyncRowQuery extends AsyncPrepared {
  prepare(name: string): AsyncPrepared
}

/** Runs yielded queries at once. One connection, so what is open on it serves transactions too. */
export const createSyncFetch = (db: Executor) => {
  const known = new Map<PreparedQuery<unknown>, Prepared<unknown>>()
  const prepare = (query: PreparedQuery<unknown>) => {
    const prepared = known.get(query) ?? query.build(db).prepare()
    known.set(query, prepared)
    return prepared
  }
  return (query: Query): readonly never[] => {
    const asked = query.query as Asked<unknown>
    try {
      const found =
        typeof asked === 'function' ? asked(db).all() : prepare(asked.prepared).all(asked.values)
      return found as never[]
    } catch (error) {
      throw toUnavailable(error)
    }
  }
}

/**
 * Runs yielded queries over the network. A transaction has a connection of its own, where only
 * the server's plan of a prepared query is kept, under its name.
 */
export const createAsyncFetch = (base: object) => {
  const known = new Map<PreparedQuery<unknown>, AsyncPrepared>()
  const prepare = (query: PreparedQuery<unknown>, db: object) => {
    const found = db === base ? known.get(query) : undefined
    const prepared = found ?? asAsync(query.build, db).prepare(query.name)
    if (db === base) known.set(query, prepared)
    return prepared
  }
  return async (query: Query, db: object): Promise<readonly never[]> => {
    const asked = query.query as Asked<unknown>
    try {
      return typeof asked === 'function'
        ? await asAsync(asked, db).execute()
        : await prepare(asked.prepared, db).execute(asked.values)
    } catch (error) {
      throw toUnavailable(error)
    }
  }
}

const asAsync = (build: Build<unknown>, db: object) =>
  build(db as Executor) as unknown as AsyncRowQuery

/** Compiles only while `schema/parity.ts` finds the tables of both engines alike. */
export const asTables = (tables: TwinTables): Tables => tables as unknown as Tables
