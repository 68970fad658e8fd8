import { copySqlite } from '../../../db/copies.ts'
import { isPostgres, sqliteFileOf } from '../../../db/open-store.ts'
import type { ReadInstallation } from '../installation.ts'
import { folderFault } from '../opening/folder-faults.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage-error.ts'

/** `farstu backup <file>`: a copy of the database, while the server runs; it changes nothing there. */
export const backup =
  (read: ReadInstallation): Command =>
  async ([to, ...more], { say, now }) => {
    if (!to || more.length > 0)
      throw new UsageError('Say: farstu backup <file that is not there yet>')
    const { config } = await read()
    if (isPostgres(config.databaseUrl))
      throw new UsageError('PostgreSQL is copied by its own tools: pg_dump --format=custom')
    const file = sqliteFileOf(config.databaseUrl)
    try {
      copySqlite(file, to, now())
    } catch (fault) {
      throw folderFault(fault, { what: 'The copy', path: to, instead: `see to ${file}` })
    }
    say(`Copied to ${to}, and checked. The keys are not in it: keep them elsewhere.`)
  }
