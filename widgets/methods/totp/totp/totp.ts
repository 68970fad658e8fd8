import { html, type TemplateResult } from 'lit'
import { APP_CODE_DIGITS } from '../../../../api/contract/plain/codes.ts'
import type { WidgetProblem } from '../../../client/problem.ts'
import { RestartableStep } from '../../../steps/restartable-step.ts'
import { define } from '../../../theme/define.ts'
import { AppCode, withClock } from '../app-code/app-code.ts'
import type { TotpWords } from './words.ts'

/** The code that the person's authenticator app shows now. */
export class FarstuStepTotp extends RestartableStep<'totp', TotpWords> {
  readonly #code = new AppCode(this)

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
      ${this.#code.renderField({
        id: this.fieldId('code'),
        label: words.label,
        error: this.message(),
      })}
      ${this.renderSubmit(words.verify)}
    </form>`
  }

  protected override renderBelow(): TemplateResult {
    return html`${this.#code.renderNext()}${super.renderBelow()}`
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
    return this.#code.isThere ? '' : super.explain(withClock(problem, this.common.locale))
  }

  #onCode = (form: HTMLFormElement): void => {
    const code = String(new FormData(form).get('code'))
    if (code === '' && this.message()) return void this.focusField()
    if (code.length < APP_CODE_DIGITS) return this.complain(this.words.missing)
    this.actions.answer({ step: 'totp', code })
  }
}

define('farstu-step-totp', FarstuStepTotp)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-totp': FarstuStepTotp
  }
}
