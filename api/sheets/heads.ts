import type { SheetRecord } from './records.ts'

/**
 * What is wanted of a file.
 * @example
 * ```ts
 * import type { SheetColumns } from 'farstu/server'
 *
 * export const FIGURES: SheetColumns<'code' | 'employees'> = {
 *   names: { code: ['code'], employees: ['employees', 'anställda'] },
 *   needed: [['code'], ['employees']],
 * }
 * ```
 */
export interface SheetColumns<Column extends string> {
  /** What heads call each column, in any language. Case, accents, blanks, hyphens and what stands in parentheses are nothing to them. */
  readonly names: Readonly<Record<Column, readonly string[]>>
  /** A head names at least one column of each of these. */
  readonly needed: readonly (readonly Column[])[]
  /** The order of columns where no row names them. Left out, a file must have a head. */
  readonly order?: readonly Column[]
  /** A cell that looks so belongs to a row of data, even above the head. */
  readonly sure?: RegExp
  /** So many rows are read, and nothing of a file that has more; 10,000 where it is left out. */
  readonly most?: number
}

/** Where each column stands in a row: null under a name that nobody asked for, undefined under none. */
export type Places<Column extends string> = readonly (Column | null | undefined)[]

/** What a row would be as a head. */
export interface Head<Column extends string> {
  readonly record: SheetRecord
  readonly places: Places<Column>
  /** The first column of each group that is not there. */
  readonly missing: readonly Column[]
  readonly repeated: readonly Column[]
  /** How many of the columns it names. */
  readonly named: number
  /** It names columns, and holds nothing else. */
  readonly isOnlyNames: boolean
}

/** Nobody calls a column by more. */
const LONGEST_NAME = 100

/** A name of a column as it is compared: letters and digits alone. */
function folded(name: string): string {
  return name
    .slice(0, LONGEST_NAME)
    .replace(/\([^)]*\)/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A cell in which nothing can be seen. */
export const isBlank = (cell: string): boolean => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(cell)

/** Looks at a row as if it were the head. */
export function headReader<Column extends string>({ names, needed }: SheetColumns<Column>) {
  const columns = Object.keys(names) as Column[]
  const known = new Map(
    columns.flatMap((column) => names[column].map((name) => [folded(name), column] as const)),
  )
  return (record: SheetRecord): Head<Column> => {
    const places = record.cells.map((cell) =>
      isBlank(cell) ? undefined : (known.get(folded(cell)) ?? null),
    )
    const times = (column: Column) => places.filter((place) => place === column).length
    return {
      record,
      places,
      missing: needed.flatMap((group) => (group.some(times) ? [] : group.slice(0, 1))),
      repeated: columns.filter((column) => times(column) > 1),
      named: columns.filter((column) => times(column) > 0).length,
      isOnlyNames: !places.includes(null),
    }
  }
}
