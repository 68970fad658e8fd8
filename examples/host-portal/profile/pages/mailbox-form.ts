import { html } from 'hono/html'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { authorField, keptLine } from '../../kept/kept-page.ts'
import { mailboxPath } from './mailbox.ts'

/** A mailbox that was typed and not taken; without a problem where the session ended before. */
export interface RefusedMailbox {
  readonly unit: string
  readonly typed: string
  readonly problem: 'invalid' | 'later' | null
}

export interface MailboxForm {
  readonly unit: string
  /** Id of the unit's heading; the other ids are made from it. */
  readonly heading: string
  readonly refused: RefusedMailbox | null
}

/** What goes into the field: its value, and what it is described by. */
const field = ({ heading, refused }: MailboxForm): Html => {
  const describedBy = refused?.problem ? `${heading}-problem ${heading}-hint` : `${heading}-hint`
  const wrong = refused?.problem === 'invalid' ? html` aria-invalid="true"` : ''
  return html`<input id="${heading}-address" name="address" inputmode="email" autocapitalize="none" autocomplete="off"
    spellcheck="false" required value="${refused?.typed ?? ''}"
    aria-describedby="${describedBy}"${wrong}${refused?.problem ? html` autofocus` : ''}>`
}

/** Names the shared mailbox of a unit. The server judges the address, so that one voice tells it. */
export const mailboxForm = (context: PageContext, form: MailboxForm): Html => {
  const { words, language } = context
  const { heading, unit, refused } = form
  const { label, hint, submit } = words.mailboxForm
  return html`<form class="fields" method="post" action="${href(language, mailboxPath(unit))}"
    aria-labelledby="${heading}" autocomplete="off" novalidate>
    ${authorField(context, 'mailbox', mailboxPath(unit))}
    <label for="${heading}-address">${label}</label>
    <p class="hint" id="${heading}-hint">${hint}</p>
    ${refused?.problem ? html`<p class="wrong" id="${heading}-problem">${words.mailboxForm[refused.problem]}</p>` : ''}
    ${refused && !refused.problem ? keptLine(context) : ''}
    ${field(form)}
    <button class="button">${submit}</button>
  </form>`
}
