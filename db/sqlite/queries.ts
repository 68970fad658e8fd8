import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Alphabet } from '../../api/ports/store/alphabet.ts'
import type { Query } from '../../api/ports/store/statement.ts'
import * as tables from '../schema/sqlite/index.ts'
import { createSyncFetch } from '../seam.ts'
import { createRepositories, type Repositories } from '../store/repositories.ts'

/**
 * Whose query runs. Drizzle takes a connection as a query is built, which is once for all files, so it is named as the
 * query runs; nothing is awaited meanwhile, so there is never a second one.
 */
let connection: Database.Database | null = null

const compiled = (text: string): Database.Statement => {
  if (!connection) throw new Error('No connection asks')
  return connection.prepare(text)
}

/** Gives for each text what looks like its statement, and is that of whichever connection asks. */
const anyConnection = {
  prepare: (text: string) => ({
    all: (...values: unknown[]) => compiled(text).all(...values),
    raw: () => ({
      all: (...values: unknown[]) =>
        compiled(text)
          .raw()
          .all(...values),
    }),
  }),
}

/** One for all files of a process: a query is built once, however many are opened. */
const fetch = createSyncFetch(drizzle(anyConnection as unknown as Database.Database))

/** Runs queries on this connection, which compiles each text once (`statement-cache.ts`). */
export const createFetchOn =
  (client: Database.Database) =>
  (query: Query): readonly never[] => {
    connection = client
    try {
      return fetch(query)
    } finally {
      connection = null
    }
  }

const known = new WeakMap<Alphabet, Repositories>()

/** They hold queries and no data: the same ones for every file with this alphabet. */
export const repositoriesFor = (alphabet: Alphabet): Repositories => {
  const found = known.get(alphabet) ?? createRepositories(tables, alphabet)
  known.set(alphabet, found)
  return found
}
