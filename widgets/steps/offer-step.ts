import { nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'

interface Platform {
  readonly isUserVerifyingPlatformAuthenticatorAvailable?: () => Promise<boolean>
}

/** Whether this device could keep one; a page's script may have replaced what is asked. */
async function canKeep(): Promise<boolean> {
  const { PublicKeyCredential: platform } = window as { PublicKeyCredential?: Platform }
  const asked = platform?.isUserVerifyingPlatformAuthenticatorAvailable?.()
  return (await asked?.catch(() => false)) === true
}

/** "Next time without a password", at the end of a sign-in; nobody is asked whose device could not do it. */
export class FarstuStepOffer extends LaterStep<'offer', LaterWords['offer']> {
  static override properties: PropertyDeclarations = {
    _known: { state: true },
  }

  /** It is known that the question is worth asking, or the server asks all the same. */
  private _known = false

  override firstUpdated(): void {
    void this.#look()
  }

  protected override _renderForm(): TemplateResult | typeof nothing {
    return this._known ? this._form(this.#onNow, this.words.go) : nothing
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    return this._known ? this._renderLinks([[this.words.later, this.#onLater]]) : nothing
  }

  async #look(): Promise<void> {
    const isPossible = await canKeep()
    if (!this.isConnected) return
    if (!isPossible) await this.actions.answer({ step: 'offer', cannot: true })
    this._known = true
  }

  #onNow = (): void => void this.actions.answer({ step: 'offer', now: true })

  #onLater = (): void => void this.actions.answer({ step: 'offer', later: true })
}

define('farstu-step-offer', FarstuStepOffer)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-offer': FarstuStepOffer
  }
}
