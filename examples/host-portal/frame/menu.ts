import { html } from 'hono/html'
import { dayInWords } from '../calendar.ts'
import { isDeferralOpen } from '../collection.ts'
import { type Html, href, type PageContext } from './page.ts'

const link = (
  { language, path }: PageContext,
  { to, label, note = '' }: { to: string; label: string; note?: string },
): Html => {
  const isHere = path === to || (to !== '/' && path.startsWith(`${to}/`))
  const current =
    path === to ? html` aria-current="page"` : isHere ? html` aria-current="true"` : ''
  const said = note ? html`<span>${label}</span> <small>${note}</small>` : label
  return html`<li><a href="${href(language, to)}"${current}>${said}</a></li>`
}

/** Until when it is open; in the test period it can be tried. */
const openFor = ({ calendar, words, language }: PageContext): string =>
  calendar.phase === 'test'
    ? words.test.open
    : words.openUntil({ day: dayInWords(calendar.running.deadline, language) })

/** What is not open yet is said, not linked. */
const deferral = (context: PageContext): Html => {
  const { calendar, words, language } = context
  const label = words.deferral
  if (isDeferralOpen(calendar))
    return link(context, { to: '/deferral', label, note: openFor(context) })
  const when = words.opens({ day: dayInWords(calendar.running.deferralOpens, language) })
  return html`<li class="scheduled"><span>${label}</span> <small>${when}</small></li>`
}

/** The menu of a page; it marks where one is. */
export const menu = (context: PageContext): Html => {
  const { words, session } = context
  return html`<nav aria-label="${words.menu}">
    <ul class="measure">
      ${link(context, { to: '/', label: words.start })}
      ${link(context, { to: '/submission', label: words.submission, note: openFor(context) })}
      ${deferral(context)}
      ${session ? link(context, { to: '/profile', label: words.profile }) : ''}
    </ul>
  </nav>`
}
