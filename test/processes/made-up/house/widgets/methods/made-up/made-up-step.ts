import { html, nothing, type TemplateResult } from 'lit'
import { LaterStep } from '../../steps/later-step.ts'
import { define } from '../../theme/define.ts'
import type { MadeUpWords } from '../../words/generated/made-up.ts'

/** A card with secrets, and another browser that says yes. */
export class FarstuStepMadeUp extends LaterStep<'made-up', MadeUpWords['made-up']> {
  protected override _heading(): string {
    return this.words.heading
  }

  protected override _lead(): string {
    const { waits } = this.view.step
    return waits ? this.words.waits({ token: waits.token }) : this.words.lead
  }

  protected override _renderForm(): TemplateResult {
    const { words } = this
    const { waits, canChooseOther } = this.view.step
    if (waits) return this._form(this.#onAgain, words.again)
    return html`${this.#renderCard()}
      ${canChooseOther ? this._renderLinks([[words.other, this.#onOther]]) : nothing}`
  }

  #renderCard(): TemplateResult {
    const { words } = this
    return this._form(
      this.#onSecret,
      words.next,
      html`${this._field({ id: this._fieldId('serial'), name: 'serial', label: words.serial, autocomplete: 'off', error: null })}
      ${this._field({ id: this._fieldId('secret'), name: 'secret', label: words.secret, autocomplete: 'off', error: this._message() })}`,
    )
  }

  #onSecret = (form: HTMLFormElement): void => {
    const typed = new FormData(form)
    const [serial, secret] = [String(typed.get('serial')), String(typed.get('secret'))]
    this.actions.answer({ step: 'made-up', serial, secret })
  }

  #onOther = (): void => this.actions.answer({ step: 'made-up', other: true })

  #onAgain = (): void => this.actions.answer({ step: 'made-up', again: true })
}

define('farstu-step-made-up', FarstuStepMadeUp)
