import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { Client } from 'pg'
import { refuseNewer } from '../newer.ts'

/** Any number that nobody else in this database takes as an advisory lock: "farstu" in ASCII. */
const migrationLock = 0x666172737475

/** Where Drizzle, and its tools, write down what has been done. */
const record = 'drizzle.__drizzle_migrations'

/**
 * All or nothing, one process at a time; the next one finds it done. Over a connection of its own,
 * without the limits of requests: a table may take long to change, and the other process as long
 * before it. Drizzle's own migrator looks at what has been done before its transaction begins, so it
 * would need a lock that outlives transactions, which not every server, nor every pooler, has.
 */
export const migratePostgres = async (
  url: string,
  { migrationsFolder, connectWithinMs }: { migrationsFolder: string; connectWithinMs: number },
): Promise<void> => {
  const migrations = readMigrationFiles({ migrationsFolder })
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectWithinMs })
  // A connection that breaks is told by the query that it breaks.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await apply(client, migrations)
    await client.query('commit')
  } finally {
    // Closing the connection undoes what is not committed.
    await client.end()
  }
}

const apply = async (client: Client, migrations: readonly MigrationMeta[]): Promise<void> => {
  const done = await whatIsDone(client)
  refuseNewer(done, migrations)
  for (const { sql, hash, folderMillis } of migrations) {
    if (done.includes(folderMillis)) continue
    for (const statement of sql) await client.query(statement)
    await client.query(`insert into ${record} (hash, created_at) values ($1, $2)`, [
      hash,
      folderMillis,
    ])
  }
}

/** When each migration was made that the database has, in ms; the table of them is made with the first. */
const whatIsDone = async (client: Client): Promise<readonly number[]> => {
  const { rows: there } = await client.query('select to_regclass($1) as name', [record])
  if (there[0]?.name === null) {
    await client.query('create schema if not exists drizzle')
    await client.query(
      `create table ${record} (id serial primary key, hash text not null, created_at bigint)`,
    )
  }
  const { rows } = await client.query<{ created_at: string }>(`select created_at from ${record}`)
  return rows.map((row) => Number(row.created_at))
}
