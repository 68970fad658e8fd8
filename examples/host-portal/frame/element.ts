import { html } from 'hono/html'
import type { ElementContext, Html, PageContext } from './page.ts'

/** Farstu's drop-in script, and the few lines of this portal that listen to it. */
export const elementHead = ({ api }: PageContext): Html =>
  html`<script type="module" src="${api}/widgets/farstu.js"></script>
    <script type="module" src="/host.js"></script>`

/** The menu's own script: few pages of a portal have it, and whoever signs in does not wait for it. */
export const menuHead = ({ session, api }: PageContext): Html | '' =>
  session ? html`<script type="module" src="${api}/widgets/account-menu.js"></script>` : ''

/** `<farstu-account-menu>`: name, account, signing out. Until it is there, or where it cannot be, what it holds is shown. */
export const accountMenu = (context: PageContext, instead: Html): Html => {
  const { api, portal } = context
  return html`<farstu-account-menu api="${api}" portal="${portal}" account="${accountAddress(context)}">${instead}</farstu-account-menu>`
}

/** `<farstu-session>` on every page of whoever is signed in: it warns before the session ends. */
export const sessionElement = ({ session, api, portal }: PageContext): Html | '' => {
  if (!session) return ''
  return html`<farstu-session api="${api}" portal="${portal}" data-session="${session.sid}"></farstu-session>`
}

/** The same journey on Farstu's own page, for browsers in which the element does not run. */
export const hostedAddress = (
  context: ElementContext,
  journey: 'sign-in' | 'invitation',
): string => {
  const { api, portal, state, callback, language } = context
  const query = new URLSearchParams({ state, return: callback, lang: language })
  return `${api}/p/${encodeURIComponent(portal)}/${journey}?${query}`
}

/** What lets somebody in, on Farstu's own page; it leads back to the start page of this portal. */
export const accountAddress = ({ api, portal, language }: PageContext): string =>
  `${api}/p/${encodeURIComponent(portal)}/account?lang=${language}`

/** Shown by the script when the code could not be handed over. */
export const unsent = (text: string): Html =>
  html`<p class="news problem" role="alert" data-unsent hidden>${text}</p>`
