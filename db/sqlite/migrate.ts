import type Database from 'better-sqlite3'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { refuseNewer } from '../newer.ts'

/**
 * Brings the tables up to date, all or nothing. Drizzle's own migrator reads what has been done
 * before it begins its transaction, so two processes that start together would do it twice; and
 * `foreign_keys`, which must be off while a table is made anew under its references, cannot be
 * switched inside a transaction. Both are put right here; the table of what has been done is the
 * same.
 */
export const migrateSqlite = (client: Database.Database, migrationsFolder: string): void => {
  const migrations = readMigrationFiles({ migrationsFolder })
  client.pragma('foreign_keys = OFF')
  try {
    client.transaction(() => apply(client, migrations)).immediate()
  } finally {
    client.pragma('foreign_keys = ON')
  }
}

const apply = (client: Database.Database, migrations: readonly MigrationMeta[]): void => {
  client.exec(
    `create table if not exists "__drizzle_migrations"
       (id integer primary key, hash text not null, created_at numeric)`,
  )
  const done = client
    .prepare('select created_at from "__drizzle_migrations"')
    .pluck()
    .all()
    .map(Number)
  refuseNewer(done, migrations)
  const record = client.prepare(
    'insert into "__drizzle_migrations" (hash, created_at) values (?, ?)',
  )
  const missing = migrations.filter(({ folderMillis }) => !done.includes(folderMillis))
  for (const { sql, hash, folderMillis } of missing) {
    for (const statement of sql) client.exec(statement)
    record.run(hash, folderMillis)
  }
  // Looks at every row there is: a start with nothing to do must not wait for that.
  if (missing.length > 0) assertReferences(client)
}

const assertReferences = (client: Database.Database): void => {
  const broken = client.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) {
    throw new Error(`A migration would leave ${broken.length} rows that point at nothing`)
  }
}
