import { COLUMNS, type Column, columnNamed } from './columns.ts'
import type { CsvRow } from './csv-reader.ts'
import type { Problem, ProblemCode } from './problem.ts'

export interface Header {
  /** Where each column stands. */
  readonly order: readonly (Column | null)[]
  readonly problems: readonly Problem[]
}

/** The first row names the columns, in any order; each of them once and no other. */
export const checkHeader = ({ line, cells }: CsvRow): Header => {
  const problem = (code: ProblemCode, column: Column | null, values: readonly string[] = []) => ({
    code,
    line,
    column,
    values,
  })
  const order = cells.map(columnNamed)
  const times = (column: Column) => order.filter((one) => one === column).length
  return {
    order,
    problems: [
      ...COLUMNS.filter((column) => times(column) === 0).map((column) =>
        problem('missingColumn', column),
      ),
      ...COLUMNS.filter((column) => times(column) > 1).map((column) =>
        problem('repeatedColumn', column),
      ),
      ...cells
        .filter((_, index) => order[index] === null)
        .map((name) => problem('unknownColumn', null, [name])),
    ],
  }
}
