import { html } from 'hono/html'
import { unsent } from '../../frame/element.ts'
import { layout } from '../../frame/layout.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'

export interface WithdrawalPage {
  /** The receipt, without the language: where Cancel leads back to. */
  readonly receipt: string
  /** For the element's attribute `confirmation`. */
  readonly confirmation: string
}

/** Where a version is withdrawn, without the language. */
export const withdrawalPath = (receipt: string): string => `${receipt}/withdrawal`

/** `<farstu-confirm>` for what is withdrawn; its code goes to `data-redeem`. */
export const withdrawalPage = (
  context: PageContext,
  { receipt, confirmation }: WithdrawalPage,
): Html => {
  const { words, language, api, portal } = context
  const { title, text, needsScript, back } = words.withdrawalPage
  const redeem = href(language, `${withdrawalPath(receipt)}/proof`)
  return layout(context, {
    title,
    content: html`<div class="narrow">
      <h1>${title}</h1>
      ${unsent(words.withdrawalPage.unsent)}
      <p data-until-done>${text}</p>
      <farstu-confirm api="${api}" portal="${portal}" confirmation="${confirmation}"
        data-redeem="${redeem}" data-back="${href(language, receipt)}">
        <p>${needsScript}</p>
      </farstu-confirm>
      <p><a href="${href(language, receipt)}">${back}</a></p>
    </div>`,
  })
}
