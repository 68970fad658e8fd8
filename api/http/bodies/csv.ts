import type { Context } from 'hono'
import { BYTE_ORDER_MARK, type CsvRow, csvLine } from '../../contract/plain/files/csv-line.ts'
import { LANGUAGE_FACTS } from '../../contract/plain/language-facts.ts'
import type { Language } from '../../contract/plain/languages.ts'
import type { AppEnv } from '../app-env.ts'

interface CsvFile {
  /** Without the ending. */
  readonly name: string
  readonly language: Language
  /** In that language. */
  readonly heads: CsvRow
  /** Page by page; asked for as fast as the reader takes them. */
  readonly rows: AsyncIterable<readonly CsvRow[]>
}

/**
 * A table to be saved, UTF-8. The first part is there before anything is answered, so that a fault of
 * ours is still a problem and not half a file.
 */
export async function csvFile(
  c: Context<AppEnv>,
  { name, language, heads, rows }: CsvFile,
): Promise<Response> {
  // What spreadsheets in that language take apart; a `sep=` line would make Excel forget the encoding.
  const { separator } = LANGUAGE_FACTS[language]
  const encoder = new TextEncoder()
  const bytesOf = (part: readonly CsvRow[], before = '') =>
    encoder.encode(before + part.map((row) => csvLine(row, separator)).join(''))
  const parts = rows[Symbol.asyncIterator]()
  const first = await parts.next()
  const body = new ReadableStream<Uint8Array>({
    start(out) {
      out.enqueue(bytesOf([heads, ...(first.done ? [] : first.value)], BYTE_ORDER_MARK))
    },
    async pull(out) {
      const part = await parts.next()
      if (part.done) return out.close()
      out.enqueue(bytesOf(part.value))
    },
  })
  return c.body(body, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    // A header takes no more than this; a portal that was made up may be called anything.
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w-]/g, '_')}.csv"`,
  })
}
