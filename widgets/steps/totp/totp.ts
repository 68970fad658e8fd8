import { html, type TemplateResult } from 'lit'
import type { WidgetProblem } from '../../client/problem.ts'
import { define } from '../../theme/define.ts'
import { codeField } from '../../ui/code-template.ts'
import { CodeEntry, DIGITS, withClock } from '../code-entry.ts'
import { RestartableStep } from '../restartable-step.ts'
import type { TotpWords } from './words.ts'

/** The code that the person's authenticator app shows now. */
export class FarstuStepTotp extends RestartableStep<'totp', TotpWords> {
  readonly #entry = new CodeEntry(this)

  protected override heading(): string {
    return this.words.heading
  }

  protected override lead(): string {
    const { methods, isRecovery } = this.view.step
    const lead = this.words.lead(methods)
    return isRecovery ? `${this.words.recovery} ${lead}` : lead
  }

  protected override renderForm(): TemplateResult {
    const { words } = this
    return html`<form method="post" novalidate @submit=${this.onSubmit(this.#onCode)}>
      ${codeField({
        id: this.fieldId('code'),
        label: words.label,
        length: DIGITS,
        error: this.message(),
        onComplete: this.#entry.onComplete,
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

  protected override explain(problem: WidgetProblem): string {
    return super.explain(withClock(problem, this.common.locale))
  }

  #onCode = (form: HTMLFormElement): void => {
    const code = String(new FormData(form).get('code'))
    if (code === '' && this.message()) return void this.focusField()
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
