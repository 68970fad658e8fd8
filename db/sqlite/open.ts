import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Alphabet } from '../../api/ports/store/alphabet.ts'
import type { Store } from '../../api/ports/store/store.ts'
import { createSqliteRunner } from '../atomic.ts'
import { assertRoom } from './disk-room.ts'
import { migrateSqlite } from './migrate.ts'
import { enforcePragmas } from './pragmas.ts'
import { createFetchOn, repositoriesFor } from './queries.ts'
import { cacheStatements } from './statement-cache.ts'
import { createTransactions } from './transactions.ts'

export interface SqliteOptions {
  /** Made when it is not there, with its folder (readable by its owner alone). */
  readonly file: string
  /** In which order people are listed. */
  readonly alphabet: Alphabet
  /** Brings the tables up to date from this folder first; leaves them as they are without. */
  readonly migrationsFolder?: string
}

/** Throws what the system or the driver says when the file cannot be used; CannotStart when it is newer. */
export const openSqlite = ({ file, alphabet, migrationsFolder }: SqliteOptions): Store => {
  const client = cacheStatements(connect(file, migrationsFolder))
  const repositories = repositoriesFor(alphabet)
  const runner = createSqliteRunner(createFetchOn(client), createTransactions(client))
  return {
    ...repositories,
    ...runner,
    ping: async () => {
      await runner.atomically(repositories.keyChecks.touch)
      await assertRoom(file)
    },
    close: async () => {
      client.close()
    },
  }
}

/** A start may wait longer for another process than a request does: it may be migrating. */
const OTHERS_WITHIN_MS = 60_000

const connect = (file: string, migrationsFolder: string | undefined): Database.Database => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  assertWritable(file)
  const client = new Database(file, { timeout: OTHERS_WITHIN_MS })
  try {
    enforcePragmas(client)
    if (migrationsFolder !== undefined) migratePatiently(client, migrationsFolder)
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

const migratePatiently = (client: Database.Database, migrationsFolder: string): void => {
  const usual = client.pragma('busy_timeout', { simple: true })
  client.pragma(`busy_timeout = ${OTHERS_WITHIN_MS}`)
  migrateSqlite(client, migrationsFolder)
  client.pragma(`busy_timeout = ${usual}`)
}

/** SQLite would say that it cannot open the file, or that it is read-only; the system says why. */
const assertWritable = (file: string): void => {
  const { R_OK, W_OK, X_OK } = constants
  accessSync(dirname(file), R_OK | W_OK | X_OK)
  if (existsSync(file)) accessSync(file, R_OK | W_OK)
}
