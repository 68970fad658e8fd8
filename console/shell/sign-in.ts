import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { ref } from 'lit/directives/ref.js'
import { CONSOLE_PORTAL } from '../../api/contract/plain/ids.ts'
import type { Refusal } from '../../widgets/client/problem.ts'
import { closest } from '../parts/dialogs/dialog.ts'
import { refused } from '../parts/state/refused.ts'
import type { Language, Words } from '../words/chosen-language.ts'

interface SignIn {
  readonly words: Words
  readonly language: Language
  readonly turn: number
  /** Why it is not known who has signed in. */
  readonly refusal: Refusal | null
  readonly onSignedIn: () => void
  /** Lets what waits be; null where nobody is there who could. */
  readonly onLetBe: (() => void) | null
}

/** In seconds: less than an act that asks for a fresh sign-in takes for one. */
const FRESH = 240

/** The product's own widget, at home. */
const widget = ({ language, turn, onSignedIn, onLetBe }: SignIn): TemplateResult =>
  html`${keyed(
    `${turn} ${language}`,
    html`<farstu-login api=${location.origin} portal=${CONSOLE_PORTAL} lang=${language}
      max-age=${onLetBe ? FRESH : nothing} @farstu-signed-in=${onSignedIn}
      @farstu-cancelled=${(event: Event) => onLetBe && letBe(event, onLetBe)}></farstu-login>`,
  )}`

/** The whole page, when nobody is there yet. */
export const signInPage = (signIn: SignIn, languages: TemplateResult): TemplateResult =>
  html`<main class="gate" id="content">
    <header>
      <h1 class="brand" tabindex="-1">Farstu <span class="muted">${signIn.words.product}</span></h1>
      ${languages}
    </header>
    <p class="muted">${signIn.words.signInIntro}</p>
    ${widget(signIn)}
  </main>`

const open = (element: unknown): void =>
  queueMicrotask(() => {
    if (element instanceof HTMLDialogElement && element.isConnected && !element.open)
      element.showModal()
  })

/** The second wish to close, as by a phone's back, is met whatever is said to `cancel` (HTML, close watchers). */
const openAgain = ({ target }: Event): void => open(target)

const stay = (event: Event): void => event.preventDefault()

const stayOnEscape = (event: KeyboardEvent): void => {
  if (event.key === 'Escape') stay(event)
}

/** Closed before it is taken away, which alone gives the focus back to where it was. */
const letBe = (event: Event, onLetBe: () => void): void => {
  closest(event)?.close()
  onLetBe()
}

/**
 * Over what is open, which waits; Escape cannot lead past it. What closes it stands above the widget,
 * which comes later: below, it would be pushed from under the finger.
 */
export const signInOver = (signIn: SignIn): TemplateResult => {
  const { onLetBe } = signIn
  return html`<dialog class="gate" ${ref(open)} aria-labelledby="again"
    @keydown=${stayOnEscape} @cancel=${stay} @close=${openAgain}>
    <header>
      <h2 id="again" tabindex="-1" autofocus>${signIn.words.signInAgainHeading}</h2>
      ${onLetBe ? html`<button type="button" @click=${(event: Event) => letBe(event, onLetBe)}>${signIn.words.close}</button>` : nothing}
    </header>
    <p class="muted">${signIn.onLetBe ? signIn.words.signInFreshIntro : signIn.words.signInAgainIntro}</p>
    ${signIn.refusal ? refused(signIn.words, signIn.refusal, signIn.onSignedIn) : widget(signIn)}
  </dialog>`
}
