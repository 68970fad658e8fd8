import { nothing, type TemplateResult } from 'lit'
import { define } from '../../theme/define.ts'
import { LaterStep } from '../later-step.ts'
import type { DeniedWords } from './words.ts'

/** A dead end: why, what to do next, and whom to ask (the frame opens the contacts). */
export class FarstuStepDenied extends LaterStep<'denied', DeniedWords> {
  protected override heading(): string {
    return this.words.headings[this.view.step.reason]
  }

  protected override lead(): string {
    return this.words.texts[this.view.step.reason](this.view.portal.name)
  }

  protected override renderForm(): typeof nothing {
    return nothing
  }

  protected override renderBelow(): TemplateResult {
    const { words, onNotYou } = this
    const isReady = this.view.step.reason === 'invitation-used'
    return this.renderLinks([isReady ? [words.signIn, this.#onSignIn] : [words.another, onNotYou]])
  }

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
