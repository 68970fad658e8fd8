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
