import { dirname, join, resolve } from 'node:path'
import { isPostgres, sqliteFileOf } from '../../../db/open-store.ts'
import type { Config } from '../../config/config.ts'

/**
 * Where the journal of what is taken from people lies: where the settings say, else beside a SQLite file. Null
 * for nowhere: PostgreSQL has no folder here, and its processes may run on several machines.
 */
export function journalPlace({
  journal,
  databaseUrl,
}: Pick<Config, 'journal' | 'databaseUrl'>): string | null {
  if (journal !== null) return journal
  if (isPostgres(databaseUrl)) return null
  return join(dirname(resolve(sqliteFileOf(databaseUrl))), 'taken-away.jsonl')
}
