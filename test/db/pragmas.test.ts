/** SQLite ignores a pragma that it cannot follow, so each is asked for again. */
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../db/open-store.ts'
import { enforcePragmas } from '../../db/sqlite/pragmas.ts'
import { type EmptyDatabase, emptySqliteDatabase } from '../support/db/engines.ts'
import { migrationsRoot } from '../support/db/tables.ts'

const inForce = {
  journal_mode: 'wal',
  synchronous: 2,
  busy_timeout: 20,
  foreign_keys: 1,
  secure_delete: 1,
}

describe('pragmas', () => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await emptySqliteDatabase()
    const store = await openStore({ url: database.url, migrationsRoot })
    await store.close()
  })
  afterEach(() => database.drop())

  it('are all in force afterwards', () => {
    const client = new Database(database.url)
    enforcePragmas(client)
    const found = Object.keys(inForce).map((name) => [name, client.pragma(name, { simple: true })])
    client.close()
    expect(Object.fromEntries(found)).toEqual(inForce)
  })

  it.each(Object.keys(inForce))('%s that is not in force is named', (ignored) => {
    const connection = {
      pragma: (source: string) =>
        source === ignored ? 'something else' : new Map(Object.entries(inForce)).get(source),
    }
    expect(() => enforcePragmas(connection)).toThrow(new RegExp(`pragma ${ignored} is`))
  })

  it('a database that cannot have them is refused', () => {
    expect(() => enforcePragmas(new Database(':memory:'))).toThrow(/journal_mode/)
  })
})
