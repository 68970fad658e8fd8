import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'

export type CsvRow = readonly string[]

interface CsvFile {
  /** Without the ending. */
  readonly name: string
  readonly head: CsvRow
  /** Part by part; asked for as fast as the reader takes them. */
  readonly rows: AsyncIterable<readonly CsvRow[]>
}

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/
/** Byte order mark: without it Excel reads UTF-8 as the code page of the machine. */
const BOM = '\u{feff}'

/** A line of CSV (RFC 4180), with its end. Text that would calculate gets an apostrophe before it. */
export function csvLine(cells: CsvRow): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * A table to be saved: separated by commas, UTF-8. The first part is there before anything is
 * answered, so that a fault of ours is still a problem and not half a file.
 */
export async function csvFile(c: Context<AppEnv>, { name, head, rows }: CsvFile) {
  const parts = rows[Symbol.asyncIterator]()
  const first = await parts.next()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(out) {
      const begun = first.done ? [] : first.value
      out.enqueue(encoder.encode(BOM + [head, ...begun].map(csvLine).join('')))
    },
    async pull(out) {
      const part = await parts.next()
      if (part.done) return out.close()
      out.enqueue(encoder.encode(part.value.map(csvLine).join('')))
    },
  })
  return c.body(body, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  })
}
