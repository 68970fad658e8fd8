type Key<Row> = (row: Row) => string | number

/**
 * By the first of the keys that differs; text by its code units. An `order by` follows a language on some
 * servers, and what people see, or write to a file, is to come in one order everywhere.
 */
export const inOrder = <Row>(rows: readonly Row[], ...keys: readonly Key<Row>[]): readonly Row[] =>
  rows.toSorted((a, b) => keys.reduce((found, key) => found || compare(key(a), key(b)), 0))

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : Number(a > b))
