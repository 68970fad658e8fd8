import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { createAccountClient } from '../../client/account-client.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import { accountStyles } from './account.styles.ts'
import type { Told } from './account-words.ts'
import type { CodeAsked } from './helpdesk-code.ts'

/**
 * "Something here was not me", with its consequences before it is done. This sign-in ends with all others.
 *
 * @fires frozen - it is done
 */
export class FarstuNotMe extends LitElement {
  static override styles = [accountStyles]

  static override properties = {
    words: { attribute: false },
    asked: { attribute: false },
    _isOpen: { state: true },
    _refusal: { state: true },
  }

  declare words: Told['words']
  declare asked: CodeAsked
  protected _isOpen = false
  protected _refusal: string | null = null

  override render(): TemplateResult {
    const { freeze: words, wrong } = this.words
    if (!this._isOpen)
      return html`<div class="acts"><button class="plain" type="button" @click=${() => this.#open(true)}>${words.ask}</button></div>`
    return html`<div class="box" role="group" aria-labelledby="sure">
      <h4 id="sure" tabindex="-1">${words.sure}</h4>
      <p>${words.what}</p>
      ${
        this._refusal
          ? html`<p class="alert" role="alert">${this._refusal === 'offline' ? wrong.offline : wrong.unavailable}</p>`
          : nothing
      }
      <div class="acts"><button class="plain" type="button" @click=${this.#onYes}>${words.yes}</button>
        ${quietButton([words.back, () => this.#open(false)])}</div>
    </div>`
  }

  #open(isOpen: boolean): void {
    this._isOpen = isOpen
    this._refusal = null
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(isOpen ? 'h4' : 'button')?.focus(),
    )
  }

  #onYes = async (): Promise<void> => {
    const { api, language, portal } = this.asked
    const outcome = await createAccountClient({ api, language }, portal).freeze()
    if (!outcome.ok && outcome.problem.code !== 'unauthorized') {
      this._refusal = outcome.problem.code
      return
    }
    this._isOpen = false
    this.dispatchEvent(new CustomEvent('frozen'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-not-me': FarstuNotMe
  }
}
