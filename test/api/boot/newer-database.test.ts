/** A database that a newer version has changed: this one does not know what its rows mean. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useProduction } from '../../support/api/production.ts'
import {
  type EmptyDatabase,
  emptySqliteDatabase,
  migratedPostgresDatabase,
} from '../../support/db/engines.ts'
import { askPostgres, askSqlite } from '../../support/db/past-the-store.ts'

const DATABASES = [
  {
    engine: 'SQLite',
    emptyDatabase: emptySqliteDatabase,
    ask: askSqlite,
    record: '__drizzle_migrations',
  },
  {
    engine: 'PostgreSQL',
    emptyDatabase: migratedPostgresDatabase,
    ask: askPostgres,
    record: 'drizzle.__drizzle_migrations',
  },
] as const

describe.each(DATABASES)('R-79: a newer database on $engine', ({ emptyDatabase, ask, record }) => {
  let database: EmptyDatabase
  beforeEach(async () => {
    database = await emptyDatabase()
  })
  afterEach(() => database.drop())
  const { settings, start, refusal } = useProduction()

  const ours = () => settings({ FARSTU_DATABASE_URL: database.url })
  const done = () => ask(database.url, `select hash, created_at from ${record} order by 2`)
  const changeBy = (at: string) =>
    ask(
      database.url,
      `insert into ${record} (hash, created_at) values ('later', ${Date.parse(at)})`,
    )

  it.each(['2199-04-01', '2026-01-01'])(
    'is refused, and left as it is, whenever its change was made: %s',
    async (day) => {
      const server = await start(await ours())
      await server.end()
      await changeBy(day)
      const before = await done()
      const said = await refusal(await ours())
      expect(said).toContain('newer than this version of Farstu')
      expect(said).toContain(day)
      expect(await done()).toEqual(before)
    },
  )
})
