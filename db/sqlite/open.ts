import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Store } from '../../api/ports/store/store.ts'
import { createSqliteRunner } from '../atomic.ts'
import { toUnavailable } from '../faults.ts'
import * as tables from '../schema/sqlite.ts'
import { createRepositories } from '../store/repositories.ts'
import { migrateSqlite } from './migrate.ts'
import { enforcePragmas } from './pragmas.ts'
import { cacheStatements } from './statement-cache.ts'
import { createTransactions } from './transactions.ts'

export interface SqliteOptions {
  /** Made when it is not there, with its folder (readable by its owner alone). */
  readonly file: string
  /** Brings the tables up to date from this folder first; leaves them as they are without. */
  readonly migrationsFolder?: string
}

/** Throws when the file cannot be opened, a pragma is not in force or a migration fails. */
export const openSqlite = ({ file, migrationsFolder }: SqliteOptions): Store => {
  const client = cacheStatements(connect(file, migrationsFolder))
  return {
    ...createRepositories(tables),
    ...createSqliteRunner(drizzle(client), createTransactions(client)),
    ping: async () => {
      try {
        client.prepare('select 1').get()
      } catch (error) {
        throw toUnavailable(error)
      }
    },
    close: async () => {
      client.close()
    },
  }
}

const connect = (file: string, migrationsFolder: string | undefined): Database.Database => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const client = new Database(file)
  try {
    enforcePragmas(client)
    if (migrationsFolder !== undefined) migrateSqlite(client, migrationsFolder)
    return client
  } catch (error) {
    client.close()
    throw error
  }
}
