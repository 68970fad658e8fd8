import { html } from 'hono/html'
import { mailboxPath } from './mailbox.ts'
import { type Html, href, type PageContext } from './page.ts'

/** A mailbox that was not taken, with what was typed. */
export interface RefusedMailbox {
  readonly unit: string
  readonly typed: string
  readonly problem: 'invalid' | 'later'
}

export interface MailboxForm {
  readonly unit: string
  /** Id of the unit's heading; the other ids are made from it. */
  readonly heading: string
  readonly refused: RefusedMailbox | null
}

/** What goes into the field: its value, and what it is described by. */
const field = ({ heading, refused }: MailboxForm): Html => {
  const describedBy = refused ? `${heading}-problem ${heading}-hint` : `${heading}-hint`
  const wrong = refused?.problem === 'invalid' ? html` aria-invalid="true"` : ''
  return html`<input id="${heading}-address" name="address" inputmode="email" autocapitalize="none" autocomplete="off"
    spellcheck="false" required value="${refused?.typed ?? ''}"
    aria-describedby="${describedBy}"${wrong}${refused ? html` autofocus` : ''}>`
}

/** Names the shared mailbox of a unit. The server judges the address, so that one voice tells it. */
export const mailboxForm = ({ words, language }: PageContext, form: MailboxForm): Html => {
  const { heading, unit, refused } = form
  const { label, hint, submit } = words.mailboxForm
  return html`<form class="fields" method="post" action="${href(language, mailboxPath(unit))}"
    aria-labelledby="${heading}" novalidate>
    <label for="${heading}-address">${label}</label>
    <p class="hint" id="${heading}-hint">${hint}</p>
    ${refused ? html`<p class="wrong" id="${heading}-problem">${words.mailboxForm[refused.problem]}</p>` : ''}
    ${field(form)}
    <button class="button">${submit}</button>
  </form>`
}
