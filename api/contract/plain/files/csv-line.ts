/** Cells of a line. */
export type CsvRow = readonly string[]

/**
 * What spreadsheets take for the beginning of a formula, at the beginning of a cell: also of one that
 * there would be if the file were taken apart by another separator, or without regard to quotes.
 */
const FORMULA = /(?<=^|[,;\t\r\n"])(?=[=+\-@＝＋－＠])|^(?=[\t\r])/g
const NEEDS_QUOTES = /[",;\t\r\n]/
/** Without it at the beginning Excel reads UTF-8 as the code page of the machine. */
export const BYTE_ORDER_MARK = '\u{feff}'

/**
 * A line of CSV (RFC 4180), with its end. Text that would calculate gets an apostrophe before it, also where a spreadsheet
 * takes the line apart by another separator than `separator`.
 * @example
 * ```ts
 * import { csvLine } from 'farstu/server'
 *
 * export const fileOf = (rows: readonly (readonly string[])[]): string =>
 *   `\ufeff${rows.map((row) => csvLine(row, ';')).join('')}`
 * ```
 */
export function csvLine(cells: CsvRow, separator = ','): string {
  return `${cells.map(cellOf).join(separator)}\r\n`
}

function cellOf(text: string): string {
  const harmless = text.replace(FORMULA, "'")
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
