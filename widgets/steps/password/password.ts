import { html, nothing, type TemplateResult } from 'lit'
import { define } from '../../theme/define.ts'
import { passwordField, usernameField } from '../../ui/password-template.ts'
import { RestartableStep } from '../restartable-step.ts'
import type { PasswordWords } from './words.ts'

/** The password of the address given, under that address. */
export class FarstuStepPassword extends RestartableStep<'password', PasswordWords> {
  static override properties = {
    shown: { state: true },
  }

  private shown = false

  protected override heading(): string {
    return this.#replaced?.heading ?? this.words.heading
  }

  protected override lead(): string | null {
    return this.#replaced?.lead ?? null
  }

  protected override who(): string | null {
    return this.username === null ? this.common.who : null
  }

  protected override renderForm(): TemplateResult {
    const { words, username } = this
    return html`<form method="post" novalidate @submit=${this.onSubmit(this.#onPassword)}>
      ${username ? this.#renderUsername(username) : nothing}
      ${passwordField({
        id: this.fieldId('password'),
        name: 'password',
        label: words.label,
        autocomplete: 'current-password',
        error: this.message(),
        shown: this.shown,
        toggle: () => {
          this.shown = !this.shown
        },
        words,
      })}
      ${this.renderSubmit(words.signIn)}
    </form>`
  }

  protected override links(): readonly [string, () => void][] {
    const label = this.#replaced?.forgotten ?? this.words.forgotten
    return this.view.step.canRestart ? [] : [[label, this.#onForgotten]]
  }

  protected override canRestart(): boolean {
    return this.view.step.canRestart
  }

  protected override restart(): void {
    this.actions.answer({ step: 'password', restart: true })
  }

  get #replaced() {
    return this.view.step.isReplaced ? this.words.replaced : null
  }

  #renderUsername(address: string): TemplateResult {
    return usernameField({
      id: this.fieldId('username'),
      label: this.words.address,
      address,
      notYou: { label: this.common.notYou, act: this.onNotYou },
    })
  }

  #onForgotten = (): void => {
    this.actions.answer({ step: 'password', forgotten: true })
  }

  #onPassword = (form: HTMLFormElement): void => {
    const password = String(new FormData(form).get('password'))
    if (password === '') return this.complain(this.words.missing)
    this.shown = false
    this.actions.answer({ step: 'password', password })
  }
}

define('farstu-step-password', FarstuStepPassword)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-password': FarstuStepPassword
  }
}
