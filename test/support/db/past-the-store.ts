/** What lies in a database, read and changed past the store: what operators and later versions do. */
import Database from 'better-sqlite3'
import { Client } from 'pg'

type Rows = readonly Readonly<Record<string, unknown>>[]

export const askSqlite = async (file: string, sql: string): Promise<Rows> => {
  const client = new Database(file)
  try {
    const statement = client.prepare(sql)
    if (statement.reader) return statement.all() as Rows
    statement.run()
    return []
  } finally {
    client.close()
  }
}

export const askPostgres = async (url: string, sql: string): Promise<Rows> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
