import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Pool } from 'pg'
import type { Store } from '../../api/ports/store/store.ts'
import { createPostgresRunner } from '../atomic.ts'
import { toUnavailable } from '../faults.ts'
import * as tables from '../schema/postgres.ts'
import { asTables } from '../seam.ts'
import { createRepositories } from '../store/repositories.ts'

export interface PostgresOptions {
  readonly url: string
  /** Brings the tables up to date from this folder first; leaves them as they are without. */
  readonly migrationsFolder?: string
}

/**
 * Connections of one process. `connectionTimeoutMillis` is also how long a query waits for its
 * turn; `statement_timeout` and the idle limit end what would hold a row's lock for ever.
 */
const poolLimits = Object.freeze({
  max: 10,
  connectionTimeoutMillis: 10_000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
})

/** Any number that nobody else in this database takes as an advisory lock: "farstu" in ASCII. */
const migrationLock = 0x666172737475

/** Rejects with Unavailable when the server cannot be reached or a migration fails. */
export const openPostgres = async (options: PostgresOptions): Promise<Store> => {
  const pool = new Pool({ ...poolLimits, connectionString: options.url })
  // The server may drop a connection that nobody uses: the pool makes another, and a query that
  // meets the fault reports it. Without a listener the process would end.
  pool.on('error', () => undefined)
  // The same while it is in use: the pool takes its own listener off a connection it hands out.
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    if (options.migrationsFolder !== undefined) await migrateOnce(pool, options.migrationsFolder)
  } catch (error) {
    await pool.end()
    throw toUnavailable(error)
  }
  return storeOver(pool)
}

const storeOver = (pool: Pool): Store => ({
  ...createRepositories(asTables(tables)),
  ...createPostgresRunner(drizzle(pool)),
  ping: async () => {
    try {
      await pool.query('select 1')
    } catch (error) {
      throw toUnavailable(error)
    }
  },
  close: () => pool.end(),
})

/** One process at a time; the next one finds it done. */
const migrateOnce = async (pool: Pool, migrationsFolder: string): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle(client), { migrationsFolder })
  } finally {
    // Closing the connection gives the lock back, whatever happened.
    client.release(true)
  }
}
