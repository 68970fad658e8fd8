import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import { Unavailable } from '../../api/ports/unavailable.ts'
import { isOfServer, toUnavailable } from '../faults.ts'

/**
 * Does the work in a transaction. Drizzle's own never gives a connection back that fails at `begin`,
 * until there is none left, and waits for the `rollback` of one that is gone: here such a connection
 * is closed, and the server rolls back by itself.
 */
export const createTransaction = (pool: Pool) => {
  const known = new WeakMap<PoolClient, NodePgDatabase>()
  const over = (client: PoolClient): NodePgDatabase => {
    const db = known.get(client) ?? drizzle(client)
    known.set(client, db)
    return db
  }
  return async <T>(work: (tx: object) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    let isWhole = false
    try {
      await say(client, 'begin')
      const made = await work(over(client))
      await say(client, 'commit')
      isWhole = true
      return made
    } catch (error) {
      isWhole = hasAnswered(error) && (await rolledBack(client))
      throw error
    } finally {
      client.release(!isWhole)
    }
  }
}

const say = async (client: PoolClient, text: string): Promise<void> => {
  try {
    await client.query(text)
  } catch (error) {
    throw toUnavailable(error)
  }
}

const rolledBack = (client: PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  )

/** False after a fault that the server did not tell of itself: who knows what the connection is in. */
const hasAnswered = (error: unknown): boolean =>
  !(error instanceof Unavailable) || isOfServer(error.cause)
