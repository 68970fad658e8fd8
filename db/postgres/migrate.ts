import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'
import { refuseNewer } from '../newer.ts'

/** Any number that nobody else in this database takes as an advisory lock: "farstu" in ASCII. */
const migrationLock = 0x666172737475

/** Where Drizzle writes down what has been done. */
const record = 'drizzle.__drizzle_migrations'

/**
 * One process at a time; the next one finds it done. Over a connection of its own, without the
 * limits of requests: a table may take long to change, and the other process as long before it.
 */
export const migratePostgres = async (
  url: string,
  { migrationsFolder, connectWithinMs }: { migrationsFolder: string; connectWithinMs: number },
): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectWithinMs })
  // A connection that breaks is told by the query that it breaks.
  client.on('error', () => undefined)
  try {
    await client.connect()
    // Closing the connection gives it back, whatever happens.
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    refuseNewer(await done(client), readMigrationFiles({ migrationsFolder }))
    await migrate(drizzle(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}

const done = async (client: Client): Promise<readonly number[]> => {
  const { rows: there } = await client.query('select to_regclass($1) as name', [record])
  if (there[0]?.name === null) return []
  const { rows } = await client.query<{ created_at: string }>(`select created_at from ${record}`)
  return rows.map((row) => Number(row.created_at))
}
