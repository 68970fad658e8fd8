/**
 * Where the two engines are made to look like one. The repositories are typed against the SQLite
 * tables and the synchronous builder; all casts that this takes are in this file.
 */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Query, Statement } from '../api/ports/store/statement.ts'
import { toUnavailable } from './faults.ts'
import type { TwinTables } from './schema/parity.ts'
import type * as sqlite from './schema/sqlite.ts'

export type Tables = typeof sqlite

/** What a query is built with: the database, or a transaction of it. */
export type Executor = Pick<
  BaseSQLiteDatabase<'sync', unknown>,
  'delete' | 'insert' | 'select' | 'update'
>

type Values = Readonly<Record<string, unknown>>

interface Prepared<T> {
  all(values?: Record<string, unknown>): T[]
}

/** A query that gives rows: a select, or a write that ends in `.returning()`. */
interface RowQuery<T> extends Prepared<T> {
  prepare(): Prepared<T>
}

export type Build<T> = (db: Executor) => RowQuery<T>

/** What is inside the `Query` of the ports. */
interface Step {
  readonly build: Build<unknown>
  /** Present where the query is prepared once and run often. */
  readonly prepared?: { readonly name: string; readonly values: Values }
}

/** The same query as PostgreSQL's builder makes it. */
interface AsyncPrepared {
  execute(values?: Values): Promise<readonly never[]>
}
interface AsyncRowQuery extends AsyncPrepared {
  prepare(name: string): AsyncPrepared
}

/** Yields the query and returns its rows. */
export function* rows<T>(build: Build<T>): Statement<readonly T[]> {
  const step: Step = { build }
  return yield { query: step }
}

/** As `rows`, for a query on every request: SQL is made once, `values` fill its placeholders. */
export function* preparedRows<T>(
  name: string,
  build: Build<T>,
  values: Values,
): Statement<readonly T[]> {
  const step: Step = { build, prepared: { name, values } }
  return yield { query: step }
}

/** Runs yielded queries at once. One connection, so a prepared query serves transactions too. */
export const createSyncFetch = (base: Executor) => {
  const kept = new Map<string, Prepared<unknown>>()
  const prepare = (name: string, build: Build<unknown>) => {
    const prepared = kept.get(name) ?? build(base).prepare()
    kept.set(name, prepared)
    return prepared
  }
  return (query: Query, db: Executor): readonly never[] => {
    const { build, prepared } = query.query as Step
    try {
      const found = prepared
        ? prepare(prepared.name, build).all({ ...prepared.values })
        : build(db).all()
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
  const kept = new Map<string, AsyncPrepared>()
  const prepare = (name: string, build: Build<unknown>, db: object) => {
    const prepared = (db === base && kept.get(name)) || asAsync(build, db).prepare(name)
    if (db === base) kept.set(name, prepared)
    return prepared
  }
  return async (query: Query, db: object): Promise<readonly never[]> => {
    const { build, prepared } = query.query as Step
    try {
      return prepared
        ? await prepare(prepared.name, build, db).execute(prepared.values)
        : await asAsync(build, db).execute()
    } catch (error) {
      throw toUnavailable(error)
    }
  }
}

const asAsync = (build: Build<unknown>, db: object) =>
  build(db as Executor) as unknown as AsyncRowQuery

/** Compiles only while `schema/parity.ts` finds the tables of both engines alike. */
export const asTables = (tables: TwinTables): Tables => tables as unknown as Tables
