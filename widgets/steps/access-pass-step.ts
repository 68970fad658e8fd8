import { nothing, type TemplateResult } from 'lit'
import { ACCESS_PASS } from '../../api/contract/plain/codes.ts'
import { codeOf } from '../../api/contract/plain/typed-code.ts'
import { define } from '../theme/define.ts'
import { groupedCodeField } from '../ui/grouped-code-template.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'

/** The pass that an agent has read out: it leads to setting up a new way to verify. */
export class FarstuStepAccessPass extends LaterStep<'access-pass', LaterWords['access-pass']> {
  protected override _renderForm(): TemplateResult {
    const { words } = this
    const error = this._message()
    return this._form(
      this.#onPass,
      words.next,
      groupedCodeField({
        id: this._fieldId('code'),
        label: words.label,
        shape: ACCESS_PASS,
        error,
        ...(error === null && { hint: words.hint }),
      }),
    )
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    if (!this.view.step.canChooseOther) return nothing
    return this._renderLinks([[this.words.other, this.#onOther]])
  }

  #onPass = (form: HTMLFormElement): void => {
    const code = codeOf(String(new FormData(form).get('code')), ACCESS_PASS)
    const { length: characters } = ACCESS_PASS
    if (code.length < characters) return this._complain(this.words.missing({ characters }))
    this.actions.answer({ step: 'access-pass', code })
  }

  #onOther = (): void => this.actions.answer({ step: 'access-pass', other: true })
}

define('farstu-step-access-pass', FarstuStepAccessPass)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-access-pass': FarstuStepAccessPass
  }
}
