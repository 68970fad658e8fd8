import type { MakeStatement, Query, Runner, Statement } from '../api/ports/store/statement.ts'
import { isRepeatable, toUnavailable } from './faults.ts'
import { REPEATED_WITHIN_MS } from './patience.ts'
import { createPause, type Pause } from './pause.ts'
import type { Turns } from './postgres/turns.ts'
import { createAsyncFetch } from './seam.ts'
import { createGroupCommit } from './sqlite/group-commit.ts'
import type { Transactions } from './sqlite/transactions.ts'

/** How often PostgreSQL may ask for the same transaction again before it counts as a fault. */
const maxAttempts = 5

/** The part of Drizzle's PostgreSQL database that is needed here. */
interface TransactingDatabase {
  transaction<T>(work: (tx: object) => Promise<T>): Promise<T>
}

/** Who waits for what on PostgreSQL, and for how long. */
interface PostgresPatience {
  readonly reading?: Turns
  readonly transacting?: Turns
  readonly pause?: Pause
  /** Milliseconds since some moment. */
  readonly elapsed?: () => number
}

const atOnce: Turns = (work) => work()

/**
 * SQLite: a transaction is one uninterrupted piece of synchronous work, because everybody shares
 * the connection, and whatever were awaited inside would end up in somebody else's transaction.
 * Those of one turn share a commit.
 */
export const createSqliteRunner = (
  fetch: (query: Query) => readonly never[],
  transactions: Transactions,
): Runner => {
  const commit = createGroupCommit(transactions)
  return {
    run: async (make) => walk(make(), fetch),
    atomically: <T>(make: MakeStatement<T>) =>
      new Promise<T>((resolve, reject) => {
        const thrown = createWitness()
        let tell = () => reject(toUnavailable(new Error('the transaction was not begun')))
        commit({
          attempt(part) {
            try {
              const value = part(() => thrown.during(() => walk(make(), fetch)))
              tell = () => resolve(value)
            } catch (error) {
              tell = () => reject(thrown.orFault(error))
            }
          },
          settle: (fault) => (fault === null || thrown.hasSeen() ? tell() : reject(fault)),
        })
      }),
  }
}

/**
 * PostgreSQL: READ COMMITTED, where a guarded update waits for the row and looks at it again.
 * Stricter levels would answer a waiting update with an error instead, for every loser of a race.
 */
export const createPostgresRunner = (
  db: TransactingDatabase,
  {
    reading = atOnce,
    transacting = atOnce,
    pause = createPause(),
    elapsed = () => performance.now(),
  }: PostgresPatience = {},
): Runner => {
  const repeatedly = createRepeating(pause, elapsed)
  const fetch = createAsyncFetch(db)
  const once = async <T>(make: MakeStatement<T>): Promise<T> => {
    const thrown = createWitness()
    try {
      return await db.transaction((tx) =>
        thrown.duringAsync(() => walkAsync(make(), (query) => fetch(query, tx))),
      )
    } catch (error) {
      throw thrown.orFault(error)
    }
  }
  return {
    run: async (make) => walkAsync(make(), (query) => repeatedly(reading, () => fetch(query, db))),
    atomically: (make) => repeatedly(transacting, () => once(make)),
  }
}

const walk = <T>(statement: Statement<T>, fetch: (query: Query) => readonly never[]): T => {
  let step = statement.next()
  while (!step.done) step = statement.next(fetch(step.value))
  return step.value
}

const walkAsync = async <T>(
  statement: Statement<T>,
  fetch: (query: Query) => Promise<readonly never[]>,
): Promise<T> => {
  let step = statement.next()
  while (!step.done) step = statement.next(await fetch(step.value))
  return step.value
}

/** Time in line does not count: it says nothing of how the work goes. */
const createRepeating =
  (pause: Pause, elapsed: () => number) =>
  async <T>(turns: Turns, work: () => Promise<T>): Promise<T> => {
    let spent = 0
    const timed = async () => {
      const begunAt = elapsed()
      try {
        return await work()
      } finally {
        spent += elapsed() - begunAt
      }
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await turns(timed)
      } catch (error) {
        const isOver = attempt === maxAttempts || spent > REPEATED_WITHIN_MS
        if (isOver || !isRepeatable(error)) throw error
      }
      await pause(attempt)
    }
  }

/**
 * Remembers what was thrown inside a transaction: that goes to the caller as it is. All else comes
 * from beginning, committing or rolling back, and is a fault of the database.
 */
const createWitness = () => {
  const seen: unknown[] = []
  const remember = (error: unknown) => {
    seen.push(error)
    return error
  }
  return {
    during: <T>(work: () => T): T => {
      try {
        return work()
      } catch (error) {
        throw remember(error)
      }
    },
    duringAsync: async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        return await work()
      } catch (error) {
        throw remember(error)
      }
    },
    hasSeen: () => seen.length > 0,
    orFault: (error: unknown) => (seen.length > 0 ? seen[0] : toUnavailable(error)),
  }
}
