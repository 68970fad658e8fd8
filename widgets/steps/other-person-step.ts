import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'
import { stepStyles } from './step.styles.ts'

const otherPersonStyles = css`
  dl { display: grid; gap: calc(4 * var(--_space)) }
`

/** Whoever is signed in, in this browser, is not whom the invitation is for. */
export class FarstuStepOtherPerson extends LaterStep<'other-person', LaterWords['other-person']> {
  static override styles = [stepStyles, otherPersonStyles]

  protected override _who(): null {
    return null
  }

  protected override _renderAbove(): TemplateResult {
    const { words, view } = this
    const { name, address } = view.step.session
    return html`<dl>
        ${this.#renderPair(words.signedIn, html`<span translate="no"><strong>${name}</strong><br>${address}</span>`)}
        ${view.who ? this.#renderPair(words.invited, html`<strong translate="no">${view.who.address}</strong>`) : nothing}
      </dl>
      <p>${words.kept}</p>`
  }

  protected override _renderForm(): TemplateResult {
    return this._form(this.#onSwitch, this.words.switch)
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    return this._renderAlert()
  }

  #renderPair(label: string, value: TemplateResult): TemplateResult {
    return html`<div><dt class="small muted">${label}</dt><dd>${value}</dd></div>`
  }

  #onSwitch = (): void => this.actions.answer({ step: 'other-person', switch: true })
}

define('farstu-step-other-person', FarstuStepOtherPerson)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-other-person': FarstuStepOtherPerson
  }
}
