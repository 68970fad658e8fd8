/**
 * What the tables are made of on SQLite, under the names that both engines share. All other files of
 * this folder are equal to those of `postgres/`, word for word: a change to one is made by copying it.
 *
 * Instants are epoch milliseconds, JSON and bytes are text that the domain opens.
 */
import { integer, text } from 'drizzle-orm/sqlite-core'

export {
  type AnySQLiteColumn as AnyColumn,
  index,
  primaryKey,
  sqliteTable as table,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

export const whole = (name: string) => integer(name, { mode: 'number' })
export const instant = (name: string) => whole(name)
export const flag = (name: string) => integer(name, { mode: 'boolean' })
/** Text that sorts by its bytes, so that a range is a beginning; SQLite's way with all text. */
export const byteOrdered = text
