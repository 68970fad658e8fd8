import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { Alphabet } from '../../../api/ports/store/alphabet.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { openStore } from '../../../db/open-store.ts'
import { scratch } from '../scratch.ts'
import { planned } from './planned.ts'
import { refuseAtRandom } from './refusing.ts'
import { migrationsRoot, tables } from './tables.ts'

/** An empty database of one's own. */
export interface EmptyDatabase {
  readonly url: string
  /** Deletes it; whatever uses it must be closed before. */
  drop(): Promise<void>
}

/** A store over an empty database of its own. */
export interface Opened {
  readonly store: Store
  /** Another store over the same database, as a second process has one. */
  another(alphabet?: Alphabet): Promise<Store>
  /** Closes all stores and deletes the database. */
  close(): Promise<void>
}

/** @param database with the tables in it; `look` is laid around each store. */
const openIn = async (
  database: EmptyDatabase,
  look: (store: Store, url: string) => Store = (store) => store,
): Promise<Opened> => {
  const stores: Store[] = []
  const another = async (alphabet?: Alphabet) => {
    const opened = await openStore({
      url: database.url,
      ...(alphabet && { alphabet }),
      migrationsRoot,
      migrate: false,
    })
    const store = look(opened, database.url)
    stores.push(store)
    return store
  }
  const close = async () => {
    await Promise.all(stores.map((store) => store.close()))
    await database.drop()
  }
  return { store: await another(), another, close }
}

/** A file in a folder that is not there yet. */
export const emptySqliteDatabase = async (): Promise<EmptyDatabase> => {
  const folder = await mkdtemp(join(scratch, 'farstu-sqlite-'))
  return {
    url: join(folder, 'data', 'farstu.sqlite'),
    drop: () => rm(folder, { recursive: true, force: true }),
  }
}

/** With the tables in it and no rows, as a copy of a file that was migrated once in this process. */
export const migratedSqliteDatabase = async (): Promise<EmptyDatabase> => {
  const database = await emptySqliteDatabase()
  await mkdir(dirname(database.url))
  await writeFile(database.url, await tables())
  return database
}

export const emptyPostgresDatabase = (): Promise<EmptyDatabase> => postgresDatabase('template1')

/** With the tables in it and no rows, as a copy: quicker than migrating each. */
export const migratedPostgresDatabase = (): Promise<EmptyDatabase> =>
  postgresDatabase(inject('postgresTemplate'))

/** Copied file by file: half the time of writing each page to the log, which nobody needs here. */
const postgresDatabase = async (template: string): Promise<EmptyDatabase> => {
  const name = `farstu_${crypto.randomUUID().replaceAll('-', '')}`
  const server = inject('postgresUrl')
  await onPostgres(server, `create database ${name} template ${template} strategy file_copy`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onPostgres(server, `drop database ${name} with (force)`) }
}

/** Runs one command over a connection of its own. */
export const onPostgres = async (url: string, command: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}

/** Of what is refused at random: with another one, others are. */
const SEED = 7

const openRefusing = async (): Promise<Opened> => {
  const database = await migratedPostgresDatabase()
  await refuseAtRandom(database.url, SEED)
  return openIn(database)
}

/**
 * Both engines, for `describe.each`: whatever holds on one holds on the other. SQLite's refuses
 * queries that no index serves, PostgreSQL's some transactions at random: any may have to be repeated.
 */
export const engines = [
  { name: 'SQLite', openEmptyStore: async () => openIn(await migratedSqliteDatabase(), planned) },
  { name: 'PostgreSQL', openEmptyStore: openRefusing },
] as const
