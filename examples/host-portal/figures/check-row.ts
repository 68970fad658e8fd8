import { WORDS } from '../words/language.ts'
import { COLUMNS, type Column } from './columns.ts'
import { hundredthsOf } from './hundredths.ts'
import type { Problem, ProblemCode } from './problem.ts'

export interface Row {
  readonly line: number
  readonly cells: Readonly<Record<Column, string>>
}

/** One occupation, in hundredths. */
export interface Figures {
  readonly employees: number
  readonly fullTime: number
  /** Mean for a full-time month, in kronor. */
  readonly salary: number
}

type Amount = keyof Figures

/** Lowest and highest, in hundredths. */
const LIMITS: Readonly<Record<Amount, readonly [number, number]>> = {
  employees: [100, 10_000_000],
  fullTime: [1, 10_000_000],
  salary: [100, 100_000_000],
}

/** Beyond these a salary is asked about. */
const USUAL_SALARY = [1_800_000, 12_000_000] as const

const CODE = /^\d{4}$/

/** What people call the last row, besides what they are asked to. */
const TOTALS: readonly string[] = [
  ...Object.values(WORDS).map(({ submissionPage }) => submissionPage.totalRow),
  ...['sum', 'totalt', 'totalsumma', 'loppusumma'],
]

/** The last row may state the sums, to be compared. */
export const isTotal = ({ cells }: Pick<Row, 'cells'>): boolean =>
  TOTALS.includes(
    cells.code
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\s:]+$/, ''),
  )

/** A problem in one cell of a row. */
export const at =
  ({ line }: Pick<Row, 'line'>) =>
  (code: ProblemCode, column: Column | null, values: Problem['values'] = []): Problem => ({
    code,
    line,
    column,
    values,
  })

const checkAmount = (row: Row, column: Amount): readonly Problem[] => {
  const problem = at(row)
  const text = row.cells[column]
  if (text === '') return [problem('empty', column)]
  const amount = hundredthsOf(text)
  if (amount === null) return [problem('number', column)]
  if (column === 'employees' && amount % 100 !== 0) return [problem('whole', column)]
  const [lowest, highest] = LIMITS[column]
  return amount < lowest || amount > highest ? [problem('limits', column, [lowest, highest])] : []
}

const checkCode = (row: Row): readonly Problem[] => {
  if (row.cells.code === '') return [at(row)('empty', 'code')]
  return CODE.test(row.cells.code) ? [] : [at(row)('code', 'code')]
}

/** What the amounts of a row say about each other; none of them is wrong by itself. */
const checkTogether = (row: Row, { employees, fullTime, salary }: Figures): readonly Problem[] => {
  const [low, high] = USUAL_SALARY
  return [
    ...(fullTime > employees ? [at(row)('moreThanEmployees', 'fullTime', [employees])] : []),
    ...(salary < low || salary > high ? [at(row)('unusualSalary', 'salary', [low, high])] : []),
  ]
}

/** The figures of a row without errors in its amounts. */
export const figuresOf = ({ cells }: Row): Figures => ({
  employees: hundredthsOf(cells.employees) ?? 0,
  fullTime: hundredthsOf(cells.fullTime) ?? 0,
  salary: hundredthsOf(cells.salary) ?? 0,
})

/** Everything about a row that can be told from itself, in the order of the columns. */
export const checkRow = (row: Row): readonly Problem[] => {
  const amounts = COLUMNS.filter((column) => column !== 'code')
  const wrong = amounts.flatMap((column) => checkAmount(row, column))
  const together = wrong.length === 0 ? checkTogether(row, figuresOf(row)) : []
  return [...checkCode(row), ...wrong, ...together]
}
