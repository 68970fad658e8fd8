import { html, type TemplateResult } from 'lit'
import { APP_CODE_DIGITS } from '../../../api/contract/plain/codes.ts'
import type { WidgetProblem } from '../../client/problem.ts'
import { RestartableStep } from '../../steps/restartable-step.ts'
import { define } from '../../theme/define.ts'
import type { TotpWords } from '../../words/generated/totp.ts'
import { AppCode, withClock } from './app-code.ts'

/** The code that the person's authenticator app shows now. */
export class FarstuStepTotp extends RestartableStep<
  'totp',
  TotpWords['totp'] & TotpWords['app-code']
> {
  readonly #code = new AppCode(this)

  protected override _lead(): string {
    const lead = this.#whichApp()
    return this.view.step.isRecovery ? `${this.words.recovery} ${lead}` : lead
  }

  #whichApp(): string {
    const { words } = this
    const { methods } = this.view.step
    const [name, ...others] = methods
    if (name === undefined) return words.lead
    const asked = words.leadNamed({ name })
    if (others.length === 0) return asked
    return `${asked} ${words.others({ names: others.map((one) => words.quoted({ name: one })).join(', ') })}`
  }

  protected override _renderForm(): TemplateResult {
    const { words } = this
    const error = this._message()
    return this._form(
      this.#onCode,
      words.verify,
      this.#code.renderField({
        id: this._fieldId('code'),
        label: words.label,
        error,
        ...(error === null && { hint: words.hint }),
      }),
    )
  }

  protected override _renderBelow(): TemplateResult {
    return html`${this.#code.renderNext()}${super._renderBelow()}`
  }

  protected override _links(): readonly [string, () => void][] {
    return []
  }

  protected override _canRestart(): boolean {
    return this.view.step.canRestart
  }

  protected override _restart(): void {
    this.actions.answer({ step: 'totp', restart: true })
  }

  protected override _explain(problem: WidgetProblem): string {
    return this.#code.isThere ? '' : super._explain(withClock(problem, this.common.locale))
  }

  #onCode = (form: HTMLFormElement): void => {
    const code = String(new FormData(form).get('code'))
    if (code === '' && this._message()) return void this.focusField()
    if (code.length < APP_CODE_DIGITS) return this._complain(this.words.missing)
    this.actions.answer({ step: 'totp', code })
  }
}

define('farstu-step-totp', FarstuStepTotp)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-totp': FarstuStepTotp
  }
}
