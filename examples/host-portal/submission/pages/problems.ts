import { html } from 'hono/html'
import type { CheckedFile } from '../../figures/check-file.ts'
import { numberInWords } from '../../figures/hundredths.ts'
import { isWarning, type Problem, type ProblemCode } from '../../figures/problem.ts'
import type { Html, PageContext } from '../../frame/page.ts'

/** Those whose numbers are lines or counts; all others are amounts. */
const PLAIN: readonly ProblemCode[] = ['duplicate', 'width', 'tooManyRows']

/** What is wrong, as one sentence. */
export const problemInWords = ({ words, language }: PageContext, problem: Problem): string => {
  const { code, values, columns = [] } = problem
  const { submissionPage } = words
  const texts = values.map((value) =>
    typeof value === 'number' && !PLAIN.includes(code)
      ? numberInWords(value, language)
      : String(value),
  )
  const names = columns.map((one) => submissionPage.columns[one])
  const [first = '', second = ''] = [...(names.length > 0 ? [names.join(', ')] : []), ...texts]
  const said = words.problems[code]
  return typeof said === 'string' ? said : said({ first, second })
}

/** Id of the cell, or of the row, that a problem is told at. */
export const problemId = (line: number, column: string | null): string =>
  column ? `line-${line}-${column}` : `line-${line}`

/** No longer than can be read; the table has them all. */
const LISTED = 20

const item = (context: PageContext, problem: Problem, hasTable: boolean): Html => {
  const { submissionPage } = context.words
  const { line, column } = problem
  const text = problemInWords(context, problem)
  if (line === null) return html`<li>${text}</li>`
  const where = column
    ? submissionPage.whereColumn({ line, column: submissionPage.columns[column].toLowerCase() })
    : submissionPage.where({ line })
  if (!hasTable) return html`<li>${where}: ${text}</li>`
  return html`<li><a href="#${problemId(line, column)}">${where}</a>: ${text}</li>`
}

const list = (context: PageContext, problems: readonly Problem[], hasTable: boolean): Html => {
  const more = problems.length - LISTED
  return html`<ul>
    ${problems.slice(0, LISTED).map((problem) => item(context, problem, hasTable))}
    ${more > 0 ? html`<li>${context.words.submissionPage.more({ count: more })}</li>` : ''}
  </ul>`
}

/** What the check found, in one place, each leading to its cell. */
export const findings = (context: PageContext, { rows, problems, errors }: CheckedFile): Html => {
  const { submissionPage } = context.words
  const hasTable = rows.length > 0
  if (problems.length === 0) return html`<p class="news good">${submissionPage.allGood}</p>`
  const [wrong, unusual] = [problems.filter((one) => !isWarning(one)), problems.filter(isWarning)]
  return html`${
    errors > 0
      ? html`<div class="news bad"><h3>${submissionPage.errors({ count: errors })}</h3>${list(context, wrong, hasTable)}</div>`
      : ''
  }${
    unusual.length > 0
      ? html`<div class="news problem"><h3>${submissionPage.warnings({ count: unusual.length })}</h3>${list(context, unusual, hasTable)}</div>`
      : ''
  }`
}
