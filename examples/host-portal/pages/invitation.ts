import { html } from 'hono/html'
import { hostedAddress, unsent } from '../frame/element.ts'
import { layout } from '../frame/layout.ts'
import type { ElementContext, Html } from '../frame/page.ts'

/**
 * `<farstu-invitation>`. Its token stands in the fragment of the address, which browsers keep to
 * themselves: this server never sees it, and the element takes it out.
 */
export const invitationPage = (context: ElementContext): Html => {
  const { words, api, portal, state } = context
  const { title, text, hosted } = words.invitationPage
  return layout(context, {
    title,
    hasElement: true,
    content: html`<div class="narrow">
      <h1>${title}</h1>
      ${unsent(words.signInPage.unsent)}
      <p data-until-done>${text}</p>
      <farstu-invitation api="${api}" portal="${portal}" state="${state}">
        <a href="${hostedAddress(context, 'invitation')}">${hosted}</a>
      </farstu-invitation>
    </div>`,
  })
}
