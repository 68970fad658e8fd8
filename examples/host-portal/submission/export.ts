import type { Context } from 'hono'
import { checkFile } from '../figures/check-file.ts'
import { figuresOf, isTotal } from '../figures/check-row.ts'
import { COLUMNS } from '../figures/columns.ts'
import { writeCsv } from '../figures/csv-writer.ts'
import { plainNumber } from '../figures/hundredths.ts'
import type { PageContext } from '../frame/page.ts'
import type { Unit } from '../roles.ts'
import type { Submission } from '../store/submissions.ts'
import type { Words } from '../words/generated/words.ts'

type Rows = readonly (readonly string[])[]

const columnNames = ({ submissionPage: { columns } }: Words) =>
  COLUMNS.map((column) => columns[column])

/** Whose words, and in which language numbers are written. */
type Reader = Pick<PageContext, 'words' | 'language'>

/** A file as it should be, in the language of the page. */
export const exampleRows = ({ words, language }: Reader): Rows => {
  const row = (code: string, ...amounts: readonly number[]) => [
    code,
    ...amounts.map((amount) => plainNumber(amount, language)),
  ]
  return [
    columnNames(words),
    row('2221', 12_000, 11_250, 4_150_000),
    row('2341', 8500, 7925, 3_890_000),
    row('5311', 24_000, 19_800, 3_020_000),
  ]
}

/** What was handed in, row by row, beneath the unit that it belongs to: it can be uploaded again as it is. */
export const exportRows = (
  { words, language }: Reader,
  { unit, submission }: { readonly unit: Unit; readonly submission: Submission },
): Rows => [
  [words.profilePage.unitId, words.submissionPage.unit, ...columnNames(words)],
  ...checkFile(submission.text)
    .rows.filter((row) => !isTotal(row))
    .map((row) => {
      const { employees, fullTime, salary } = figuresOf(row)
      const amounts = [employees, fullTime, salary].map((amount) => plainNumber(amount, language))
      return [unit.id, unit.name, row.cells.code, ...amounts]
    }),
]

interface File {
  /** Without its ending, of letters, digits and hyphens. */
  readonly name: string
  readonly language: string
  readonly rows: Rows
}

/** An answer that browsers save. */
export const csvFile = (c: Context, { name, language, rows }: File) =>
  c.body(writeCsv(rows, language), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  })
