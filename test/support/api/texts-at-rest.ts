import Database from 'better-sqlite3'
import { Client } from 'pg'
import { migratedPostgresDatabase } from '../db/engines.ts'
import { createTestServer, type TestServer } from './test-server.ts'

export interface TextAtRest {
  readonly table: string
  readonly text: string
}

/** A server, and every text that lies in its database. */
export interface Readable {
  readonly server: TestServer
  readonly texts: () => Promise<readonly TextAtRest[]>
  readonly close: () => Promise<void>
}

type Row = Readonly<Record<string, unknown>>

const textsIn = (table: string, rows: readonly Row[]): readonly TextAtRest[] =>
  rows.flatMap((row) =>
    Object.values(row).flatMap((text) => (typeof text === 'string' ? [{ table, text }] : [])),
  )

function textsInFile(name: string): readonly TextAtRest[] {
  const file = new Database(name, { readonly: true })
  const tables = file.prepare("select name from sqlite_master where type = 'table'").pluck().all()
  const texts = tables.flatMap((table) =>
    textsIn(String(table), file.prepare(`select * from "${table}"`).all() as Row[]),
  )
  file.close()
  return texts
}

async function textsOnPostgres(url: string): Promise<readonly TextAtRest[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const found = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  )
  const texts: TextAtRest[] = []
  for (const { name } of found.rows)
    texts.push(...textsIn(name, (await client.query(`select * from "${name}"`)).rows))
  await client.end()
  return texts
}

export const READABLE: Readonly<Record<string, () => Promise<Readable>>> = {
  async SQLite() {
    const server = await createTestServer()
    return { server, close: server.close, texts: async () => textsInFile(server.databaseFile) }
  },
  async PostgreSQL() {
    const database = await migratedPostgresDatabase()
    const server = await createTestServer({ databaseUrl: database.url })
    return {
      server,
      texts: () => textsOnPostgres(database.url),
      async close() {
        await server.close()
        await database.drop()
      },
    }
  },
}
