import { copyFile, mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { assertSound, isInUse, putInPlace } from '../../../db/copies.ts'
import { isPostgres, sqliteFileOf } from '../../../db/open-store.ts'
import type { ReadJournal } from '../../adapters/file-journal.ts'
import { createDomain } from '../../domain/domain.ts'
import type { Restored } from '../../domain/restoring/restoring.ts'
import { CannotStart } from '../../ports/cannot-start.ts'
import { compose } from '../compose.ts'
import type { Installation, ReadInstallation } from '../installation.ts'
import { folderFault } from '../opening/folder-faults.ts'
import { openCopy } from '../opening/open-database.ts'
import type { Command } from './command.ts'
import { journalsOf } from './journals.ts'
import { readOptions } from './options.ts'
import { restoredWords } from './restored-words.ts'
import { UsageError } from './usage-error.ts'

const SAY = 'Say: farstu restore <copy> [--journal <file>]… [--without-journal]'
const OPTIONS = {
  journal: { type: 'string', multiple: true },
  'without-journal': { type: 'boolean' },
} as const

/**
 * `farstu restore [<copy>]`: on SQLite the copy takes the place of the database, on PostgreSQL the database was
 * filled by `pg_restore` before. The copy is brought up to date beside the database; until that has been done,
 * nothing is changed.
 */
export const restore =
  (read: ReadInstallation): Command =>
  async (args, { say, now }) => {
    const { values, positionals } = readOptions(args, { options: OPTIONS, allowPositionals: true })
    const installation = await read()
    const [copy, ...more] = positionals
    const isInServer = isPostgres(installation.config.databaseUrl)
    if (more.length > 0 || isInServer !== (copy === undefined))
      throw new UsageError(
        isInServer
          ? 'Say: farstu restore [--journal <file>]…, without a copy: pg_restore has brought it'
          : SAY,
      )
    const journal = await journalsOf(installation.config, {
      named: values.journal ?? [],
      isWithout: values['without-journal'] === true,
    })
    const { databaseUrl } = installation.config
    const work = { installation, journal, now: now() }
    if (copy === undefined) say(restoredWords(await upToDate(databaseUrl, work), null))
    else say(await inPlace(copy, sqliteFileOf(databaseUrl), work))
  }

interface Work {
  readonly installation: Installation
  /** Null for none. */
  readonly journal: ReadJournal | null
  readonly now: number
}

async function inPlace(copy: string, file: string, work: Work): Promise<string> {
  if (isInUse(file)) throw inUse(file)
  const partial = `${file}.restoring`
  const ends = ['', '-wal', '-shm', '-journal']
  const clear = () => Promise.all(ends.map((end) => rm(`${partial}${end}`, { force: true })))
  try {
    await clear()
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await copyFile(copy, partial)
    assertSound(partial)
    const restored = await upToDate(partial, work)
    return restoredWords(restored, placed(partial, file, work.now))
  } catch (fault) {
    if (fault instanceof CannotStart || fault instanceof UsageError) throw fault
    throw folderFault(fault, { what: 'The copy', path: copy, instead: 'name another copy' })
  } finally {
    await clear()
  }
}

/** A server may have been started since it was asked whether there is one. */
function placed(from: string, file: string, now: number): string | null {
  try {
    return putInPlace(from, file, now)
  } catch (fault) {
    const isTaken =
      fault instanceof Error &&
      'code' in fault &&
      (fault.code === 'SQLITE_BUSY' || fault.code === 'EEXIST')
    throw isTaken ? inUse(file) : fault
  }
}

const inUse = (file: string) =>
  new CannotStart(`The database ${file} is in use. Stop the server first.`)

/** Migrated, held against the keys, and with nothing alive in it that has ended since. */
async function upToDate(url: string, { installation, journal }: Work): Promise<Restored> {
  const { config, keys, migrationsRoot } = installation
  const store = await openCopy({ ...config, databaseUrl: url }, keys, migrationsRoot)
  try {
    return await createDomain(compose(config, keys, store).services).restore(journal)
  } finally {
    await store.close()
  }
}
