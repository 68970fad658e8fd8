import { html, type TemplateResult } from 'lit'
import type { WidgetProblem } from '../../../client/problem.ts'
import { LaterStep } from '../../../steps/later-step.ts'
import { define } from '../../../theme/define.ts'
import { FarstuRules } from '../../../ui/rules.ts'
import { passwordField, usernameField } from '../password-field.ts'
import { ruleLines } from './rule-lines.ts'
import type { NewPasswordWords } from './words.ts'

type Name = 'password' | 'again'

/** A password chosen twice, with the portal's rules ticked off while typing. */
export class FarstuStepNewPassword extends LaterStep<'new-password', NewPasswordWords> {
  static override properties = {
    typed: { state: true },
    shown: { state: true },
    wrong: { state: true },
  }

  private typed = { password: '', again: '' }
  private shown = false
  /** The field that the message is about. */
  private wrong: Name = 'password'

  constructor() {
    super()
    this.addEventListener('input', this.#onInput)
  }

  protected override heading(): string {
    return this.#instead()?.heading ?? this.words.heading
  }

  protected override lead(): string | null {
    const lead = this.view.step.rules.groups.length === 0 ? this.words.lead : null
    return this.#instead()?.lead ?? lead
  }

  protected override who(): null {
    return null
  }

  protected override renderForm(): TemplateResult {
    const { words, view } = this
    return this.form(this.#onPassword, words.save, [
      usernameField({
        id: this.fieldId('username'),
        label: words.address,
        address: view.step.address,
      }),
      this.#renderPassword('password', words.label, this.#renderRules()),
      this.#renderPassword('again', words.again),
    ])
  }

  protected override explain(problem: WidgetProblem): string {
    const { reasons = [], words = [] } = problem
    const said = reasons.map((reason) =>
      reason === 'contains_known_word' && words.length > 0
        ? this.words.leansOn(this.#listed(words))
        : this.words.refused[reason],
    )
    return said.filter(Boolean).join(' ') || super.explain(problem)
  }

  /** Each in quotation marks and kept by itself, so that one in Arabic turns nothing around it. */
  #listed(known: readonly string[]): string {
    const [open, close] = this.words.quotes
    const quoted = known.map((word) => `${open}\u2068${word}\u2069${close}`)
    return new Intl.ListFormat(this.lang, { type: 'conjunction' }).format(quoted)
  }

  /** Words where it takes another one's place. */
  #instead() {
    const { isReplacement, isTooShort } = this.view.step
    if (isTooShort) return this.words.longer
    return isReplacement ? this.words.replacement : null
  }

  #renderPassword(name: Name, label: string, rules?: TemplateResult): TemplateResult {
    return passwordField({
      id: this.fieldId(name),
      name,
      label,
      autocomplete: 'new-password',
      error: this.wrong === name ? this.message() : null,
      ...(rules && { rules }),
      shown: this.shown,
      ...(name === 'password' && { toggle: this.#onToggle }),
      words: this.words,
    })
  }

  #renderRules(): TemplateResult {
    const { words, view, typed } = this
    return html`<farstu-rules slot="hint" id="${this.fieldId('password')}-rules"
      .lines=${ruleLines(view.step.rules, typed, words)} .met=${words.met} .unmet=${words.unmet}>
    </farstu-rules>`
  }

  /** Shows or hides both at once, so the button stands at the first. */
  #onToggle = (): void => {
    this.shown = !this.shown
  }

  #onInput = (): void => {
    const form = this.querySelector('form')
    if (form) this.typed = this.#read(form)
  }

  #read(form: HTMLFormElement): { password: string; again: string } {
    const data = new FormData(form)
    return { password: String(data.get('password')), again: String(data.get('again')) }
  }

  #onPassword = (form: HTMLFormElement): void => {
    const { password, again } = this.#read(form)
    this.wrong = password !== '' && password !== again ? 'again' : 'password'
    if (password === '') return this.complain(this.words.missing, 'password')
    if (password !== again) return this.complain(this.words.different, 'again')
    this.shown = false
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
