import { html } from 'hono/html'
import { accountAddress } from '../../frame/element.ts'
import { type Html, href, type PageContext } from '../../frame/page.ts'
import { row } from '../../frame/row.ts'
import { authorField, keptLine } from '../../kept/kept-page.ts'
import { fullName } from '../../session/full-name.ts'
import type { Session } from '../../session/sessions.ts'

/** Where the number is changed, without its language. */
export const TELEPHONE_PATH = '/profile/telephone'

export interface PersonCard {
  readonly session: Session
  /** What is kept; empty for none. */
  readonly telephone: string
  /** What was typed and is no number; null for nothing. */
  readonly refused: string | null
}

const form = (context: PageContext, { telephone, refused }: PersonCard): Html => {
  const { words, language } = context
  const { label, hint, invalid, submit } = words.telephoneForm
  const kept = context.typed('telephone', TELEPHONE_PATH)
  const value = refused ?? kept?.telephone ?? telephone
  const wrong = refused === null ? '' : html` aria-invalid="true" autofocus`
  const describedBy = refused === null ? 'telephone-hint' : 'telephone-problem telephone-hint'
  return html`<form class="fields" method="post" action="${href(language, TELEPHONE_PATH)}"
    autocomplete="off" novalidate>
    ${authorField(context, 'telephone', TELEPHONE_PATH)}
    <label for="telephone">${label}</label>
    <p class="hint" id="telephone-hint">${hint}</p>
    ${refused === null ? '' : html`<p class="wrong" id="telephone-problem">${invalid}</p>`}
    ${refused === null && kept ? keptLine(context) : ''}
    <input id="telephone" name="telephone" type="tel" autocomplete="tel" value="${value}"
      aria-describedby="${describedBy}"${wrong}>
    <button class="button">${submit}</button>
  </form>`
}

/** Who is signed in: what Farstu knows is changed in the account there, the telephone here. */
export const personCard = (context: PageContext, card: PersonCard): Html => {
  const { you, name, email, changeName, nameHint } = context.words.profilePage
  const { person } = card.session
  return html`<section class="card" aria-labelledby="you">
    <h2 id="you">${you}</h2>
    <dl>${row(name, fullName(person))}${row(email, person.email)}</dl>
    <p><a href="${accountAddress(context)}">${changeName}</a><br><span class="when">${nameHint}</span></p>
    ${form(context, card)}
  </section>`
}
