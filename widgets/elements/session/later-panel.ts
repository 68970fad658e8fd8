import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import { directionOf, type Language } from '../../../api/contract/plain/languages.ts'
import { SessionWatch } from '../../controllers/session-watch.ts'
import { languageAround, schemeAround } from '../../controllers/surroundings.ts'
import { watchSurroundings } from '../../controllers/surroundings-watch.ts'
import { define } from '../../theme/define.ts'
import { FarstuButton } from '../../ui/button.ts'
import { durationIn } from '../../words/duration.ts'
import { fetchSessionWords, type SessionWords } from '../../words/generated/session.ts'
import { panelStyles } from './panel.styles.ts'

define('farstu-button', FarstuButton)

const EDITABLE = 'input, textarea, select, [contenteditable]'

/** Time to react that everybody is left (WCAG 2.2.1). */
const LEAST_SECONDS = 20

/** In minutes, and the last one in steps of ten seconds: always a little more than there is. */
const calmly = (seconds: number): number => {
  const step = seconds > 60 ? 60 : 10
  return Math.max(1, Math.ceil(seconds / step)) * step
}

/** What has the focus, out of every shadow root. */
function focused(): HTMLElement | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element as HTMLElement | null
}

interface Source extends LitElement {
  readonly api: string
  readonly portal: string
  readonly theme: string | null
  readonly warnBefore: number
}

/** The warning that `<farstu-session>` shows, and what keeps watch. */
export class FarstuSessionPanel extends LitElement {
  static override styles: CSSResultGroup = panelStyles

  static override properties = {
    _words: { state: true },
    _isClosed: { state: true },
    _announcement: { state: true },
  }

  /** The element that the page talks to. */
  source!: Source

  private _words: SessionWords | null = null
  /** The warning of an end that nothing can be done about was put away. */
  private _isClosed = false
  /** Said aloud. */
  private _announcement = ''

  readonly #watch = new SessionWatch(this, () => {
    const { api, portal, warnBefore } = this.source
    const language = this.#language ?? 'en'
    return { api, portal, language, warnBefore: Math.max(LEAST_SECONDS, warnBefore || 0) }
  })
  #language: Language | null = null
  #isShown = false
  /** Whole minutes left when it was last said. */
  #saidAt = 0
  #cameFrom: HTMLElement | null = null

  constructor() {
    super()
    watchSurroundings(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('focusin', this.#giveWay)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('focusin', this.#giveWay)
  }

  override willUpdate(): void {
    const language = languageAround(this)
    if (this.isConnected && language !== this.#language) void this.#loadWords(language)
    const { warning } = this.#watch
    if (!warning?.isFinal) this._isClosed = false
    if (warning && this.#isShown) this.#sayEachMinute(warning.left)
  }

  override updated(): void {
    const isShown = this.renderRoot.querySelector('.panel') !== null
    if (isShown === this.#isShown) return
    this.#isShown = isShown
    if (isShown) this.#onShown()
    else this.#goBack()
  }

  override render(): TemplateResult {
    return html`<p role="status" class="unseen">${this._announcement}</p>${this.#renderPanel()}`
  }

  #renderPanel(): TemplateResult | typeof nothing {
    const { _words: words } = this
    const { problem } = this.#watch
    if (!words || !this.#watch.warning || this._isClosed) return nothing
    return html`<div part="panel" class="panel ${schemeAround(this.source)}" role="alertdialog"
      aria-labelledby="heading" aria-describedby="text" lang=${this.#language ?? nothing} dir=${this.#language ? directionOf(this.#language) : nothing}
      @keydown=${this.#onKey}>
      <h2 id="heading" tabindex="-1">${this.#text?.heading}</h2>
      <p id="text">${this.#said}</p>
      ${
        problem
          ? html`<p class="alert" role="alert">${problem === 'offline' ? words.offline : words.unavailable}</p>`
          : nothing
      }
      ${this.#renderActs(words)}
    </div>`
  }

  #renderActs(words: SessionWords): TemplateResult {
    const { warning, busy } = this.#watch
    const [label, act] = warning?.isFinal
      ? [words.close, this.#onClose]
      : [words.stay, this.#onStay]
    return html`<div class="acts">
      <farstu-button .busy=${busy === 'stay'}>
        <button type="button" aria-busy=${busy === 'stay'} aria-disabled=${busy !== null} @click=${act}>${label}</button>
      </farstu-button>
      <button class="quiet" type="button" aria-disabled=${busy !== null} @click=${this.#onSignOut}>${words.signOut}</button>
    </div>`
  }

  get #text() {
    const { warning } = this.#watch
    return warning && this._words?.[warning.isFinal ? 'final' : 'idle']
  }

  get #said(): string {
    const { warning } = this.#watch
    if (!warning || !this.#language) return ''
    const { locale } = LANGUAGE_FACTS[this.#language]
    return this.#text?.text({ left: durationIn(locale, calmly(warning.left)) }) ?? ''
  }

  async #loadWords(language: Language): Promise<void> {
    this.#language = language
    const loaded = await fetchSessionWords[language]().catch(() => null)
    if (this.#language !== language) return
    if (loaded) this._words = loaded.words
    else this.#language = null
  }

  #sayEachMinute(left: number): void {
    const minutes = Math.ceil(left / 60)
    if (minutes >= this.#saidAt) return
    this.#saidAt = minutes
    this._announcement = this.#said
  }

  /** Who is typing is told and not interrupted; anybody else is led to the warning. */
  #onShown(): void {
    this.#saidAt = Math.ceil((this.#watch.warning?.left ?? 0) / 60)
    this.#cameFrom = focused()
    if (this.#cameFrom?.matches(EDITABLE)) {
      this._announcement = `${this.#text?.heading} ${this.#said}`
      return
    }
    this._announcement = ''
    this.renderRoot.querySelector('h2')?.focus()
  }

  /** The focus, where it went with the panel, returns to what had it before. */
  #goBack(): void {
    const current = document.activeElement
    if (current === null || current === document.body) this.#cameFrom?.focus()
    this.#cameFrom = null
  }

  /** Escape leads back to the page; it ends nothing, and the warning stays. */
  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (this.#cameFrom && this.#cameFrom !== document.body) this.#cameFrom.focus()
    else focused()?.blur()
  }

  /** Nothing that has the focus is wholly under it (WCAG 2.4.11): it goes to the other end of the window. */
  #giveWay = (): void => {
    const panel = this.renderRoot.querySelector('.panel')
    const current = focused()
    if (!current || !panel || panel.contains(current)) return
    const at = current.getBoundingClientRect()
    const over = panel.getBoundingClientRect()
    if (
      at.left >= over.left &&
      at.right <= over.right &&
      at.bottom > over.top &&
      at.top < over.bottom
    )
      panel.classList.toggle('up')
  }

  #onClose = (): void => {
    this._isClosed = true
  }

  #onStay = async (): Promise<void> => {
    if ((await this.#watch.stay()) && this._words) this._announcement = this._words.stayed
  }

  #onSignOut = (): void => void this.#watch.signOut()
}

define('farstu-session-panel', FarstuSessionPanel)

/** Gives an element its panel, once. */
export function attachPanel(source: Source): void {
  const { renderRoot } = source
  if (renderRoot.querySelector('farstu-session-panel')) return
  const panel = document.createElement('farstu-session-panel')
  renderRoot.append(Object.assign(panel, { source }))
  source.addController({ hostUpdated: () => panel.requestUpdate() })
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-session-panel': FarstuSessionPanel
  }
}
