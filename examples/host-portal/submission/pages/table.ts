import { html } from 'hono/html'
import type { CheckedFile } from '../../figures/check-file.ts'
import { isTotal, type Row } from '../../figures/check-row.ts'
import { COLUMNS, type Column } from '../../figures/columns.ts'
import { hundredthsOf, numberInWords } from '../../figures/hundredths.ts'
import { isWarning, type Problem } from '../../figures/problem.ts'
import type { Html, PageContext } from '../../frame/page.ts'
import { problemId, problemInWords } from './problems.ts'

interface DrawnRow {
  readonly row: Row
  readonly problems: readonly Problem[]
}

const notes = (context: PageContext, problems: readonly Problem[]): Html[] =>
  problems.map(
    (problem) =>
      html`<small class="${isWarning(problem) ? 'unusual' : 'wrong'}">${problemInWords(context, problem)}</small>`,
  )

/** A number in the language of the page; what is none stays as it was written. */
const cellText = ({ language }: PageContext, { cells }: Row, column: Column): string => {
  const amount = column === 'code' ? null : hundredthsOf(cells[column])
  return amount === null ? cells[column] : numberInWords(amount, language)
}

const kindOf = (problems: readonly Problem[]): readonly string[] => {
  if (problems.length === 0) return []
  return problems.every(isWarning) ? ['odd'] : ['bad']
}

const cell = (context: PageContext, { row, problems }: DrawnRow, column: Column): Html => {
  const own = problems.filter((problem) => problem.column === column)
  const kinds = [...(column === 'code' ? [] : ['number']), ...kindOf(own)].join(' ')
  const attributes = html`${kinds ? html` class="${kinds}"` : ''}${
    own.length > 0 ? html` id="${problemId(row.line, column)}" tabindex="-1"` : ''
  }`
  return html`<td${attributes}>${cellText(context, row, column)}${notes(context, own)}</td>`
}

const tableRow = (context: PageContext, drawn: DrawnRow): Html => {
  const { row, problems } = drawn
  const ofRow = problems.filter(({ column }) => column === null)
  const id = ofRow.length > 0 ? html` id="${problemId(row.line, null)}" tabindex="-1"` : ''
  return html`<tr${isTotal(row) ? html` class="total"` : ''}>
    <th scope="row"${id}>${row.line}${notes(context, ofRow)}</th>
    ${COLUMNS.map((column) => cell(context, drawn, column))}
  </tr>`
}

const sums = (context: PageContext, { sums: total, rows }: CheckedFile): Html => {
  const { words, language } = context
  const occupations = rows.filter((row) => !isTotal(row)).length
  return html`<tr>
    <th scope="row">${words.submissionPage.sum}</th>
    <td>${words.submissionPage.occupations({ count: occupations })}</td>
    <td class="number">${numberInWords(total.employees, language)}</td>
    <td class="number">${numberInWords(total.fullTime, language)}</td>
    <td></td>
  </tr>`
}

const problemsByLine = ({ problems }: CheckedFile) => {
  const lines = new Map<number, Problem[]>()
  for (const problem of problems) {
    if (problem.line === null) continue
    lines.set(problem.line, [...(lines.get(problem.line) ?? []), problem])
  }
  return lines
}

/** The file as it was understood, with what is wrong in its place. Scrolls within itself. */
export const figuresTable = (context: PageContext, checked: CheckedFile): Html => {
  const { submissionPage } = context.words
  const byLine = problemsByLine(checked)
  return html`<div class="scroll" role="region" aria-labelledby="figures" tabindex="0">
    <table>
      <caption id="figures">${submissionPage.figures}</caption>
      <thead><tr>
        <th scope="col">${submissionPage.line}</th>
        ${COLUMNS.map((column) => html`<th scope="col"${column === 'code' ? '' : html` class="number"`}>${submissionPage.columns[column]}</th>`)}
      </tr></thead>
      <tbody>${checked.rows.map((row) => tableRow(context, { row, problems: byLine.get(row.line) ?? [] }))}</tbody>
      ${checked.errors === 0 ? html`<tfoot>${sums(context, checked)}</tfoot>` : ''}
    </table>
  </div>`
}
