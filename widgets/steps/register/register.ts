import { html, type TemplateResult } from 'lit'
import { define } from '../../theme/define.ts'
import { StepElement } from '../step-element.ts'
import type { RegisterWords } from './words.ts'

type Name = 'firstName' | 'lastName'

/** The person's name, as the inviter gave it, to confirm or correct. */
export class FarstuStepRegister extends StepElement<'register', RegisterWords> {
  static override properties = {
    wrong: { state: true },
  }

  /** The field that the message is about. */
  private wrong: Name = 'firstName'

  protected override heading(): string {
    return this.words.heading
  }

  protected override lead(): string {
    return this.words.lead
  }

  protected override renderForm(): TemplateResult {
    const { words } = this
    return html`<form method="post" novalidate @submit=${this.onSubmit(this.#onNames)}>
      ${this.#renderName('firstName', 'given-name')}
      ${this.#renderName('lastName', 'family-name')}
      ${this.renderSubmit(words.next)}
    </form>`
  }

  #renderName(name: Name, autocomplete: string): TemplateResult {
    return this.field({
      id: this.fieldId(name),
      name,
      autocomplete,
      label: this.words[name],
      value: this.view.step[name],
      error: this.wrong === name ? this.message() : null,
    })
  }

  #onNames = (form: HTMLFormElement): void => {
    const data = new FormData(form)
    const firstName = String(data.get('firstName')).trim()
    const lastName = String(data.get('lastName')).trim()
    this.wrong = firstName === '' || lastName !== '' ? 'firstName' : 'lastName'
    if (firstName === '') return this.complain(this.words.missingFirst, 'firstName')
    if (lastName === '') return this.complain(this.words.missingLast, 'lastName')
    this.actions.answer({ step: 'register', firstName, lastName })
  }
}

define('farstu-step-register', FarstuStepRegister)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-register': FarstuStepRegister
  }
}
