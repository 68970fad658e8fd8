import { isPostgres, openStore, sqliteFileOf } from '../../../db/open-store.ts'
import { createFileJournal } from '../../adapters/file-journal.ts'
import { systemClock } from '../../adapters/system-clock.ts'
import { systemRandom } from '../../adapters/system-random.ts'
import type { Config } from '../../config/config.ts'
import type { Keys } from '../../config/key-ring.ts'
import { notingStore } from '../../domain/restoring/noting-store.ts'
import { CannotStart } from '../../ports/cannot-start.ts'
import type { Store } from '../../ports/store/store.ts'
import { folderFault } from './folder-faults.ts'
import { journalPlace } from './journal-place.ts'
import { assertKeysOfDatabase } from './keys-of-database.ts'
import { postgresFault } from './postgres-faults.ts'

/**
 * The database of this configuration, up to date, and known to be the one that these keys belong to.
 * The server and every command begin here, so that nothing is written with the wrong ones.
 * @throws CannotStart
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'alphabet' | 'journal'>,
  keys: Keys,
  migrationsRoot: string,
): Promise<Store> {
  const store = await openCopy(config, keys, migrationsRoot)
  const journal = journalPlace(config)
  const own = await closingAfterFault(store, () => refuseCopy(store))
  return journal === null ? own : noting(own, journal)
}

/**
 * The same of a database that may be a copy, which is to be restored.
 * @throws CannotStart
 */
export async function openCopy(
  { databaseUrl, alphabet }: Pick<Config, 'databaseUrl' | 'alphabet'>,
  keys: Keys,
  migrationsRoot: string,
): Promise<Store> {
  try {
    const store = await openStore({ url: databaseUrl, alphabet, migrationsRoot })
    return await closingAfterFault(store, () =>
      assertKeysOfDatabase(keys, { store, random: systemRandom, clock: systemClock }),
    )
  } catch (fault) {
    throw explained(fault, databaseUrl)
  }
}

/** In a copy all that was used, ended or taken since is alive again. */
async function refuseCopy(store: Store): Promise<void> {
  const madeAt = await store.run(() => store.copies.madeAt())
  if (madeAt === null) return
  throw new CannotStart(
    [
      `This database is a copy of ${new Date(madeAt).toISOString()}, put in place as it was: codes that`,
      'were used, sessions that were ended and people who were suspended since are alive in it. Put it',
      'elsewhere, and restore it: farstu restore <copy>. Nothing was changed.',
    ].join('\n'),
  )
}

async function noting(store: Store, journal: string): Promise<Store> {
  try {
    return notingStore(store, createFileJournal(journal), systemClock)
  } catch (fault) {
    await store.close()
    const place = { what: 'The journal', path: journal, instead: 'name another in FARSTU_JOURNAL' }
    throw folderFault(fault, place)
  }
}

/** The store, once the work is done; closed when it fails. */
export async function closingAfterFault(store: Store, work: () => Promise<void>): Promise<Store> {
  try {
    await work()
    return store
  } catch (fault) {
    await store.close()
    throw fault
  }
}

function explained(fault: unknown, url: string): CannotStart {
  if (fault instanceof CannotStart) return fault
  if (isPostgres(url)) return postgresFault(fault, url)
  return folderFault(fault, {
    what: 'The database',
    path: sqliteFileOf(url),
    instead: 'name another place: FARSTU_DATA_DIR, or FARSTU_DATABASE_URL',
  })
}
