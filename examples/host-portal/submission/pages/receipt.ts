import { html } from 'hono/html'
import { instantInWords } from '../../calendar.ts'
import { checkFile } from '../../figures/check-file.ts'
import { numberInWords } from '../../figures/hundredths.ts'
import { layout } from '../../frame/layout.ts'
import { collectionMark, dayMark } from '../../frame/marks.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { row } from '../../frame/row.ts'
import type { Submission } from '../../store/submissions.ts'
import type { Asker } from '../asker.ts'
import { submissionPath } from './path.ts'
import { figuresTable } from './table.ts'

export interface Receipt {
  readonly asker: Asker
  readonly submission: Submission
  /** No later version has taken its place. */
  readonly isLatest: boolean
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

const onwards = (context: PageContext, { asker, isLatest }: Receipt): Html => {
  const { receiptPage: said } = context.words
  const { deadline, maySubmit, place } = asker
  if (!isLatest) return html`<p class="news">${said.replaced}</p>`
  if (!deadline.isOpen) return html`<p>${said.final}</p>`
  if (!maySubmit) return html``
  if (place.collection.isTest) return html`<p>${said.correctInTest}</p>`
  return html`<p>${said.correctUntil} ${dayMark(context, deadline.day)}.</p>`
}

/** That figures were handed in: when, by whom, under which reference, and which figures. */
export const receiptPage = (context: PageContext, receipt: Receipt): Html => {
  const { words, language } = context
  const { receiptPage: said } = words
  const { asker, submission } = receipt
  const path = href(language, submissionPath(asker.place))
  const { isTest } = asker.place.collection
  return layout(context, {
    title: said.title,
    content: html`<div class="intro">
        <p><a href="${path}">${words.submissionPage.for({ unit: asker.unit.name })}</a></p>
        <h1>${said.title}</h1>
        <p class="lead">${isTest ? said.testText : said.text}</p>
      </div>
      <section class="card" aria-label="${said.title}">
        ${facts(context, receipt)}
        ${onwards(context, receipt)}
        <p><a class="button" href="${path}/${submission.version}/figures.csv">${said.download}</a></p>
      </section>
      ${figuresTable(context, { ...checkFile(submission.text), problems: [] })}`,
  })
}
