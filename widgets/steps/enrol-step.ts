import { html, nothing, type TemplateResult } from 'lit'
import type { MethodKind } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { choices } from '../ui/choice-template.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { KindsStep } from './kinds-step.ts'

/** Policy wants a method that the person lacks: now, or within a counted grace; which one, where several will do. */
export class FarstuStepEnrol extends KindsStep<'enrol', LaterWords['enrol']> {
  protected override _kinds(): readonly MethodKind[] {
    return this.#isChoice ? this.view.step.methods : []
  }

  protected override _lead(): string {
    return this.#isChoice ? this.words.leadSeveral : this.words.lead
  }

  protected override _renderForm(): TemplateResult | typeof nothing {
    const { words } = this
    if (!this.#isChoice) return this._form(this.#onBegin, this.#begin)
    if (!this._known) return nothing
    const list = choices({
      id: this._fieldId('method'),
      name: 'method',
      label: words.label,
      choices: this.view.step.methods.map((kind) => this._choice(kind, kind)),
    })
    return this._form(this.#onBegin, words.beginChosen, list)
  }

  protected override _renderBelow(): TemplateResult {
    const { graceLeft } = this.view.step
    const later =
      graceLeft === 0 ? nothing : this._renderLinks([[this.#later(graceLeft), this.#onLater]])
    return html`${this._renderAlert()}${later}`
  }

  /** How often, and for how many days, it may be put off. */
  #later(left: number | null): string {
    const { words } = this
    const { daysLeft: days } = this.view.step
    if (left === null) return words.laterDays({ days: days ?? 0 })
    return days === null ? words.later({ left }) : words.laterBoth({ left, days })
  }

  /** There is a text for each kind that people set up. */
  get #begin(): string {
    const begins: Readonly<Partial<Record<string, string>>> = this.words.begins
    return begins[this.view.step.methods[0] ?? ''] ?? this.words.beginChosen
  }

  get #isChoice(): boolean {
    return this.view.step.methods.length > 1
  }

  #onBegin = (form: HTMLFormElement): void => {
    const [first] = this.view.step.methods
    const chosen = new FormData(form).get('method')
    const method = this.view.step.methods.find((kind) => kind === chosen) ?? first
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
