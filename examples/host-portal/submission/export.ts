import type { Context } from 'hono'
import { checkFile } from '../figures/check-file.ts'
import { figuresOf, isTotal } from '../figures/check-row.ts'
import { COLUMNS } from '../figures/columns.ts'
import { writeCsv } from '../figures/csv-writer.ts'
import { plainNumber } from '../figures/hundredths.ts'
import type { Unit } from '../roles.ts'
import type { Submission } from '../store/submissions.ts'
import type { Words } from '../words/generated/words.ts'

type Rows = readonly (readonly string[])[]

const columnNames = ({ submissionPage: { columns } }: Words) =>
  COLUMNS.map((column) => columns[column])

/** A file as it should be, in the language of the page. */
export const exampleRows = (words: Words): Rows => [
  columnNames(words),
  ['2221', '120', '112.5', '41500'],
  ['2341', '85', '79.25', '38900'],
  ['5311', '240', '198', '30200'],
]

/** What was handed in, row by row, beneath the unit that it belongs to. */
export const exportRows = (
  words: Words,
  { unit, submission }: { readonly unit: Unit; readonly submission: Submission },
): Rows => [
  [words.profilePage.unitId, words.submissionPage.unit, ...columnNames(words)],
  ...checkFile(submission.text, null)
    .rows.filter((row) => !isTotal(row))
    .map((row) => {
      const { employees, fullTime, salary } = figuresOf(row)
      return [unit.id, unit.name, row.cells.code, ...[employees, fullTime, salary].map(plainNumber)]
    }),
]

/** An answer that browsers save. `name` is without its ending, of letters, digits and hyphens. */
export const csvFile = (c: Context, { name, rows }: { readonly name: string; rows: Rows }) =>
  c.body(writeCsv(rows), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  })
