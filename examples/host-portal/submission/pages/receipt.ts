import { html } from 'hono/html'
import { instantInWords } from '../../calendar.ts'
import { checkFile } from '../../figures/check-file.ts'
import { numberInWords } from '../../figures/hundredths.ts'
import { layout } from '../../frame/layout.ts'
import { collectionMark, dayMark } from '../../frame/marks.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { row } from '../../frame/row.ts'
import { authorField } from '../../kept/kept-page.ts'
import type { RedeemProblem } from '../../redeem-problem.ts'
import type { Submission } from '../../store/submissions.ts'
import type { Asker } from '../asker.ts'
import { submissionPath } from './path.ts'
import { figuresTable } from './table.ts'
import { withdrawalPath } from './withdrawal.ts'

export interface Receipt {
  readonly asker: Asker
  readonly submission: Submission
  /** No later version has taken its place. */
  readonly isLatest: boolean
  /** Why it could not be withdrawn just now; null where nobody tried. */
  readonly problem: RedeemProblem | null
}

const facts = (context: PageContext, { asker, submission }: Receipt): Html => {
  const { words, language } = context
  const { receiptPage: said, versions } = words
  const { reference, at, by, version, comment } = submission
  const { sums } = checkFile(submission.text)
  return html`<dl class="facts">
    ${row(said.reference, html`<strong class="reference">${reference}</strong>`)}
    ${row(said.at, instantInWords(at / 1000, language))}
    ${row(said.by, by)}
    ${row(words.submissionPage.unit, `${asker.unit.name} (${asker.unit.id})`)}
    ${row(said.round, collectionMark(context, asker.place.collection))}
    ${row(said.version, versions.version({ version }))}
    ${row(words.submissionPage.columns.employees, numberInWords(sums.employees, language))}
    ${row(words.submissionPage.columns.fullTime, numberInWords(sums.fullTime, language))}
    ${comment ? row(said.comment, html`<span class="typed">${comment}</span>`) : ''}
  </dl>`
}

const onwards = (context: PageContext, { asker, submission, isLatest }: Receipt): Html => {
  const { receiptPage: said } = context.words
  const { deadline, maySubmit, place } = asker
  if (submission.withdrawnAt !== null) return html``
  if (!isLatest) return html`<p class="news">${said.replaced}</p>`
  if (!deadline.isOpen) return html`<p>${said.final}</p>`
  if (!maySubmit) return html``
  if (place.collection.isTest) return html`<p>${said.correctInTest}</p>`
  return html`<p>${said.correctUntil} ${dayMark(context, deadline.day)}.</p>`
}

/** Withdrawn, with who did it; or why that could not be done. */
const news = ({ words, language }: PageContext, { submission, problem }: Receipt): Html | '' => {
  const { withdrawn, notWithdrawn } = words.receiptPage
  const { withdrawnAt, withdrawnBy } = submission
  if (withdrawnAt !== null)
    return html`<p class="news" role="status">${withdrawn({
      when: instantInWords(withdrawnAt / 1000, language),
      by: withdrawnBy ?? '',
    })}</p>`
  return problem ? html`<p class="news bad" role="alert">${notWithdrawn}</p>` : ''
}

/** While it may be corrected it may be withdrawn; that is confirmed on a page of its own. */
const withdrawing = (context: PageContext, { asker, submission, isLatest }: Receipt): Html | '' => {
  const { words, language } = context
  const { deadline, maySubmit, place } = asker
  if (!isLatest || submission.withdrawnAt !== null || !maySubmit || !deadline.isOpen) return ''
  const receipt = `${submissionPath(place)}/${submission.version}`
  return html`<form method="post" action="${href(language, withdrawalPath(receipt))}">
    ${authorField(context, 'withdrawal', receipt)}
    <button class="button">${words.receiptPage.withdraw}</button>
  </form>`
}

/** That figures were handed in: when, by whom, under which reference, and which figures. */
export const receiptPage = (context: PageContext, receipt: Receipt): Html => {
  const { words, language } = context
  const { receiptPage: said } = words
  const { asker, submission } = receipt
  const path = href(language, submissionPath(asker.place))
  const { isTest } = asker.place.collection
  const lead = isTest ? said.testText : said.text
  return layout(context, {
    title: said.title,
    content: html`${news(context, receipt)}
      <div class="intro">
        <p><a href="${path}">${words.submissionPage.for({ unit: asker.unit.name })}</a></p>
        <h1>${said.title}</h1>
        ${submission.withdrawnAt === null ? html`<p class="lead">${lead}</p>` : ''}
      </div>
      <section class="card" aria-label="${said.title}">
        ${facts(context, receipt)}
        ${onwards(context, receipt)}
        <p><a class="button" href="${path}/${submission.version}/figures.csv">${said.download}</a></p>
        ${withdrawing(context, receipt)}
      </section>
      ${figuresTable(context, { ...checkFile(submission.text), problems: [] })}`,
  })
}
