import { html } from 'hono/html'
import { dayBefore, type Round } from '../calendar.ts'
import { layout } from '../frame/layout.ts'
import { dayMark } from '../frame/marks.ts'
import { type Html, href, type PageContext } from '../frame/page.ts'
import { row } from '../frame/row.ts'
import type { Store } from '../store/store.ts'
import { roundIn } from '../words/named.ts'
import { todo } from './todo.ts'

/** One line above the page's heading, after something has happened. */
export const NEWS = ['signed-out', 'signed-out-partly', 'ended', 'kept', 'file'] as const
export type News = (typeof NEWS)[number]

const newsInWords = ({ words }: PageContext, news: News): string => {
  const { signedOut, signedOutPartly, ended } = words.startPage
  const { kept, file } = words.kept
  return { 'signed-out': signedOut, 'signed-out-partly': signedOutPartly, ended, kept, file }[news]
}

/** Both days of the span are part of the step; the one that is under way is marked. */
const step = (context: PageContext, label: string, span: readonly [string, string]): Html => {
  const { calendar, words } = context
  const [from, to] = span
  const now = from <= calendar.today && calendar.today <= to
  const days = html`${dayMark(context, from)} – ${dayMark(context, to)}`
  const mark = now ? html` <em>${words.startPage.now}</em>` : ''
  return html`<li${now ? html` aria-current="step"` : ''}>
    <strong>${label}</strong>${mark}<br>${days}
  </li>`
}

const runningRound = (context: PageContext, round: Round): Html => {
  const { words, calendar } = context
  const { startPage } = words
  // In the test period it can be tried; collecting has not begun.
  const which = calendar.phase === 'test' ? startPage.nearest : startPage.running
  return html`<section class="card" aria-labelledby="running">
    <h2 id="running"><small>${which}</small>${roundIn(words, round)}</h2>
    <p class="deadline">${startPage.deadline}<b>${dayMark(context, round.deadline)}</b></p>
    <ol class="steps">
      ${step(context, startPage.testFrom, [round.testFrom, dayBefore(round.opens)])}
      ${step(context, startPage.submission, [round.opens, round.deadline])}
      ${step(context, startPage.deferral, [round.deferralOpens, round.deadline])}
    </ol>
  </section>`
}

const nextRound = (context: PageContext, round: Round): Html => {
  const { words } = context
  const { startPage } = words
  const from = (day: string) => html`${startPage.from} ${dayMark(context, day)}`
  return html`<section class="card quiet" aria-labelledby="next">
    <h2 id="next"><small>${startPage.next}</small>${roundIn(words, round)}</h2>
    <dl>
      ${row(startPage.testFrom, from(round.testFrom))}
      ${row(startPage.submission, from(round.opens))}
      ${row(startPage.deadline, dayMark(context, round.deadline))}
    </dl>
  </section>`
}

const wayIn = ({ session, words, language }: PageContext): Html => {
  const { welcome, toProfile, signInText } = words.startPage
  if (!session) {
    return html`<p>${signInText}</p>
      <p><a class="button primary" href="${href(language, '/sign-in')}">${words.signIn}</a></p>`
  }
  return html`<p>${welcome({ name: session.person.firstName || session.person.lastName })}
    <a href="${href(language, '/profile')}">${toProfile}</a>.</p>`
}

/** What is collected now, what comes next, and the way in. */
export const startPage = (
  context: PageContext,
  { news, store }: { readonly news: News | null; readonly store: Store },
): Html =>
  layout(context, {
    title: context.words.start,
    content: html`
      ${news ? html`<p class="news" role="status">${newsInWords(context, news)}</p>` : ''}
      <div class="intro">
        <h1>${context.words.portal}</h1>
        <p class="lead">${context.words.startPage.lead}</p>
        ${wayIn(context)}
      </div>
      ${todo(context, store)}
      <div class="rounds">
        ${runningRound(context, context.calendar.running)}
        ${nextRound(context, context.calendar.next)}
      </div>`,
  })
