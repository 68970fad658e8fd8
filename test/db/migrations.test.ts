/** The migrations make what the schema says: every table, column, null and index. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { getTableName, is, Table } from 'drizzle-orm'
import * as pgCore from 'drizzle-orm/pg-core'
import * as sqliteCore from 'drizzle-orm/sqlite-core'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../db/open-store.ts'
import { migratePostgres } from '../../db/postgres/migrate.ts'
import * as postgres from '../../db/schema/postgres/index.ts'
import * as sqlite from '../../db/schema/sqlite/index.ts'
import { migrateSqlite } from '../../db/sqlite/migrate.ts'
import {
  type EmptyDatabase,
  emptyPostgresDatabase,
  emptySqliteDatabase,
} from '../support/db/engines.ts'
import { askPostgres } from '../support/db/past-the-store.ts'
import { migrationsRoot } from '../support/db/tables.ts'

interface Shape {
  readonly columns: readonly string[]
  readonly indexes: readonly string[]
}

type Config =
  | ReturnType<typeof sqliteCore.getTableConfig>
  | ReturnType<typeof pgCore.getTableConfig>

/** One line per column and per named index, in order. */
const shapeOf = (configs: readonly Config[]): Shape => ({
  columns: configs
    .flatMap(({ name, columns }) =>
      columns.map((column) => `${name}.${column.name}${column.notNull ? '' : ' null'}`),
    )
    .sort(),
  indexes: configs
    .flatMap(({ indexes, uniqueConstraints }) => [
      ...indexes.map(({ config }) => config.name ?? ''),
      ...uniqueConstraints.map((constraint) => constraint.getName() ?? ''),
    ])
    .sort(),
})

describe('migrations on SQLite', () => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await emptySqliteDatabase()
  })
  afterEach(() => database.drop())

  const migrate = async () => {
    const store = await openStore({ url: database.url, migrationsRoot })
    await store.close()
  }

  it('make what the schema says', async () => {
    await migrate()
    const client = new Database(database.url, { readonly: true })
    const texts = (query: string) => client.prepare<[], string>(query).pluck().all()
    const found = {
      columns: texts(
        `select t.name || '.' || c.name || iif(c."notnull" or c.pk, '', ' null')
         from sqlite_schema t, pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like '\\_\\_%' escape '\\' order by 1`,
      ),
      indexes: texts(
        `select name from sqlite_schema where type = 'index' and sql is not null order by 1`,
      ),
    }
    client.close()
    const tables = Object.values(sqlite).filter((value) => is(value, sqliteCore.SQLiteTable))
    expect(sorted(found)).toEqual(shapeOf(tables.map((table) => sqliteCore.getTableConfig(table))))
  })

  it('a second time change nothing', async () => {
    await migrate()
    await expect(migrate()).resolves.toBeUndefined()
  })

  it('leave nothing of a migration that fails', async () => {
    const folder = await migrationsOf('create table one (id text);', 'create nonsense;')
    const client = new Database(':memory:')
    expect(() => migrateSqlite(client, folder)).toThrow(/syntax error/)
    expect(client.prepare(`select count(*) from sqlite_schema`).pluck().get()).toBe(0)
    expect(client.pragma('foreign_keys', { simple: true })).toBe(1)
    await rm(folder, { recursive: true })
  })

  it('leave no row that points at nothing', async () => {
    const folder = await migrationsOf(
      `create table one (id text primary key, other text references one (id));
       insert into one values ('a', 'nowhere');`,
    )
    expect(() => migrateSqlite(new Database(':memory:'), folder)).toThrow(/point at nothing/)
    await rm(folder, { recursive: true })
  })
})

describe('migrations on PostgreSQL', () => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await emptyPostgresDatabase()
  })
  afterEach(() => database.drop())

  const migrate = async () => {
    const store = await openStore({ url: database.url, migrationsRoot })
    await store.close()
  }

  it('make what the schema says', async () => {
    await migrate()
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const texts = async (query: string) =>
      (await client.query<{ text: string }>(query)).rows.map(({ text }) => text)
    const found = {
      columns: await texts(
        `select table_name || '.' || column_name ||
           case is_nullable when 'YES' then ' null' else '' end as text
         from information_schema.columns where table_schema = 'public'`,
      ),
      indexes: await texts(
        `select relname as text from pg_index join pg_class on pg_class.oid = indexrelid
         where relnamespace = 'public'::regnamespace and not indisprimary`,
      ),
    }
    await client.end()
    const tables = Object.values(postgres).filter((value) => is(value, pgCore.PgTable))
    expect(sorted(found)).toEqual(shapeOf(tables.map((table) => pgCore.getTableConfig(table))))
  })

  it('of two processes that start together are made once', async () => {
    await expect(Promise.all([migrate(), migrate(), migrate()])).resolves.toHaveLength(3)
    const done = await askPostgres(
      database.url,
      'select count(distinct hash) = count(*) as once from drizzle.__drizzle_migrations',
    )
    expect(done).toEqual([{ once: true }])
  })

  it('leave nothing of a migration that fails', async () => {
    const folder = await migrationsOf('create table one (id text);', 'create nonsense;')
    const { url } = database
    const migrated = migratePostgres(url, { migrationsFolder: folder, connectWithinMs: 1_000 })
    await expect(migrated).rejects.toThrow(/syntax error/)
    const left = await askPostgres(
      url,
      `select to_regclass('one') as one, to_regnamespace('drizzle') as record`,
    )
    expect(left).toEqual([{ one: null, record: null }])
    await rm(folder, { recursive: true })
  })
})

describe('the twins', () => {
  it('have their tables under the same names', () => {
    const names = (module: Record<string, unknown>) =>
      Object.values(module)
        .filter((value) => is(value, Table))
        .map((table) => getTableName(table))
    expect(names(postgres)).toEqual(names(sqlite))
    expect(names(sqlite)).toHaveLength(31)
  })
})

const sorted = ({ columns, indexes }: Shape): Shape => ({
  columns: [...columns].sort(),
  indexes: [...indexes].sort(),
})

/** A folder of migrations, as drizzle-kit writes it. */
const migrationsOf = async (...statements: readonly string[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'farstu-migrations-'))
  await mkdir(join(folder, 'meta'))
  const entries = statements.map((_, index) => ({ tag: `${index}`, when: index + 1 }))
  await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }))
  await Promise.all(
    statements.map((statement, index) => writeFile(join(folder, `${index}.sql`), statement)),
  )
  return folder
}
