import type { TemplateResult } from 'lit'
import { RECOVERY_CODE } from '../../../api/contract/plain/codes.ts'
import { codeOf } from '../../../api/contract/plain/typed-code.ts'
import { LaterStep } from '../../steps/later-step.ts'
import { define } from '../../theme/define.ts'
import { groupedCodeField } from '../../ui/grouped-code-template.ts'
import type { RecoveryCodesWords } from '../../words/generated/recovery-codes.ts'

/** One of the codes that the person keeps in a drawer. */
export class FarstuStepRecoveryCodes extends LaterStep<
  'recovery-codes',
  RecoveryCodesWords['recovery-codes']
> {
  protected override _lead(): string {
    const { lead, recovery } = this.words
    return this.view.step.isRecovery ? `${recovery} ${lead}` : lead
  }

  protected override _renderForm(): TemplateResult {
    const { words } = this
    const error = this._message()
    return this._form(
      this.#onCode,
      words.verify,
      groupedCodeField({
        id: this._fieldId('code'),
        label: words.label,
        shape: RECOVERY_CODE,
        error,
        ...(error === null && { hint: words.hint }),
      }),
    )
  }

  #onCode = (form: HTMLFormElement): void => {
    const code = codeOf(String(new FormData(form).get('code')), RECOVERY_CODE)
    const { length: characters } = RECOVERY_CODE
    if (code.length < characters) return this._complain(this.words.missing({ characters }))
    this.actions.answer({ step: 'recovery-codes', code })
  }
}

define('farstu-step-recovery-codes', FarstuStepRecoveryCodes)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-recovery-codes': FarstuStepRecoveryCodes
  }
}
