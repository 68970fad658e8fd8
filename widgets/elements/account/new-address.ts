import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { LONGEST_MAIL_ADDRESS } from '../../../api/contract/plain/lengths.ts'
import { type AccountClient, createAccountClient } from '../../client/account-client.ts'
import type { Outcome } from '../../client/problem.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import { accountStyles } from './account.styles.ts'
import type { Told } from './account-words.ts'
import type { CodeAsked } from './helpdesk-code.ts'

/** Digits, with room for blanks and hyphens. */
const LONGEST_CODE = 20

/**
 * Another address: typed, then proven by a code that is mailed there. Nothing is changed by it; what comes next asks for
 * a factor.
 *
 * @fires proven - with the address
 */
export class FarstuNewAddress extends LitElement {
  static override styles = [accountStyles]

  static override properties = {
    words: { attribute: false },
    asked: { attribute: false },
    _stage: { state: true },
    _reference: { state: true },
    _refusal: { state: true },
  }

  declare words: Told['words']
  declare asked: CodeAsked
  protected _stage: 'shut' | 'address' | 'code' = 'shut'
  protected _reference = ''
  protected _refusal: string | null = null
  #address = ''
  #isBusy = false

  override render(): TemplateResult {
    const words = this.words.personal
    if (this._stage === 'shut')
      return html`<div class="acts">${quietButton([words.changeAddress, () => this.#go('address')])}</div>`
    return this._stage === 'address' ? this.#renderAddress() : this.#renderCode()
  }

  #renderAddress(): TemplateResult {
    const words = this.words.personal
    return html`<form class="box" novalidate @submit=${this.#onAddress}>
      <label for="typed">${words.newAddress}</label>
      <p id="hint">${words.addressHint}</p>
      <input id="typed" name="typed" inputmode="email" autocapitalize="none" dir="ltr" autocomplete="email" .value=${this.#address}
        maxlength=${LONGEST_MAIL_ADDRESS} aria-invalid=${this._refusal !== null} aria-describedby="hint${this._refusal ? ' wrong' : ''}">
      ${this.#renderWrong()}${this.#renderActs(words.sendCode)}
    </form>`
  }

  #renderCode(): TemplateResult {
    const words = this.words.personal
    return html`<form class="box" novalidate @submit=${this.#onCode}>
      <p role="status">${words.codeSent({ address: this.#address, reference: this._reference })}</p>
      <label for="typed">${words.code}</label>
      <input id="typed" name="typed" inputmode="numeric" dir="ltr" autocomplete="one-time-code" maxlength=${LONGEST_CODE}
        aria-invalid=${this._refusal !== null} aria-describedby=${this._refusal ? 'wrong' : nothing}>
      ${this.#renderWrong()}${this.#renderActs(words.prove)}
    </form>`
  }

  #renderActs(submit: string): TemplateResult {
    return html`<div class="acts"><button class="plain" type="submit">${submit}</button>
      ${quietButton([this.words.methods.back, () => this.#go('shut')])}</div>`
  }

  #renderWrong(): TemplateResult | typeof nothing {
    const { _refusal: code, words } = this
    if (code === null) return nothing
    const text =
      code === 'own_page_needed'
        ? html`<a href=${this.asked.ownPage}>${words.wrong.ownPage}</a>`
        : wrongIn(words, code)
    return html`<p id="wrong" class="alert" role="alert">${text}</p>`
  }

  #go(stage: 'shut' | 'address' | 'code'): void {
    this._stage = stage
    this._refusal = null
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(stage === 'shut' ? 'button' : '#typed')?.focus(),
    )
  }

  #onAddress = async (event: SubmitEvent): Promise<void> => {
    this.#address = typedIn(event)
    const outcome = await this.#send((client) => client.mailAddressCode(this.#address))
    if (!outcome) return
    this._reference = outcome.reference
    this.#go('code')
  }

  #onCode = async (event: SubmitEvent): Promise<void> => {
    const code = typedIn(event)
    const isProven = await this.#send(async (client) => {
      const outcome = await client.proveAddress(this.#address, code)
      return outcome.ok ? ({ ok: true, value: true } as const) : outcome
    })
    if (!isProven) return
    this._stage = 'shut'
    this.dispatchEvent(new CustomEvent('proven', { detail: this.#address }))
    this.#address = ''
  }

  /** Null where it was refused, which is said at the field. */
  async #send<T>(ask: (client: AccountClient) => Promise<Outcome<T>>): Promise<T | null> {
    if (this.#isBusy) return null
    this.#isBusy = true
    this._refusal = null
    const { api, language, portal } = this.asked
    const outcome = await ask(createAccountClient({ api, language }, portal))
    this.#isBusy = false
    if (outcome.ok) return outcome.value
    this._refusal = outcome.problem.code
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#typed')?.focus(),
    )
    return null
  }
}

/** What stands in the one field of a form. */
function typedIn(event: SubmitEvent): string {
  event.preventDefault()
  return String(new FormData(event.target as HTMLFormElement).get('typed') ?? '').trim()
}

/** What is said of a refusal. */
function wrongIn({ wrong }: Told['words'], code: string): string {
  const said: Readonly<Record<string, string>> = {
    invalid_input: wrong.noAddress,
    wrong_code: wrong.wrongCode,
    code_used: wrong.wrongCode,
    code_expired: wrong.wrongCode,
    locked: wrong.wait,
    wait_to_resend: wrong.wait,
    account_frozen: wrong.frozen,
    offline: wrong.offline,
  }
  return said[code] ?? wrong.unavailable
}
