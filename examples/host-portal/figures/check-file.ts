import { checkHeader } from './check-header.ts'
import { at, checkRow, isTotal, type Row } from './check-row.ts'
import { checkChange, checkDuplicates, checkTotal, type Sums, sumsOf } from './check-sums.ts'
import { COLUMNS, type Column } from './columns.ts'
import { type CsvRow, readCsv } from './csv-reader.ts'
import { isWarning, type Problem, type ProblemCode } from './problem.ts'

/** A file after the check: what it holds, and what is wrong with it. */
export interface CheckedFile {
  /** With a total, if the file has one. */
  readonly rows: readonly Row[]
  readonly problems: readonly Problem[]
  readonly errors: number
  readonly warnings: number
  readonly sums: Sums
}

/** Nobody has more occupations; each row is drawn and checked on every view. */
export const MAX_ROWS = 500

const ofFile = (code: ProblemCode, line: number | null, values: Problem['values'] = []) => ({
  code,
  line,
  column: null,
  values,
})

const rowOf = ({ line, cells }: CsvRow, order: readonly (Column | null)[]): Row => {
  const cell = (column: Column) => cells[order.indexOf(column)] ?? ''
  return {
    line,
    cells: {
      code: cell('code'),
      employees: cell('employees'),
      fullTime: cell('fullTime'),
      salary: cell('salary'),
    },
  }
}

const result = (rows: readonly Row[], problems: readonly Problem[], sums: Sums): CheckedFile => {
  const warnings = problems.filter(isWarning).length
  return { rows, problems, errors: problems.length - warnings, warnings, sums }
}

const placeOf = ({ line, column }: Problem): number =>
  (line ?? 0) * COLUMNS.length + (column ? COLUMNS.indexOf(column) : 0)

const inReadingOrder = (a: Problem, b: Problem) => placeOf(a) - placeOf(b)

const checkRows = (rows: readonly Row[], before: Sums | null): CheckedFile => {
  const occupations = rows.filter((row) => !isTotal(row))
  const own = occupations.flatMap(checkRow)
  const sums = sumsOf(occupations)
  // Where an amount is wrong, sums are wrong for that reason alone.
  const isWhole = own.every(isWarning)
  const problems = [
    ...own,
    ...checkDuplicates(occupations),
    ...(isWhole ? checkTotal(rows, sums) : []),
  ].toSorted(inReadingOrder)
  return result(rows, [...problems, ...(isWhole ? checkChange(sums, before) : [])], sums)
}

const NO_SUMS: Sums = { employees: 0, fullTime: 0 }

/** Checks a file row by row. `before` are the sums of the round before, or null. */
export const checkFile = (text: string, before: Sums | null): CheckedFile => {
  const file = readCsv(text)
  const refused = (...problems: readonly Problem[]) => result([], problems, NO_SUMS)
  if (!file.rows) return refused(ofFile('quotes', file.brokenAt))
  const [first, ...others] = file.rows
  if (!first) return refused(ofFile('noRows', null))
  const { order, problems } = checkHeader(first)
  if (problems.length > 0) return refused(...problems)
  if (others.length > MAX_ROWS) return refused(ofFile('tooManyRows', null, [MAX_ROWS]))
  const rows = others.map((row) => rowOf(row, order))
  if (rows.every(isTotal)) return refused(ofFile('noRows', null))
  const uneven = others
    .map((row, index) => ({ row, target: rows[index] }))
    .filter(({ row }) => row.cells.length !== order.length)
    .flatMap(({ row, target }) => (target ? [at(target)('width', null, [row.cells.length])] : []))
  return uneven.length > 0 ? result(rows, uneven, sumsOf(rows)) : checkRows(rows, before)
}
