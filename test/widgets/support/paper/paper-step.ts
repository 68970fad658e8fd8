import type { TemplateResult } from 'lit'
import { codeOf, UNMISTAKABLE } from '../../../../api/contract/plain/typed-code.ts'
import { LaterStep } from '../../../../widgets/steps/later-step.ts'
import { define } from '../../../../widgets/theme/define.ts'
import { CodeEntry } from '../../../../widgets/ui/code-entry.ts'
import { groupedCodeField } from '../../../../widgets/ui/grouped-code-template.ts'
import type { PaperWords } from './words.ts'

const SHAPE = { alphabet: UNMISTAKABLE, length: 16, group: 4 }

/** A code from paper, with the view and the answer of a step that there is. */
export class FarstuStepPaper extends LaterStep<'totp', PaperWords> {
  readonly #entry = new CodeEntry(this)

  protected override _renderForm(): TemplateResult {
    const { words } = this
    const field = groupedCodeField({
      id: this._fieldId('code'),
      label: words.label,
      hint: words.hint,
      error: this._message(),
      shape: SHAPE,
      onComplete: this.#entry.onComplete,
    })
    return this._form(this.#onCode, words.verify, field)
  }

  #onCode = (form: HTMLFormElement): void => {
    const code = codeOf(String(new FormData(form).get('code')), SHAPE)
    if (code.length < SHAPE.length) return this._complain(this.words.missing)
    this.actions.answer({ step: 'totp', code })
  }
}

define('farstu-step-paper', FarstuStepPaper)
