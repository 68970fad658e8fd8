import { CsvError, parse } from 'csv-parse/sync'

/** One row of a file, whatever it means. */
export interface SheetRecord {
  /** On which it begins; 1 is the first of the file. */
  readonly line: number
  /** On which it ends: a later one where a cell holds a line break. */
  readonly lastLine: number
  /** As it was written, with `\n` for any line end in it. */
  readonly text: string
  /** Without blanks around them. */
  readonly cells: readonly string[]
  /** Its quotation marks make no sense; the cells are what stands between the separators. */
  readonly isBroken: boolean
}

interface Parsed {
  readonly record: readonly string[]
  /** `lines`: on which it ends. */
  readonly info: { readonly lines: number }
}

interface Asked {
  readonly separator: string
  /** Number of the first of the lines. */
  readonly from: number
}

/**
 * The rows of some lines, empty ones too. Read as RFC 4180 has it where the quotation marks allow that, else row by row:
 * a mark that somebody forgot, or that stands for inches, spoils its own row and no other.
 */
export function recordsOf(lines: readonly string[], asked: Asked): readonly SheetRecord[] {
  if (lines.every((line) => !line.includes('"')))
    return lines.map((line, start) =>
      recordOf({ lines, start, end: start + 1, from: asked.from }, line.split(asked.separator)),
    )
  const whole = parsed(lines, asked.separator)
  if (!whole) return mended(lines, asked)
  return whole.map(({ record, info }, index) => {
    const start = whole[index - 1]?.info.lines ?? 0
    return recordOf({ lines, start, end: info.lines, from: asked.from }, record)
  })
}

/** Null where quotation marks are out of order. */
function parsed(
  lines: readonly string[],
  separator: string,
  isLoose = false,
): readonly Parsed[] | null {
  try {
    return parse(lines.join('\n'), {
      delimiter: separator,
      info: true,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: isLoose,
      // What follows a closing mark is text, where marks are loose.
      trim: !isLoose,
      ltrim: true,
    }) as unknown as readonly Parsed[]
  } catch (thrown) {
    if (thrown instanceof CsvError) return null
    throw thrown
  }
}

/**
 * So many rows are mended: each takes a tenth of a millisecond, and a file that needs more is no table. Beyond these a row
 * with a quotation mark is broken.
 */
const MOST_MENDED = 1000

function mended(lines: readonly string[], { separator, from }: Asked): readonly SheetRecord[] {
  const records: SheetRecord[] = []
  const isOdd = lines.map((line) => line.split('"').length % 2 === 0)
  let left = MOST_MENDED
  for (let start = 0; start < lines.length; start = (records.at(-1)?.lastLine ?? from) - from + 1) {
    const isMarked = lines[start]?.includes('"') ?? false
    const end = isMarked && left > 0 ? evenFrom(isOdd, start) : start + 1
    const span = { lines, start, end, from }
    const whole = end > start + 1 ? only(parsed(lines.slice(start, end), separator)) : null
    const alone = { ...span, end: start + 1 }
    records.push(whole ? recordOf(span, whole) : oneLine(alone, separator, left > 0))
    if (isMarked) left -= 1
  }
  return records
}

const only = (read: readonly Parsed[] | null) => (read?.length === 1 ? read[0]?.record : null)

/** Where the row that begins at `start` is over, by RFC 4180: with as many marks that open as close. */
function evenFrom(isOdd: readonly boolean[], start: number): number {
  let isOpen = false
  for (let at = start; at < isOdd.length; at++) {
    if (isOdd[at]) isOpen = !isOpen
    if (!isOpen) return at + 1
  }
  return start + 1
}

function oneLine(span: Span, separator: string, mayRead: boolean): SheetRecord {
  const [text = ''] = span.lines.slice(span.start, span.end)
  if (!text.includes('"')) return recordOf(span, text.split(separator))
  const read = mayRead && only(parsed([text], separator) ?? parsed([text], separator, true))
  return read ? recordOf(span, read) : { ...recordOf(span, text.split(separator)), isBroken: true }
}

interface Span {
  readonly lines: readonly string[]
  /** Of the lines, from 0; `end` is the first that is not the record's. */
  readonly start: number
  readonly end: number
  readonly from: number
}

function recordOf({ lines, start, end, from }: Span, cells: readonly string[]): SheetRecord {
  return {
    line: from + start,
    lastLine: from + end - 1,
    text: lines.slice(start, end).join('\n'),
    cells: cells.map((cell) => cell.trim()),
    isBroken: false,
  }
}
