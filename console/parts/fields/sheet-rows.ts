import type { SheetRowView, UnreadColumns } from '../../../api/contract/console/sheet-wire.ts'
import { linesOf } from '../../../api/contract/plain/files/line-ends.ts'
import type { Words } from '../../words/chosen-language.ts'

/** Rows that stay in a field, below what they are read by, each with the line that it is on then. */
export function leftRows<Row extends SheetRowView>(above: string, rows: readonly Row[]) {
  const left: Row[] = []
  let next = above === '' ? 1 : above.split('\n').length + 1
  for (const row of [...rows].sort((a, b) => a.line - b.line)) {
    const last = next + row.lastLine - row.line
    left.push({ ...row, line: next, lastLine: last })
    next = last + 1
  }
  const parts = [...(above === '' ? [] : [above]), ...left.map(({ text }) => text)]
  return { text: left.length === 0 ? '' : parts.join('\n'), rows: left }
}

interface Left {
  readonly above: string
  readonly rows: readonly SheetRowView[]
}

/** A text that was changed while rows of it were sent: without their lines, each once, and with what was typed since. */
export function withoutLines(now: string, sent: string, { above, rows }: Left): string {
  const gone = new Map<string, number>()
  const count = (text: string, by: number): void => {
    for (const line of text.split('\n')) gone.set(line, (gone.get(line) ?? 0) + by)
  }
  count(sent, 1)
  for (const text of [above, ...rows.map((row) => row.text)]) count(text, -1)
  const kept = now.split('\n').filter((line) => {
    const more = gone.get(line) ?? 0
    gone.set(line, more - 1)
    return more < 1
  })
  const text = kept.join('\n')
  return text.trim() === above.trim() ? '' : text
}

/** Around a cell: what parts it from others, and marks that may stand around it. */
const BEFORE = /(?:^|[\t;,|])\s*"?\s*$/
const AFTER = /^\s*"?\s*(?:$|[\t;,|])/
/** How a text may stand in a cell. */
const SPELLINGS = [(text: string) => text, (text: string) => text.replaceAll('"', '""')]

/** A row with another text in the cell that says `was`; null where no cell is found to say just that. */
export function withCell(row: string, was: string, becomes: string): string | null {
  for (const spell of SPELLINGS) {
    const cell = spell(was)
    for (let at = row.indexOf(cell); at >= 0; at = row.indexOf(cell, at + 1)) {
      const [before, after] = [row.slice(0, at), row.slice(at + cell.length)]
      if (BEFORE.test(before) && AFTER.test(after)) return before + spell(becomes) + after
    }
  }
  return null
}

/** A text with other lines where a row stood. */
export function withRow(
  text: string,
  { line, lastLine }: SheetRowView,
  replacement: string,
): string {
  const lines = linesOf(text)
  lines.splice(line - 1, lastLine - line + 1, replacement)
  return lines.join('\n')
}

/** Why no row was read: what was looked for, and what is there. */
export function unreadInWords<Column extends string>(
  { sheet }: Words,
  { found, missing, repeated, most }: UnreadColumns<Column>,
  nameOf: (column: Column) => string,
): string {
  const list = (columns: readonly Column[]) => columns.map(nameOf).join(', ')
  if (most !== null) return sheet.tooMany({ most })
  if (found.length === 0) return sheet.nothing({ columns: list(missing) })
  const there = found.join(', ')
  return missing.length > 0
    ? sheet.missing({ columns: list(missing), found: there })
    : sheet.repeated({ columns: list(repeated), found: there })
}
