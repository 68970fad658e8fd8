import { html, nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'

/** Policy wants a method that the person lacks: now, or within a counted grace. */
export class FarstuStepEnrol extends LaterStep<'enrol', LaterWords['enrol']> {
  protected override _renderForm(): TemplateResult {
    return this._form(this.#onBegin, this.words.begin)
  }

  protected override _renderBelow(): TemplateResult {
    const { graceLeft } = this.view.step
    const later =
      graceLeft > 0
        ? this._renderLinks([[this.words.later({ left: graceLeft }), this.#onLater]])
        : nothing
    return html`${this._renderAlert()}${later}`
  }

  #onBegin = (): void => {
    const [method] = this.view.step.methods
    if (method) this.actions.answer({ step: 'enrol', method })
  }

  #onLater = (): void => this.actions.answer({ step: 'enrol', later: true })
}

define('farstu-step-enrol', FarstuStepEnrol)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-enrol': FarstuStepEnrol
  }
}
