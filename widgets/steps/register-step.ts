import type { PropertyValues, TemplateResult } from 'lit'
import { LONGEST_NAME } from '../../api/contract/plain/lengths.ts'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'

type Name = 'firstName' | 'lastName'

/** The person's name, as the inviter gave it, to confirm or correct. */
export class FarstuStepRegister extends LaterStep<'register', LaterWords['register']> {
  static override properties = {
    _wrong: { state: true },
  }

  /** The field that the message is about. */
  private _wrong: Name = 'firstName'

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('problem') || !this.problem?.fields) return
    this._wrong = this.problem.fields.includes('answer.firstName') ? 'firstName' : 'lastName'
  }

  protected override _onRefused(): void {
    void this.focusField(this._wrong)
  }

  protected override _renderForm(): TemplateResult {
    const { words } = this
    return this._form(this.#onNames, words.next, [
      this.#renderName('firstName', 'given-name'),
      this.#renderName('lastName', 'family-name'),
    ])
  }

  #renderName(name: Name, autocomplete: string): TemplateResult {
    return this._field({
      id: this._fieldId(name),
      name,
      autocomplete,
      label: this.words[name],
      value: this.view.step[name],
      error: this._wrong === name ? this._message() : null,
    })
  }

  #check(names: Readonly<Record<Name, string>>): { name: Name; message: string } | null {
    const { missing, tooLong } = this.words
    if (names.firstName + names.lastName === '') return { name: 'firstName', message: missing }
    const long = (['firstName', 'lastName'] as const).find(
      (name) => names[name].length > LONGEST_NAME,
    )
    return long ? { name: long, message: tooLong({ characters: LONGEST_NAME }) } : null
  }

  #onNames = (form: HTMLFormElement): void => {
    const data = new FormData(form)
    const firstName = String(data.get('firstName')).trim()
    const lastName = String(data.get('lastName')).trim()
    const wrong = this.#check({ firstName, lastName })
    this._wrong = wrong?.name ?? 'firstName'
    if (wrong) return this._complain(wrong.message, wrong.name)
    this.actions.answer({ step: 'register', firstName, lastName })
  }
}

define('farstu-step-register', FarstuStepRegister)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-register': FarstuStepRegister
  }
}
