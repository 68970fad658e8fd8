/** The few SQL fragments that the builder lacks; each means the same on both engines. */
import { type Column, eq, isNull, or, type Placeholder, type SQL, sql } from 'drizzle-orm'

/** `column + 1`, named with its table: PostgreSQL asks for that in an upsert. */
export const plusOne = (column: Column): SQL => sql`${column} + 1`

export const minusOne = (column: Column): SQL => sql`${column} - 1`

export const sum = (a: Column, b: Column): SQL<number> => sql<number>`${a} + ${b}`

/** Of all rows; 0 where there are none. PostgreSQL gives it as text. */
export const total = (column: Column): SQL<number> =>
  sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)

/** Of all rows of a group. PostgreSQL gives it as text. */
export const greatest = (column: Column): SQL<number> => sql<number>`max(${column})`.mapWith(Number)

/** The value that the refused row of an upsert would have had. */
export const excluded = (column: Column): SQL => sql`excluded.${sql.identifier(column.name)}`

/** A value as the column holds it, where nothing else says of which type it is. */
export const heldBy = (column: Column, value: string): SQL<string> =>
  sql<string>`cast(${sql.param(value, column)} as ${sql.raw(column.getSQLType())})`

/** Equality under which null is equal to null. */
export const same = (column: Column, value: string | null): SQL =>
  value === null ? isNull(column) : eq(column, value)

/** To order by: rows that meet the condition come before those that do not, or of which it is not known. */
export const firstWhen = (condition: SQL): SQL => sql`case when ${condition} then 0 else 1 end`

/** The condition holds, or there is nothing to hold it against. */
export const nullOr = (column: Column, condition: SQL): SQL | undefined =>
  or(isNull(column), condition)

/**
 * A limit that stands in the query's text. SQLite compiles a query anew each time a limit is bound to
 * it. The builder takes any SQL here, only its types say less.
 */
export const atMost = (rows: number): Placeholder => sql.raw(String(rows)) as unknown as Placeholder

/** Reads every row; a range over `byteOrdered` text is quicker, where there is such a column. */
export const beginsWith = (column: Column, text: string): SQL =>
  sql`substr(${column}, 1, ${sql.raw(String(text.length))}) = ${text}`
