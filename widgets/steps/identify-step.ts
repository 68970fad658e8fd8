import { html, type TemplateResult } from 'lit'
import type { Journey } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import type { Act } from '../ui/quiet-button.ts'
import type { FirstWords } from '../words/generated/first.ts'
import { StepElement } from './step-element.ts'
import type { FirstStepName } from './step-entry.ts'

/** "Sign in with …": there is a text for each method that finds the person without an address. */
interface Choice {
  readonly heading: string
  readonly methods?: Readonly<Partial<Record<string, string>>>
}

/** Which person this is about: an address, or the session that this browser already has. */
export class FarstuStepIdentify extends StepElement<'identify', FirstWords['identify']> {
  static readonly step: FirstStepName = 'identify'

  static override properties = {
    _declined: { state: true },
  }

  /** The session offered is declined in favour of another address. */
  private _declined = false

  protected override _heading(): string {
    if (this.#session) return this.words.welcomeBack
    return this.#isInvited ? this.words.headingInvited : this.words.heading
  }

  protected override _lead(): string | null {
    if (this.#session) return this.#session.address
    return this.#isInvited ? this.words.leadInvited : null
  }

  protected override _renderForm(): TemplateResult {
    const { words } = this
    const session = this.#session
    if (session) {
      return this._form(this.#onContinue, words.continueAs({ name: session.name }))
    }
    return this._form(
      this.#onAddress,
      words.next,
      this._field({
        id: this._fieldId('address'),
        name: 'username',
        inputmode: 'email',
        label: words.label,
        autocomplete: this.view.step.methods.length > 0 ? 'username webauthn' : 'username',
        error: this._message(),
      }),
    )
  }

  protected override _renderBelow(): TemplateResult {
    const { words } = this
    const choice: Choice = words
    if (this.#session) {
      return html`${this._renderAlert()}${this._renderLinks([[words.another, this.#onDecline]])}`
    }
    return this._renderLinks([
      ...this.view.step.methods.map(
        (method): Act => [
          choice.methods?.[method] ?? method,
          () => this.actions.answer({ step: 'identify', method }),
        ],
      ),
      this.#isInvited
        ? [words.backToSignIn, () => this.#begin('sign-in')]
        : [this.#invited, () => this.#begin('invitation')],
    ])
  }

  get #session() {
    return this._declined ? null : this.view.step.session
  }

  get #invited(): string {
    return this.view.step.isPasswordless ? this.words.invitedOrLost : this.words.invited
  }

  get #isInvited(): boolean {
    return this.view.journey === 'invitation'
  }

  #begin(journey: Journey): void {
    this.actions.restart({ journey, invitation: undefined })
  }

  #onContinue = (): void => this.actions.answer({ step: 'identify', continue: true })

  #onAddress = (form: HTMLFormElement): void => {
    const address = String(new FormData(form).get('username')).trim()
    if (address === '') return this._complain(this.words.missing)
    if (!/.[@＠]./.test(address)) return this._complain(this.words.problems.invalid_input)
    this.actions.answer({ step: 'identify', address })
  }

  #onDecline = async (): Promise<void> => {
    this._declined = true
    await this.updateComplete
    void this.focusField()
  }
}

define('farstu-step-identify', FarstuStepIdentify)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-identify': FarstuStepIdentify
  }
}
