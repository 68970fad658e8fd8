/** Rows straight into SQLite, many at a time. */
import type Database from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

const ROWS_AT_ONCE = 40

export interface Inserter<Row> {
  add(row: Row): void
  /** Writes what waits. */
  flush(): void
}

/** Takes rows of a table as the schema has them; they are written a handful at a time. */
export function createInserter<T extends SQLiteTable>(
  client: Database.Database,
  table: T,
): Inserter<T['$inferSelect']> {
  const columns = Object.entries(getTableColumns(table))
  const keys = columns.map(([key]) => key)
  /** As the driver takes it: it knows no booleans. */
  const written = (value: unknown, column: { mapToDriverValue(value: unknown): unknown }) =>
    value === null ? null : column.mapToDriverValue(value)
  const row = `(${keys.map(() => '?').join()})`
  const into = `insert into "${getTableName(table)}" (${columns.map(([, { name }]) => `"${name}"`).join()}) values `
  const prepare = (rows: number) =>
    client.prepare(into + Array.from({ length: rows }, () => row).join())
  const many = prepare(ROWS_AT_ONCE)
  let values: unknown[] = []
  return {
    add(added: Readonly<Record<string, unknown>>) {
      for (const [key, column] of columns) values.push(written(added[key], column))
      if (values.length < ROWS_AT_ONCE * keys.length) return
      many.run(values)
      values = []
    },
    flush() {
      if (values.length > 0) prepare(values.length / keys.length).run(values)
      values = []
    },
  }
}

/**
 * Takes the indexes of tables away while rows are added, and makes them again: sorting once is
 * quicker than placing each row. Those that keep rows unique in the schema's own words stay.
 */
export function withoutIndexes(
  client: Database.Database,
  tables: readonly SQLiteTable[],
  work: () => void,
): void {
  const names = tables.map((table) => `'${getTableName(table)}'`).join()
  const indexes = client
    .prepare(
      `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in (${names})`,
    )
    .all() as readonly { readonly name: string; readonly sql: string }[]
  for (const { name } of indexes) client.exec(`drop index "${name}"`)
  work()
  for (const { sql } of indexes) client.exec(sql)
}
