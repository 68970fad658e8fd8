import { readSheet, type SheetRow, type UnreadSheet } from '../../../widgets/server/index.ts'
import { at, checkRow, isTotal, type Row } from './check-row.ts'
import { checkChange, checkDuplicates, checkTotal, type Sums, sumsOf } from './check-sums.ts'
import { COLUMNS, FIGURES, type FileColumn, MAX_ROWS } from './columns.ts'
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

const ofFile = (code: ProblemCode, line: number | null, values: Problem['values'] = []) => ({
  code,
  line,
  column: null,
  values,
})

type FileRow = SheetRow<FileColumn>

/** What a file is held against. */
export interface Against {
  /** The sums of the round before, or null. */
  readonly before?: Sums | null
  /** Number of the unit that it is for. */
  readonly unit?: string | null
}

const result = (rows: readonly Row[], problems: readonly Problem[], sums: Sums): CheckedFile => {
  const warnings = problems.filter(isWarning).length
  return { rows, problems, errors: problems.length - warnings, warnings, sums }
}

const placeOf = ({ line, column }: Problem): number =>
  (line ?? 0) * COLUMNS.length + (column ? COLUMNS.indexOf(column) : 0)

const inReadingOrder = (a: Problem, b: Problem) => placeOf(a) - placeOf(b)

/** As a spreadsheet leaves a number that it took for one, and a text that it did not. */
const bare = (unit: string) =>
  unit
    .replace(/^'/, '')
    .replace(/^0+(?=.)/, '')
    .toLowerCase()

/** What is wrong with a row before its cells are looked at. */
const checkShape = (row: FileRow, unit: string | null): readonly Problem[] => {
  const problem = at(row)
  if (row.isBroken) return [problem('quotes', null)]
  if (row.isMisplaced) return [problem('misplaced', null)]
  if (row.hasExcess) return [problem('width', null, [row.width])]
  const { unitId } = row.cells
  const isOther = unit !== null && unitId !== '' && bare(unitId) !== bare(unit)
  return isOther ? [problem('otherUnit', null, [unitId])] : []
}

const checkRows = (rows: readonly FileRow[], { before = null, unit = null }: Against) => {
  const shapes = rows.flatMap((row) => checkShape(row, unit))
  const misshapen = new Set(shapes.map(({ line }) => line))
  const occupations = rows.filter((row) => !isTotal(row) && !misshapen.has(row.line))
  const own = [...shapes, ...occupations.flatMap(checkRow)]
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

/** Which columns are missing or there twice, and what stands there instead. */
const checkHead = ({ found, missing, repeated }: UnreadSheet<FileColumn>): readonly Problem[] => {
  const problem = (code: ProblemCode, columns: readonly FileColumn[]): readonly Problem[] => {
    const named = COLUMNS.filter((column) => columns.includes(column))
    const values = [found.join(', ')]
    return named.length > 0 ? [{ ...ofFile(code, null, values), columns: named }] : []
  }
  return [...problem('missingColumns', missing), ...problem('repeatedColumns', repeated)]
}

const NO_SUMS: Sums = { employees: 0, fullTime: 0 }

/** Checks a file row by row. */
export const checkFile = (text: string, against: Against = {}): CheckedFile => {
  const sheet = readSheet(text, FIGURES)
  const refused = (...problems: readonly Problem[]) => result([], problems, NO_SUMS)
  const tooMany = ofFile('tooManyRows', null, [MAX_ROWS])
  if (!sheet.isRead && sheet.most !== null) return refused(tooMany)
  if (!sheet.isRead)
    return sheet.found.length === 0 ? refused(ofFile('noRows', null)) : refused(...checkHead(sheet))
  const { rows } = sheet
  if (rows.length > MAX_ROWS) return refused(tooMany)
  return rows.every(isTotal) ? refused(ofFile('noRows', null)) : checkRows(rows, against)
}
