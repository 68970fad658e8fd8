/**
 * The twin of `sqlite/columns.ts`; see there.
 *
 * Every number is a bigint read as a JavaScript number: no counter can overflow before it would
 * on SQLite, and 2^53 milliseconds are 285,000 years.
 */
import { bigint, boolean, customType } from 'drizzle-orm/pg-core'

export {
  type AnyPgColumn as AnyColumn,
  index,
  pgTable as table,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

export const whole = (name: string) => bigint(name, { mode: 'number' })
export const instant = (name: string) => whole(name)
export const flag = (name: string) => boolean(name)
/**
 * Text that sorts by its bytes, so that a range is a beginning: as bytes, which every server sorts alike.
 * The order of its text is a language's, and not all know a collation by one name.
 */
export const byteOrdered = customType<{ data: string; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (text) => Buffer.from(text),
  fromDriver: (bytes) => bytes.toString(),
})
