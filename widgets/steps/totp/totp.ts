import { html, type TemplateResult } from 'lit'
import { define } from '../../theme/define.ts'
import { codeField } from '../../ui/code-template.ts'
import { RestartableStep } from '../restartable-step.ts'
import type { TotpWords } from './words.ts'

const DIGITS = 6

/** The code that the person's authenticator app shows now. */
export class FarstuStepTotp extends RestartableStep<'totp', TotpWords> {
  protected override heading(): string {
    return this.words.heading
  }

  protected override lead(): string {
    return this.words.lead(this.view.step.methods)
  }

  protected override renderForm(): TemplateResult {
    const { words } = this
    return html`<form method="post" novalidate @submit=${this.onSubmit(this.#onCode)}>
      ${codeField({
        id: this.fieldId('code'),
        label: words.label,
        length: DIGITS,
        error: this.message(),
        onComplete: () => this.querySelector('form')?.requestSubmit(),
      })}
      ${this.renderSubmit(words.verify)}
    </form>`
  }

  protected override links(): readonly [string, () => void][] {
    return [[this.words.lost, () => this.actions.help()]]
  }

  protected override canRestart(): boolean {
    return this.view.step.canRestart
  }

  protected override restart(): void {
    this.actions.answer({ step: 'totp', restart: true })
  }

  /** A refused code is typed anew rather than corrected. */
  protected override onRefused(): void {
    this.querySelector('farstu-code')?.clear()
    super.onRefused()
  }

  #onCode = (form: HTMLFormElement): void => {
    const code = String(new FormData(form).get('code'))
    if (code.length < DIGITS) return this.complain(this.words.missing)
    this.actions.answer({ step: 'totp', code })
  }
}

define('farstu-step-totp', FarstuStepTotp)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-totp': FarstuStepTotp
  }
}
