import { html } from 'hono/html'
import { dayInWords } from '../calendar.ts'
import { type Html, href, type PageContext } from './page.ts'

const link = ({ language, path }: PageContext, to: string, label: string): Html =>
  path === to
    ? html`<li><a href="${href(language, to)}" aria-current="page">${label}</a></li>`
    : html`<li><a href="${href(language, to)}">${label}</a></li>`

/** What is not open yet is said, not linked. */
const scheduled = (context: PageContext, label: string, opens: string): Html => {
  const { calendar, words, language } = context
  const when =
    calendar.today < opens
      ? words.opens(dayInWords(opens, language))
      : words.openUntil(dayInWords(calendar.running.deadline, language))
  return html`<li class="scheduled"><span>${label}</span> <small>${when}</small></li>`
}

/** The menu of a page; it marks where one is. */
export const menu = (context: PageContext): Html => {
  const { words, calendar, session } = context
  const { opens, deferralOpens } = calendar.running
  return html`<nav aria-label="${words.menu}">
    <ul class="measure">
      ${link(context, '/', words.start)}
      ${session ? link(context, '/profile', words.profile) : ''}
      ${scheduled(context, words.submission, opens)}
      ${scheduled(context, words.deferral, deferralOpens)}
    </ul>
  </nav>`
}
