/**
 * Rows in the order in which a transaction writes the units they stand for. PostgreSQL keeps what is
 * written until the end, so two transactions with another order each would wait for each other. By
 * UTF-16 code units and not by a query, for each database sorts text in its own way.
 *
 * @param externalIdOf of the unit; null, where there is none, comes first.
 */
export function inLockOrder<Row>(
  rows: readonly Row[],
  externalIdOf: (row: Row) => string | null,
): readonly Row[] {
  return rows.toSorted((a, b) => compare(externalIdOf(a) ?? '', externalIdOf(b) ?? ''))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
