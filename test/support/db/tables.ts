import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../../db/open-store.ts'
import { once } from '../once.ts'
import { scratch } from '../scratch.ts'
import { databaseIn } from './database-in.ts'

export const migrationsRoot = fileURLToPath(new URL('../../../db', import.meta.url))

/** The bytes of a SQLite file with the tables in it and no rows: migrated once in a process. */
export const tables = once(async (): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(scratch, 'farstu-tables-'))
  const url = join(folder, 'farstu.db')
  const store = await openStore({ url, migrationsRoot })
  const bytes = databaseIn(url)
  await store.close()
  await rm(folder, { recursive: true, force: true })
  return bytes
})
