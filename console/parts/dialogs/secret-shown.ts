import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { Words } from '../../words/chosen-language.ts'
import { copyButton } from './copy.ts'

/** How a secret is told of. */
export type SecretTold = Pick<
  Words['setupRoom']['secrets'],
  'shownHeading' | 'shownText' | 'value' | 'stored'
>

/**
 * A secret, shown once: the dialog goes only by its button, and the secret with it. It is no form:
 * Enter in the field would send it. It stands in no address and in no storage. Sends `stored` when
 * it may be forgotten.
 */
export class SecretShown extends LitElement {
  static override properties = {
    words: { attribute: false },
    secret: { attribute: false },
    told: { attribute: false },
  }

  declare words: Words
  declare secret: string
  /** What it is, and what to do with it: one that is read out, and never copied. Default: a portal's secret. */
  declare told: SecretTold | undefined
  #said = ''

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override firstUpdated(): void {
    this.#open()
  }

  override render(): TemplateResult {
    const { words, secret } = this
    const secrets = this.told ?? words.setupRoom.secrets
    return html`<dialog aria-labelledby="secret-heading" aria-describedby="secret-text"
      @cancel=${(event: Event) => event.preventDefault()} @close=${this.#open}>
      <div class="shown">
        <h2 id="secret-heading" tabindex="-1" autofocus>${secrets.shownHeading}</h2>
        <p id="secret-text">${secrets.shownText}</p>
        <div class="field with-beside">
        <label for="secret">${secrets.value}</label>
        <div class="beside">
          <input id="secret" class="code" readonly autocomplete="off" .value=${secret}
            @focus=${(event: Event) => event.target instanceof HTMLInputElement && event.target.select()}>
          ${this.told ? nothing : copyButton({ words, label: secrets.value, text: secret, say: this.#say })}
        </div>
        <p role="status" class="small">${this.#said}</p>
        </div>
        <div class="acts"><button type="button" class="primary" @click=${this.#onStored}>${secrets.stored}</button></div>
      </div>
    </dialog>`
  }

  /** Also when the browser closed it by itself: what is lost here is lost for good. */
  readonly #open = (): void => {
    const dialog = this.querySelector('dialog')
    if (this.isConnected && dialog && !dialog.open) dialog.showModal()
  }

  readonly #say = (text: string): void => {
    this.#said = text
    this.requestUpdate()
  }

  readonly #onStored = (): void => {
    this.dispatchEvent(new Event('stored'))
  }
}
