import { linesOf } from '../contract/plain/files/line-ends.ts'
import { isErrorValue } from './error-values.ts'
import { type Head, headReader, isBlank, type Places, type SheetColumns } from './heads.ts'
import { type PlacedRecord, tableOf } from './placed-rows.ts'
import { recordsOf, type SheetRecord } from './records.ts'
import { separatorOf, separatorTold } from './separators.ts'

export type { SheetColumns } from './heads.ts'

/**
 * A row below the head, or any row where columns go by their order.
 * @example
 * ```ts
 * import type { SheetRow } from 'farstu/server'
 *
 * export const isUsable = ({ isBroken, hasExcess }: SheetRow<'code'>): boolean =>
 *   !(isBroken || hasExcess)
 * ```
 */
export interface SheetRow<Column extends string> {
  /** On which it begins; 1 is the first of the file. */
  readonly line: number
  /** On which it ends: a later one where a cell holds a line break. */
  readonly lastLine: number
  /** As it was written, with `\n` for any line end in it. */
  readonly text: string
  /** Without blanks around them; empty where the row is shorter, or the column is not there. */
  readonly cells: Readonly<Record<Column, string>>
  /** How many cells there are, up to the last one that holds something. */
  readonly width: number
  /** Something stands where no column is: a separator too many, or a decimal comma that was taken for one. */
  readonly hasExcess: boolean
  /** Quotation marks make no sense, or swallowed other rows: what it says cannot be relied on. */
  readonly isBroken: boolean
  /** What it says cannot be told from the head: it stands above it with other cells, or is or follows another head. */
  readonly isMisplaced: boolean
  /** An error of a spreadsheet stands in a column that was asked for: `#REF!`. */
  readonly hasError: boolean
}

/** A file that names its columns, or needs none named. */
export interface ReadSheet<Column extends string> {
  readonly isRead: true
  /** False where columns go by their order. */
  readonly hasHead: boolean
  /** Those that are there, as they stand. */
  readonly columns: readonly Column[]
  /** Names of columns that nobody asked for. */
  readonly ignored: readonly string[]
  /** What the rows are read by, as it was written: a line `sep=`, the head. Empty where there is neither. */
  readonly above: string
  /** Without empty ones. */
  readonly rows: readonly SheetRow<Column>[]
}

/**
 * A file in which no row names what is needed.
 * @example
 * ```ts
 * import type { UnreadSheet } from 'farstu/server'
 *
 * export const whyNot = ({ found, missing }: UnreadSheet<'code'>): string =>
 *   `Not found: ${missing.join(', ')}. There is: ${found.join(', ')}.`
 * ```
 */
export interface UnreadSheet<Column extends string> {
  readonly isRead: false
  /** What stands in the row that comes closest, shortened where it is no head at all. */
  readonly found: readonly string[]
  /** One for each group of which there is none. */
  readonly missing: readonly Column[]
  readonly repeated: readonly Column[]
  /** Of a file with more rows than are read: how many they may be. Null where the head is what is wrong. */
  readonly most: number | null
}

/** What a spreadsheet's text says. */
export type Sheet<Column extends string> = ReadSheet<Column> | UnreadSheet<Column>

/** Among so many rows that hold something a head is looked for: titles may stand above it. */
const LOOKED_AT = 25
const SAMPLE_LINES = 60
/** Of so many, empty ones too. */
const SAMPLED = 5000
const SAMPLE_LENGTH = 2000
/** So many columns named make a head of a row, where a file needs none. */
const A_HEAD = 2
/** Rows where nothing else is asked: twice the units of a large register. */
const MOST_ROWS = 10_000
/** Lines to a row, empty ones too, and some above the head. */
const LINES_A_ROW = 3
const LINES_BESIDE = 1000
/** Of a row that is told as what was found. */
const MOST_FOUND = 20
const LONGEST_FOUND = 60

/**
 * Reads the text of a file as spreadsheets save it, or of cells as they are copied: separated by tabs, semicolons or
 * commas, or what a first line `sep=` says; any line ends; rows of separators and titles passed over. The head is the first
 * row that names the columns which are needed; what stands above it and is no title, and what follows another head, is
 * told and never lost. One bad row never stops the others.
 *
 * @example
 * ```ts
 * import { readSheet } from 'farstu/server'
 *
 * export const codesIn = (text: string): readonly string[] => {
 *   const names = { code: ['code', 'yrkeskod'] }
 *   const sheet = readSheet(text, { names, needed: [['code']] })
 *   return sheet.isRead ? sheet.rows.map(({ cells }) => cells.code) : []
 * }
 * ```
 */
export function readSheet<Column extends string>(
  text: string,
  columns: SheetColumns<Column>,
): Sheet<Column> {
  const asHead = headReader(columns)
  const { most = MOST_ROWS } = columns
  const { above, lines, from, separator } = taken(text, (record) => asHead(record).named)
  if (lines.length > most * LINES_A_ROW + LINES_BESIDE || rowsIn(lines) > most + LOOKED_AT)
    return tooMany(most)
  const records = recordsOf(lines, { separator, from }).filter(({ cells }) => !cells.every(isBlank))
  const heads = records.slice(0, LOOKED_AT).map(asHead)
  const head = heads.find(({ missing }) => missing.length === 0)
  const best = head ?? mostNamed(heads)
  if (columns.order && !head && (best?.named ?? 0) < A_HEAD) {
    if (records.length > most) return tooMany(most)
    const { placed } = tableOf(records, { head: null, columns, asHead })
    const rows = placed.map(rowReader(columns, columns.order, separator))
    const none = { isRead: true, hasHead: false, ignored: [] } as const
    return { ...none, columns: columns.order, above: above.join('\n'), rows }
  }
  if (!head || head.repeated.length > 0) return unread(best, columns)
  if (records.length - records.indexOf(head.record) - 1 > most) return tooMany(most)
  const { by, placed } = tableOf(records, { head, columns, asHead })
  const { places, record } = by ?? head
  return {
    isRead: true,
    hasHead: true,
    columns: places.filter((place) => place !== null && place !== undefined),
    ignored: record.cells.filter((_, at) => places[at] === null),
    above: [...above, record.text].join('\n'),
    rows: placed.map(rowReader(columns, places, separator)),
  }
}

const tooMany = (most: number) =>
  ({ isRead: false, found: [], missing: [], repeated: [], most }) as const

/** The lines of a text, and how their cells are parted. */
function taken(text: string, named: (record: SheetRecord) => number) {
  // Halves of signs would come back as a sign that can be seen.
  const all = linesOf(text.replace(/^\ufeff/, '').replace(/\p{Cs}/gu, ''))
  // Spreadsheets save rows that once held something.
  all.length =
    1 +
    Math.max(
      0,
      all.findLastIndex((line) => !isBlank(line.replace(/[;,]/g, ''))),
    )
  const told = separatorTold(all[0] ?? '')
  if (told !== null)
    return { above: all.slice(0, 1), lines: all.slice(1), from: 2, separator: told }
  const sample = all
    .slice(0, SAMPLED)
    .filter((line) => !isBlank(line.replace(/[;,]/g, '')))
    .slice(0, SAMPLE_LINES)
    .map((line) => line.slice(0, SAMPLE_LENGTH))
  const read = (separator: string) => recordsOf(sample, { separator, from: 1 })
  return { above: [], lines: all, from: 1, separator: separatorOf({ lines: sample, read, named }) }
}

/** How many rows there are at least, by the quotation marks that are left open. */
function rowsIn(lines: readonly string[]): number {
  let isOpen = false
  let rows = 0
  for (const line of lines) {
    if (line.includes('"') && line.split('"').length % 2 === 0) isOpen = !isOpen
    if (!isOpen && !isBlank(line.replace(/[;,"]/g, ''))) rows += 1
  }
  return rows
}

function mostNamed<Column extends string>(heads: readonly Head<Column>[]) {
  const most = Math.max(0, ...heads.map(({ named }) => named))
  return heads.find(({ named }) => named === most)
}

function unread<Column extends string>(
  head: Head<Column> | undefined,
  { needed }: SheetColumns<Column>,
): UnreadSheet<Column> {
  return {
    isRead: false,
    found: (head?.record.cells ?? [])
      .filter((cell) => !isBlank(cell))
      .slice(0, MOST_FOUND)
      .map((cell) => (cell.length > LONGEST_FOUND ? `${cell.slice(0, LONGEST_FOUND)}…` : cell)),
    missing: head?.missing ?? needed.flatMap((group) => group.slice(0, 1)),
    repeated: head?.repeated ?? [],
    most: null,
  }
}

/** Makes rows of records, by where the columns stand. */
function rowReader<Column extends string>(
  { names }: SheetColumns<Column>,
  places: Places<Column>,
  separator: string,
) {
  const columns = Object.keys(names) as Column[]
  const stand = columns.map((column) => [column, places.indexOf(column)] as const)
  const lastPlace = places.findLast((place) => place !== undefined)
  return ({ record, isMisplaced }: PlacedRecord): SheetRow<Column> => {
    const { line, lastLine, text, cells, isBroken } = record
    return {
      line,
      lastLine,
      text,
      cells: Object.fromEntries(stand.map(([column, at]) => [column, cells[at] ?? ''])) as Record<
        Column,
        string
      >,
      width: widthOf(cells),
      // A decimal comma shifts the rest into a last column that nobody asked for, where nothing else would show it.
      hasExcess:
        cells.some((cell, at) => places[at] === undefined && !isBlank(cell)) ||
        (lastPlace === null && cells.length > places.length),
      isBroken: isBroken || cells.some((cell) => isSwallowing(cell, places.length, separator)),
      isMisplaced,
      hasError: stand.some(([, at]) => isErrorValue(cells[at] ?? '')),
    }
  }
}

/** Without blank cells at the end. */
function widthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell)) + 1
}

/** A cell that holds as many line ends and separators as whole rows have: a mark was left open. */
function isSwallowing(cell: string, width: number, separator: string): boolean {
  const breaks = cell.split('\n').length - 1
  return breaks > 0 && width > 1 && cell.split(separator).length - 1 >= breaks * (width - 1)
}
