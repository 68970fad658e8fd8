import type { TemplateResult } from 'lit'
import { LaterStep } from '../../steps/later-step.ts'
import { define } from '../../theme/define.ts'
import type { MadeUpWords } from '../../words/generated/made-up.ts'

export class FarstuStepMadeUpEnrol extends LaterStep<
  'made-up-enrol',
  MadeUpWords['made-up-enrol']
> {
  protected override _heading(): string {
    return this.words.heading
  }

  protected override _lead(): string {
    const { serial, secrets } = this.view.step
    return this.words.lead({ serial, secrets: secrets.join(' ') })
  }

  protected override _renderForm(): TemplateResult {
    return this._form(
      this.#onSecret,
      this.words.next,
      this._field({
        id: this._fieldId('secret'),
        name: 'secret',
        label: this.words.secret,
        autocomplete: 'off',
        error: this._message(),
      }),
    )
  }

  #onSecret = (form: HTMLFormElement): void => {
    const secret = String(new FormData(form).get('secret'))
    this.actions.answer({ step: 'made-up-enrol', secret })
  }
}

define('farstu-step-made-up-enrol', FarstuStepMadeUpEnrol)
