import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { CallerCodeView } from '../../../api/contract/account-wire.ts'
import { createAccountClient } from '../../client/account-client.ts'
import { accountStyles } from './account.styles.ts'
import type { Told } from './account-words.ts'

/** What is sent, in which language. */
export interface CodeAsked {
  readonly api: string
  readonly portal: string
  readonly language: string
  /** Where it can be seen by whoever reaches far. */
  readonly ownPage: string
}

const codeStyles = css`
  [role='status'] p + p { margin-block-start: calc(2 * var(--_space)); }
  .code {
    margin-block: calc(2 * var(--_space)); direction: ltr; user-select: all; -webkit-user-select: all;
    font: 600 1.75em/1.3 ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
  }
`

/** A code that a caller reads out to the helpdesk, and a word by which they know it. Shown to whoever rang, and gone when its time is over. */
export class FarstuHelpdeskCode extends LitElement {
  static override styles = [accountStyles, codeStyles]

  static override properties = {
    words: { attribute: false },
    asked: { attribute: false },
    _shown: { state: true },
    _isRelay: { state: true },
    _refusal: { state: true },
  }

  declare words: Told['words']
  declare asked: CodeAsked
  protected _shown: CallerCodeView | null = null
  protected _isRelay = false
  protected _refusal: string | null = null
  #over: ReturnType<typeof setTimeout> | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#over)
    this._shown = null
  }

  override render(): TemplateResult {
    const words = this.words.helpdesk
    const { _shown: shown, _isRelay: isRelay } = this
    return html`<section aria-labelledby="helpdesk">
      <h3 id="helpdesk">${words.heading}</h3>
      <p>${words.lead}</p>
      <div role="status">${shown ? this.#renderShown(shown) : isRelay ? this.#renderRelay() : nothing}</div>
      ${this._refusal ? this.#renderRefusal(this._refusal) : nothing}
      ${shown ? nothing : html`<p id="who">${words.who}</p>`}
      <div class="acts" role="group" aria-labelledby=${shown ? 'helpdesk' : 'who'}>
        <button class="plain" type="button" @click=${this.#onShow}>${shown ? words.another : words.iRang}</button>
        ${shown ? nothing : html`<button class="plain" type="button" @click=${this.#onRelay}>${words.theyRang}</button>`}
      </div>
    </section>`
  }

  #renderShown({ code, word, numbers }: CallerCodeView): TemplateResult {
    const words = this.words.helpdesk
    return html`<p class="code" translate="no">${code}</p><p>${words.never}</p>
      <p>${words.word} <strong class="word" translate="no">${word}</strong></p>
      ${numbers.length > 0 ? html`<p>${words.ringBack({ numbers: numbers.join(', ') })}</p>` : nothing}`
  }

  /** Whoever was rung is shown no code that they could read out. */
  #renderRelay(): TemplateResult {
    const words = this.words.helpdesk
    return html`<div class="alert"><p><strong>${words.relayHeading}</strong> ${words.relay}</p>
      <p>${words.relayRing}</p></div>`
  }

  #onRelay = (): void => {
    clearTimeout(this.#over)
    this._shown = null
    this._refusal = null
    this._isRelay = true
  }

  #renderRefusal(refusal: string): TemplateResult {
    const { helpdesk, wrong } = this.words
    if (refusal === 'own_page_needed')
      return html`<p><a href=${this.asked.ownPage}>${helpdesk.ownPage}</a></p>`
    const text = refusal === 'offline' ? wrong.offline : wrong.unavailable
    return html`<p class="alert" role="alert">${text}</p>`
  }

  #onShow = async (): Promise<void> => {
    const { api, language, portal } = this.asked
    const outcome = await createAccountClient({ api, language }, portal).helpdeskCode()
    clearTimeout(this.#over)
    this._isRelay = false
    this._shown = outcome.ok ? outcome.value : null
    this._refusal = outcome.ok ? null : outcome.problem.code
    if (!outcome.ok) return
    this.#over = setTimeout(() => (this._shown = null), outcome.value.lastsSeconds * 1000)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-helpdesk-code': FarstuHelpdeskCode
  }
}
