import { html } from 'hono/html'
import { unsent } from '../../frame/element.ts'
import { layout } from '../../frame/layout.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import type { NamedMailbox } from '../mailboxes.ts'

export interface MailboxPage {
  readonly unit: { readonly name: string; readonly externalId: string }
  readonly mailbox: NamedMailbox
}

/** Where a unit's mailbox is named and proven, without the language. */
export const mailboxPath = (unit: string): string => `/profile/mailbox/${encodeURIComponent(unit)}`

/** `<farstu-email-code>` for the mailbox that was named; its code goes to `data-redeem`. */
export const mailboxPage = (context: PageContext, { unit, mailbox }: MailboxPage): Html => {
  const { words, language, api, portal } = context
  const { title, text, needsScript } = words.mailboxPage
  const redeem = href(language, `${mailboxPath(unit.externalId)}/proof`)
  return layout(context, {
    title,
    content: html`<div class="narrow">
      <h1>${title}</h1>
      ${unsent(words.mailboxPage.unsent)}
      <p data-until-done>${text({ address: mailbox.address, unit: unit.name })}</p>
      <farstu-email-code api="${api}" portal="${portal}" verification="${mailbox.verification}"
        state="${mailbox.state}" data-redeem="${redeem}">
        <p>${needsScript}</p>
      </farstu-email-code>
      <p><a href="${href(language, '/profile')}">${words.toProfile}</a></p>
    </div>`,
  })
}
