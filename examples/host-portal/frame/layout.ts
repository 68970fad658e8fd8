import { html } from 'hono/html'
import { dayBefore, dayInWords } from '../calendar.ts'
import { fullName } from '../session/full-name.ts'
import { LANGUAGES, nameOf } from '../words/language.ts'
import { accountAddress, accountMenu, elementHead, menuHead, sessionElement } from './element.ts'
import { menu } from './menu.ts'
import { type Html, href, type PageContext } from './page.ts'

export interface Layout {
  readonly title: string
  readonly content: Html
  /** True on a page with an element of its own; a signed-in page has one in any case. */
  readonly hasElement?: boolean
}

const testBanner = ({ calendar, words, language }: PageContext): Html | '' => {
  if (calendar.phase !== 'test') return ''
  const until = dayInWords(dayBefore(calendar.running.opens), language)
  return html`<aside class="banner">
    <p><strong>${words.test.title({ until })}.</strong> ${words.test.text}</p>
  </aside>`
}

const account = (context: PageContext): Html | '' => {
  const { session, words, language, path } = context
  // There, an element asks who it is.
  if (!session && (path === '/sign-in' || path === '/invitation')) return ''
  if (!session) {
    return html`<div class="account">
      <a class="button" href="${href(language, '/sign-in')}">${words.signIn}</a>
    </div>`
  }
  return html`<div class="account">
    ${accountMenu(
      context,
      html`<p>${words.signedInAs({ name: fullName(session.person) })}</p>
      <p><a href="${accountAddress(context)}">${words.account}</a></p>`,
    )}
    <form method="post" action="${href(language, '/sign-out')}" data-sign-out>
      <button class="button">${words.signOut}</button>
    </form>
  </div>`
}

/** The page in each of the other languages, by the name that its readers know. */
const otherLanguages = ({ words, language, path, query }: PageContext): Html =>
  html`<div class="languages" role="group" aria-label="${words.languages}">${LANGUAGES.filter(
    (other) => other !== language,
  ).map(
    (other) =>
      html`<a class="language" href="${href(other, path + query)}" lang="${other}" hreflang="${other}">${nameOf(other)}</a>`,
  )}</div>`

const header = (context: PageContext): Html => {
  const { words, language } = context
  return html`<header>
    <div class="measure top">
      <a class="brand" href="${href(language, '/')}">
        <img src="/mark.svg" alt="" width="36" height="36">
        <span><small>${words.agency}</small>${words.portal}</span>
      </a>
      ${otherLanguages(context)}
      ${account(context)}
    </div>
    ${menu(context)}
    ${sessionElement(context)}
  </header>`
}

/** The frame around every page. */
export const layout = (context: PageContext, { title, content, hasElement }: Layout): Html => {
  const { words, language, session } = context
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <title>${title} – ${words.portal}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="/mark.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/host.css">
    <link rel="stylesheet" href="/content.css">
    <link rel="stylesheet" href="/figures.css">
    ${session || hasElement ? elementHead(context) : ''}
    ${menuHead(context)}
  </head>
  <body>
    <a class="skip" href="#content">${words.skip}</a>
    ${header(context)}
    ${testBanner(context)}
    <main id="content" class="measure" tabindex="-1">${content}</main>
    <footer><p class="measure">${words.footer}</p></footer>
  </body>
</html>`
}
