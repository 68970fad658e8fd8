import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool } from 'pg'
import { CannotStart } from '../../api/ports/cannot-start.ts'
import type { Alphabet } from '../../api/ports/store/alphabet.ts'
import type { Store } from '../../api/ports/store/store.ts'
import { createPostgresRunner } from '../atomic.ts'
import { toUnavailable } from '../faults.ts'
import { LOCKED_MS } from '../patience.ts'
import * as tables from '../schema/postgres/index.ts'
import { asTables } from '../seam.ts'
import { createRepositories } from '../store/repositories.ts'
import { migratePostgres } from './migrate.ts'
import { createTransaction } from './transaction.ts'
import { createTurns } from './turns.ts'

export interface PostgresOptions {
  readonly url: string
  /** In which order people are listed. */
  readonly alphabet: Alphabet
  /** Brings the tables up to date from this folder first; leaves them as they are without. */
  readonly migrationsFolder?: string
}

/** At work at a time. Transactions wait for locks: meanwhile, whoever only reads goes past them. */
const turns = Object.freeze({ reading: 4, transactions: 6 })

/**
 * Connections of one process, and what is given up after how long, so that a request is told within
 * three seconds that the database does not do what it is asked. `query_timeout` is our own clock, for
 * a server that says nothing any more; the idle limit ends what would hold a row's lock for ever.
 */
const poolLimits = Object.freeze({
  max: turns.reading + turns.transactions,
  connectionTimeoutMillis: 2_000,
  lock_timeout: LOCKED_MS,
  statement_timeout: 2_300,
  query_timeout: 2_500,
  idle_in_transaction_session_timeout: 10_000,
})

/** A start may wait longer for a server than a request does. */
const connectWithinMs = 10_000

/**
 * Rejects with Unavailable when the server cannot be reached or a migration fails, with CannotStart
 * when the database is newer than this program.
 */
export const openPostgres = async (options: PostgresOptions): Promise<Store> => {
  const { url, alphabet, migrationsFolder } = options
  try {
    if (migrationsFolder !== undefined)
      await migratePostgres(url, { migrationsFolder, connectWithinMs })
  } catch (error) {
    throw error instanceof CannotStart ? error : toUnavailable(error)
  }
  const pool = new Pool({ ...poolLimits, connectionString: url })
  // The server may drop a connection that nobody uses: the pool makes another, and a query that
  // meets the fault reports it. Without a listener the process would end.
  pool.on('error', () => undefined)
  // The same while it is in use: the pool takes its own listener off a connection it hands out.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return storeOver(pool, alphabet)
}

const storeOver = (pool: Pool, alphabet: Alphabet): Store => {
  const repositories = createRepositories(asTables(tables), alphabet)
  const transaction = createTransaction(pool)
  const runner = createPostgresRunner(Object.assign(drizzle(pool), { transaction }), {
    reading: createTurns(turns.reading),
    transacting: createTurns(turns.transactions),
  })
  return {
    ...repositories,
    ...runner,
    ping: () => runner.run(repositories.keyChecks.touch),
    close: () => pool.end(),
  }
}
