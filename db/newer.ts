import type { MigrationMeta } from 'drizzle-orm/migrator'
import { CannotStart } from '../api/ports/cannot-start.ts'

/**
 * Refuses a database that was changed by a version that these migrations do not come from: this one
 * would write rows that the other does not expect.
 * @param done what the database says was done to it: when each migration was made, in ms.
 */
export const refuseNewer = (
  done: readonly number[],
  migrations: readonly MigrationMeta[],
): void => {
  const known = new Set(migrations.map(({ folderMillis }) => folderMillis))
  const unknown = done.filter((at) => !known.has(at))
  if (unknown.length === 0) return
  const [day] = new Date(Math.max(...unknown)).toISOString().split('T')
  throw new CannotStart(
    [
      `The database is newer than this version of Farstu: it was brought up to date by one that`,
      `has changes of ${day}. Start that version, or a later one. To go back, restore the back-up`,
      'that was made before it was updated. Nothing was changed.',
    ].join('\n'),
  )
}
