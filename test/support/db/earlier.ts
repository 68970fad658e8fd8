/** A database as it was after an earlier migration, opened by the program of today. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { openStore } from '../../../db/open-store.ts'
import { scratch } from '../scratch.ts'
import { type EmptyDatabase, emptyPostgresDatabase, emptySqliteDatabase } from './engines.ts'
import { askPostgres, askSqlite } from './past-the-store.ts'
import { now } from './rows.ts'
import { migrationsRoot } from './tables.ts'

/** A copy of the migrations that ends with this one. */
const migrationsUntil = async (last: string): Promise<string> => {
  const root = await mkdtemp(join(scratch, 'farstu-earlier-'))
  for (const engine of ['sqlite', 'postgres']) {
    const folder = join(root, engine, 'migrations')
    await cp(join(migrationsRoot, engine, 'migrations'), folder, { recursive: true })
    const journal = join(folder, 'meta', '_journal.json')
    const { entries } = JSON.parse(await readFile(journal, 'utf8'))
    const end = entries.findIndex(({ tag }: { readonly tag: string }) => tag === last) + 1
    await writeFile(journal, JSON.stringify({ entries: entries.slice(0, end) }))
  }
  return root
}

/** The row of the portal "demo", in the columns that the first migration made. */
export const portal = `insert into portal (id, name, origins, home_url, languages, time_zone, policy,
    branding, version, created_at)
  values ('demo', 'Demo', '[]', '/', '[]', 'UTC', '{}', '{}', 1, ${now})`

export const EARLIER_ENGINES = [
  { name: 'SQLite', empty: emptySqliteDatabase, ask: askSqlite },
  { name: 'PostgreSQL', empty: emptyPostgresDatabase, ask: askPostgres },
] as const

/** A database before each test. */
export function useEarlier({ empty, ask }: (typeof EARLIER_ENGINES)[number]) {
  let database: EmptyDatabase
  let earlier: string

  beforeEach(async () => {
    database = await empty()
  })
  afterEach(async () => {
    await database.drop()
    await rm(earlier, { recursive: true })
  })

  return {
    /** As it was after that migration, with these rows, opened by today's program. */
    opened: async (last: string, ...inserts: readonly string[]): Promise<Store> => {
      earlier = await migrationsUntil(last)
      await (await openStore({ url: database.url, migrationsRoot: earlier })).close()
      for (const insert of inserts) await ask(database.url, insert)
      return openStore({ url: database.url, migrationsRoot })
    },
    /** Past the store. */
    askHere: (sql: string) => ask(database.url, sql),
  }
}
