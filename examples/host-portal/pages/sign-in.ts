import { html } from 'hono/html'
import { elementHead, hostedAddress, unsent } from './element.ts'
import { layout } from './layout.ts'
import type { ElementContext, Html } from './page.ts'

/** Why the page is shown again. */
export const PROBLEMS = ['again', 'later'] as const
export type SignInProblem = (typeof PROBLEMS)[number]

/** `<farstu-login>`, and a plain link for browsers in which it does not run. */
export const signInPage = (context: ElementContext, problem: SignInProblem | null): Html => {
  const { words, api, portal, state } = context
  return layout(context, {
    title: words.signIn,
    head: elementHead(context),
    content: html`<div class="narrow">
      <h1>${words.signInPage.heading}</h1>
      ${problem ? html`<p class="news problem" role="alert">${words.signInPage[problem]}</p>` : ''}
      ${unsent(context)}
      <p>${words.signInPage.text}</p>
      <farstu-login api="${api}" portal="${portal}" state="${state}">
        <a href="${hostedAddress(context, 'sign-in')}">${words.signInPage.hosted}</a>
      </farstu-login>
    </div>`,
  })
}
