import type { TemplateResult } from 'lit'
import type { WidgetProblem } from '../client/problem.ts'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'

type Name = 'name' | 'address'

/** An invitation went to the wrong person, who may know whom it should have gone to. */
export class FarstuStepSuccessor extends LaterStep<'successor', LaterWords['successor']> {
  protected override _lead(): string {
    const { inviter } = this.view.step
    return inviter === null ? this.words.lead : this.words.leadNamed({ inviter })
  }

  protected override _who(): null {
    return null
  }

  protected override _renderForm(): TemplateResult {
    const { inviter } = this.view.step
    const label = inviter === null ? this.words.tell : this.words.tellNamed({ inviter })
    return this._form(this.#onTell, label, [this.#renderOne('name'), this.#renderOne('address')])
  }

  protected override _renderBelow(): TemplateResult {
    return this._renderLinks([[this.words.back, this.#onBack]])
  }

  protected override _explain(problem: WidgetProblem): string {
    const isMalformed = problem.code === 'invalid_input' && this.#wrong === 'address'
    return isMalformed ? this.words.malformed : super._explain(problem)
  }

  protected override _onRefused(): void {
    void this.focusField(this.#wrong)
  }

  /** The field that the message is about. */
  get #wrong(): Name {
    return this.problem?.fields?.includes('answer.name') ? 'name' : 'address'
  }

  /** About somebody else: the browser offers none of what it knows of the person. */
  #renderOne(name: Name): TemplateResult {
    return this._field({
      id: this._fieldId(name),
      name,
      label: this.words[name],
      autocomplete: 'off',
      ...(name === 'address' && { inputmode: 'email' }),
      error: this.#wrong === name ? this._message() : null,
    })
  }

  #onTell = (form: HTMLFormElement): void => {
    const filled = [...new FormData(form)].map(([key, value]) => [key, String(value).trim()])
    const known = Object.fromEntries(filled.filter(([, value]) => value))
    this.actions.answer({ step: 'successor', ...known })
  }

  #onBack = (): void => this.actions.answer({ step: 'successor', back: true })
}

define('farstu-step-successor', FarstuStepSuccessor)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-successor': FarstuStepSuccessor
  }
}
