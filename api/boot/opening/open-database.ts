import { isPostgres, openStore, sqliteFileOf } from '../../../db/open-store.ts'
import { systemClock } from '../../adapters/system-clock.ts'
import { systemRandom } from '../../adapters/system-random.ts'
import type { Config } from '../../config/config.ts'
import type { Keys } from '../../config/key-ring.ts'
import { CannotStart } from '../../ports/cannot-start.ts'
import type { Store } from '../../ports/store/store.ts'
import { folderFault } from './folder-faults.ts'
import { assertKeysOfDatabase } from './keys-of-database.ts'
import { postgresFault } from './postgres-faults.ts'

/**
 * The database of this configuration, up to date, and known to be the one that these keys belong to.
 * The server and every command begin here, so that nothing is written with the wrong ones.
 * @throws CannotStart
 */
export async function openDatabase(
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
