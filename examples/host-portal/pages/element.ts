import { html } from 'hono/html'
import type { ElementContext, Html } from './page.ts'

/** Farstu's drop-in script, and the few lines of this portal that listen to it. */
export const elementHead = ({ api }: ElementContext): Html =>
  html`<script type="module" src="${api}/widgets/farstu.js"></script>
    <script type="module" src="/host.js"></script>`

/** The same journey on Farstu's own page, for browsers in which the element does not run. */
export const hostedAddress = (
  context: ElementContext,
  journey: 'sign-in' | 'invitation',
): string => {
  const { api, portal, state, callback, language } = context
  const query = new URLSearchParams({ state, return: callback, lang: language })
  return `${api}/p/${encodeURIComponent(portal)}/${journey}?${query}`
}

/** Shown by the script when the code could not be handed over. */
export const unsent = ({ words }: ElementContext): Html =>
  html`<p class="news problem" role="alert" data-unsent hidden>${words.signInPage.unsent}</p>`
