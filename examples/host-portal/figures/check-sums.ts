import { at, type Figures, figuresOf, isTotal, type Row } from './check-row.ts'
import { hundredthsOf } from './hundredths.ts'
import type { Problem } from './problem.ts'

/** Totals of a file, in hundredths. */
export type Sums = Pick<Figures, 'employees' | 'fullTime'>

/** More than this since the round before is asked about. */
const USUAL_CHANGE = 0.2

export const sumsOf = (rows: readonly Row[]): Sums => {
  const figures = rows.map(figuresOf)
  const sum = (column: keyof Sums) => figures.reduce((all, one) => all + one[column], 0)
  return { employees: sum('employees'), fullTime: sum('fullTime') }
}

/** Each occupation once; told at the later row. */
export const checkDuplicates = (rows: readonly Row[]): readonly Problem[] => {
  const first = new Map<string, number>()
  return rows.flatMap((row) => {
    const { code } = row.cells
    const earlier = first.get(code)
    if (earlier === undefined) first.set(code, row.line)
    return earlier === undefined || code === '' ? [] : [at(row)('duplicate', 'code', [earlier])]
  })
}

/** A total is compared with the rows above it, and nothing comes after it. */
export const checkTotal = (rows: readonly Row[], sums: Sums): readonly Problem[] => {
  const index = rows.findIndex(isTotal)
  const total = rows[index]
  if (!total) return []
  const differs = (['employees', 'fullTime'] as const).filter(
    (column) => hundredthsOf(total.cells[column]) !== sums[column],
  )
  return [
    ...differs.map((column) => at(total)('total', column, [sums[column]])),
    ...rows.slice(index + 1).map((row) => at(row)('rowAfterTotal', null)),
  ]
}

/** `before` are the sums of the round before, where there are any. */
export const checkChange = (sums: Sums, before: Sums | null): readonly Problem[] => {
  if (!before || Math.abs(sums.employees / before.employees - 1) <= USUAL_CHANGE) return []
  const values = [before.employees, sums.employees]
  return [{ code: 'changed', line: null, column: null, values }]
}
