import { CsvError, parse } from 'csv-parse/sync'

/** One row of a file, with the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** The rows, or the line at which the quotation marks cannot be made sense of. */
export type CsvFile =
  | { readonly rows: readonly CsvRow[] }
  | { readonly rows: null; readonly brokenAt: number }

/** With its place in the file: the line on which it ends. */
interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** The first line decides: semicolon before tab before comma, since a name may hold a comma. */
const delimiterOf = (text: string): string => {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  return [';', '\t'].find((sign) => header.includes(sign)) ?? ','
}

const parsed = (text: string): readonly Parsed[] => {
  const records: unknown = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    // Told row by row, with everything else.
    relax_column_count: true,
    trim: true,
  })
  return records as readonly Parsed[]
}

/** Reads RFC 4180 with any of three delimiters. Blank lines are passed over, and counted. */
export const readCsv = (text: string): CsvFile => {
  try {
    const records = parsed(text)
    const rows = records.map(({ record }, index) => ({
      line: (records[index - 1]?.info.lines ?? 0) + 1,
      cells: record,
    }))
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { rows: null, brokenAt: Number(Reflect.get(error, 'lines') ?? 1) }
  }
}
