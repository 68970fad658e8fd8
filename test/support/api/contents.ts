import Database from 'better-sqlite3'
import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { Client } from 'pg'
import * as schema from '../../../db/schema/sqlite/index.ts'
import type { TestServer } from './test-server.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

const TABLES = Object.values(schema)
  .filter((value) => is(value, SQLiteTable))
  .map((table) => getTableName(table))

/** Every row of every table but those, on either engine, as text to be compared; in no order. */
export async function contentsOf(
  { databaseUrl }: Pick<TestServer, 'databaseUrl'>,
  but: readonly string[] = [],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { all, close } = await reader(databaseUrl)
  const read = async (table: string) => {
    const rows = await all(`select * from "${table}"`)
    return [table, rows.map((row) => JSON.stringify(row)).sort()] as const
  }
  const contents = []
  for (const table of TABLES) if (!but.includes(table)) contents.push(await read(table))
  await close()
  return Object.fromEntries(contents)
}

async function reader(url: string) {
  if (!url.startsWith('postgres')) {
    const file = new Database(url, { readonly: true })
    return {
      all: async (sql: string) => file.prepare(sql).all() as Rows,
      close: async () => void file.close(),
    }
  }
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    all: async (sql: string): Promise<Rows> => (await client.query(sql)).rows,
    close: () => client.end(),
  }
}
