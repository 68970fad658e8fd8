/** Somebody else at the same database: holds back units, tables or all, and sees who waits for what. */
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { expect } from 'vitest'

export interface Outsider {
  /** Keeps the unit with this external id from whoever would write it, until `letGo`. */
  hold(unit: string): Promise<void>
  letGo(): Promise<void>
  /** Which of these units nobody holds at this moment. */
  free(units: readonly string[]): Promise<readonly string[]>
  /** Resolves once as many connections wait for a lock. */
  untilWaiting(connections: number): Promise<void>
  close(): Promise<void>
}

export const outsiderAt = async (url: string): Promise<Outsider> => {
  const holder = new Client({ connectionString: url })
  const watcher = new Client({ connectionString: url })
  await Promise.all([holder.connect(), watcher.connect()])
  const waiting = async () => {
    const { rowCount } = await watcher.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rowCount
  }
  return {
    hold: async (unit) => {
      await holder.query('begin')
      await holder.query('update unit set name = name where external_id = $1', [unit])
    },
    letGo: async () => {
      await holder.query('commit')
    },
    free: async (units) => {
      const { rows } = await watcher.query<{ id: string }>(
        `select external_id as id from unit where external_id = any($1)
         for no key update skip locked`,
        [units],
      )
      return rows.map(({ id }) => id).sort()
    },
    untilWaiting: (connections) =>
      expect.poll(waiting, { interval: 10, timeout: 10_000 }).toBe(connections),
    close: async () => {
      await Promise.all([holder.end(), watcher.end()])
    },
  }
}

/** Somebody who holds what others would write. */
export interface Holder {
  /** These tables from being written, where the engine can do so little; with none, all there is. */
  hold(tables: readonly string[]): Promise<void>
  letGo(): Promise<void>
  close(): Promise<void>
}

export const postgresHolder = async (url: string): Promise<Holder> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const all = async () => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    )
    return rows.map(({ name }) => name)
  }
  return {
    hold: async (tables) => {
      const [held, mode] =
        tables.length > 0 ? [tables, 'exclusive'] : [await all(), 'access exclusive']
      await client.query('begin')
      await client.query(`lock table ${held.join()} in ${mode} mode`)
    },
    letGo: async () => {
      await client.query('rollback')
    },
    close: () => client.end(),
  }
}

/** SQLite knows one lock for all that is written; what is committed can always be read. */
export const sqliteHolder = async (file: string): Promise<Holder> => {
  const client = new Database(file)
  return {
    hold: async () => void client.exec('begin immediate'),
    letGo: async () => void client.exec('rollback'),
    close: async () => void client.close(),
  }
}
