import { html, type TemplateResult } from 'lit'
import type { WidgetProblem } from '../../client/problem.ts'
import { LaterStep } from '../../steps/later-step.ts'
import { define } from '../../theme/define.ts'
import { FarstuRules } from '../../ui/rules.ts'
import type { PasswordWords } from '../../words/generated/password.ts'
import { passwordField, usernameField } from './password-field.ts'
import { ruleLines } from './rule-lines.ts'

type Name = 'password' | 'again'

/** A password chosen twice, with the portal's rules ticked off while typing. */
export class FarstuStepNewPassword extends LaterStep<
  'new-password',
  PasswordWords['new-password']
> {
  static override properties = {
    _typed: { state: true },
    _shown: { state: true },
    _wrong: { state: true },
  }

  private _typed = { password: '', again: '' }
  private _shown = false
  /** The field that the message is about. */
  private _wrong: Name = 'password'

  constructor() {
    super()
    this.addEventListener('input', this.#onInput)
  }

  protected override _heading(): string {
    return this.#instead()?.heading ?? this.words.heading
  }

  protected override _lead(): string | null {
    const lead = this.view.step.rules.groups.length === 0 ? this.words.lead : null
    return this.#instead()?.lead ?? lead
  }

  protected override _who(): null {
    return null
  }

  protected override _renderForm(): TemplateResult {
    const { words, view } = this
    return this._form(this.#onPassword, words.save, [
      usernameField({
        id: this._fieldId('username'),
        label: words.address,
        address: view.step.address,
      }),
      this.#renderPassword('password', words.label, this.#renderRules()),
      this.#renderPassword('again', words.again),
    ])
  }

  protected override _explain(problem: WidgetProblem): string {
    const { reasons = [], words = [] } = problem
    const said = reasons.map((reason) =>
      reason === 'contains_known_word' && words.length > 0
        ? this.words.leansOn({ words: this.#listed(words) })
        : this.words.refused[reason],
    )
    return said.filter(Boolean).join(' ') || super._explain(problem)
  }

  /** Each in quotation marks; the catalogue keeps one in Arabic by itself, so that it turns nothing around it. */
  #listed(known: readonly string[]): string {
    const quoted = known.map((word) => this.words.quoted({ word }))
    return new Intl.ListFormat(this.lang, { type: 'conjunction' }).format(quoted)
  }

  /** Words where it takes another one's place. */
  #instead() {
    const { isReplacement, isTooShort } = this.view.step
    if (isTooShort) return this.words.longer
    if (!isReplacement) return null
    return this.view.journey === 'change-password' ? this.words.changed : this.words.replacement
  }

  #renderPassword(name: Name, label: string, rules?: TemplateResult): TemplateResult {
    return passwordField({
      id: this._fieldId(name),
      name,
      label,
      autocomplete: 'new-password',
      error: this._wrong === name ? this._message() : null,
      ...(rules && { rules }),
      shown: this._shown,
      ...(name === 'password' && { toggle: this.#onToggle }),
      words: this.words,
    })
  }

  #renderRules(): TemplateResult {
    const { words, view, _typed: typed } = this
    return html`<farstu-rules slot="hint" id="${this._fieldId('password')}-rules"
      .lines=${ruleLines(view.step.rules, typed, words)} .met=${words.met} .unmet=${words.unmet}>
    </farstu-rules>`
  }

  /** Shows or hides both at once, so the button stands at the first. */
  #onToggle = (): void => {
    this._shown = !this._shown
  }

  #onInput = (): void => {
    const form = this.querySelector('form')
    if (form) this._typed = this.#read(form)
  }

  #read(form: HTMLFormElement): { password: string; again: string } {
    const data = new FormData(form)
    return { password: String(data.get('password')), again: String(data.get('again')) }
  }

  #onPassword = (form: HTMLFormElement): void => {
    const { password, again } = this.#read(form)
    this._wrong = password !== '' && password !== again ? 'again' : 'password'
    if (password === '') return this._complain(this.words.missing, 'password')
    if (password !== again) return this._complain(this.words.different, 'again')
    this._shown = false
    this.actions.answer({ step: 'new-password', password })
  }
}

define('farstu-rules', FarstuRules)
define('farstu-step-new-password', FarstuStepNewPassword)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-new-password': FarstuStepNewPassword
  }
}
