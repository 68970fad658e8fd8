import { html } from 'hono/html'
import { hostedAddress, unsent } from '../frame/element.ts'
import { layout } from '../frame/layout.ts'
import type { ElementContext, Html } from '../frame/page.ts'
import type { RedeemProblem } from '../redeem-problem.ts'

/**
 * `<farstu-login>`, and a plain link for browsers in which it does not run. With why it is shown again:
 * after a page that was used before, the element goes on with the session it has made, by itself.
 */
export const signInPage = (context: ElementContext, problem: RedeemProblem | null): Html => {
  const { words, api, portal, state } = context
  return layout(context, {
    title: words.signIn,
    hasElement: true,
    content: html`<div class="narrow">
      <h1>${words.signInPage.heading}</h1>
      ${problem ? html`<p class="news problem" role="alert">${words.signInPage[problem]}</p>` : ''}
      ${unsent(words.signInPage.unsent)}
      <p data-until-done>${words.signInPage.text}</p>
      <farstu-login api="${api}" portal="${portal}" state="${state}"${problem === 'used' ? html` auto` : ''}>
        <a href="${hostedAddress(context, 'sign-in')}">${words.signInPage.hosted}</a>
      </farstu-login>
    </div>`,
  })
}
