import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { DeniedReason, FlowView } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'

/** Where another address would be no way on. */
const FINAL: readonly DeniedReason[] = [
  'invitation-declined',
  'signed-out',
  'too-many-methods',
  'verification-unknown',
  'confirmation-unknown',
  'address-taken',
  'method-needed',
  'own-origin',
  'method-not-offered',
  'needs-other-factor',
  'needs-older-method',
  'needs-key',
]

/** A dead end that says why, under which address, and what to do next. */
export class FarstuStepDenied extends LaterStep<'denied', LaterWords['denied']> {
  override updated(changed: PropertyValues): void {
    super.updated(changed)
    const before = changed.get('view') as FlowView | undefined
    if (before?.step.name === 'denied' && before.step.newLink !== this.view.step.newLink)
      this.focusHeading()
  }

  protected override _heading(): string {
    const { reason, newLink } = this.view.step
    return newLink === 'asked' ? this.words.asked.heading : this.words.headings[reason]
  }

  protected override _lead(): string {
    const { words, view } = this
    const { reason, newLink } = view.step
    if (newLink) return newLink === 'asked' ? words.asked.text : words.askable
    const text = words.texts[reason]
    return typeof text === 'string' ? text : text({ portal: view.portal.name })
  }

  /** The links below lead to another address, where that is a way on. */
  protected override _canSwitch(): boolean {
    return false
  }

  protected override _renderForm(): TemplateResult | typeof nothing {
    if (this.view.step.newLink !== 'askable') return nothing
    return this._form(this.#onAsk, this.words.ask)
  }

  protected override _renderBelow(): TemplateResult {
    return html`${this._renderAlert()}${this.#renderOwnPage()}${this.#renderWaysOn()}`
  }

  /** Where it can be done; whoever comes in there is led back. */
  #renderOwnPage(): TemplateResult | typeof nothing {
    const { step, journey } = this.view
    if (!step.ownPage) return nothing
    const { ownPages, ledBack } = this.words
    const isComingIn = journey === 'sign-in' || journey === 'invitation'
    return html`${isComingIn ? html`<p>${ledBack}</p>` : nothing}
      <p><a class="target" href=${this.actions.onward(step.ownPage)}>${
        ownPages[isComingIn ? journey : 'account']
      }</a></p>`
  }

  #renderWaysOn(): TemplateResult | typeof nothing {
    const { words, _onNotYou: onNotYou } = this
    const { reason, newLink } = this.view.step
    if (newLink || FINAL.includes(reason)) return nothing
    return this._renderLinks([
      reason === 'invitation-used' ? [words.signIn, this.#onSignIn] : [words.another, onNotYou],
    ])
  }

  #onAsk = (): void => this.actions.answer({ step: 'denied', ask: true })

  #onSignIn = (): void => {
    this.actions.restart({ journey: 'sign-in', invitation: undefined })
  }
}

define('farstu-step-denied', FarstuStepDenied)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-denied': FarstuStepDenied
  }
}
