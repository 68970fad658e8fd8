import { nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'

interface Platform {
  readonly isUserVerifyingPlatformAuthenticatorAvailable?: () => Promise<boolean>
  readonly getClientCapabilities?: () => Promise<Readonly<Record<string, boolean>>>
}

const platform = (): Platform | undefined =>
  (window as { PublicKeyCredential?: Platform }).PublicKeyCredential

/** Whether this browser may make one by itself (Level 3 §5.1.7, `conditionalCreate`). */
async function makesByItself(): Promise<boolean> {
  const asked = platform()?.getClientCapabilities?.()
  return (await asked?.catch(() => null))?.conditionalCreate === true
}

/** Whether this device could keep one; a page's script may have replaced what is asked. */
async function canKeep(): Promise<boolean> {
  const asked = platform()?.isUserVerifyingPlatformAuthenticatorAvailable?.()
  return (await asked?.catch(() => false)) === true
}

/** "Next time without a password", at the end of a sign-in; nobody is asked whose device could not do it. */
export class FarstuStepOffer extends LaterStep<'offer', LaterWords['offer']> {
  static override properties: PropertyDeclarations = {
    _known: { state: true },
  }

  /** It is known that the question is worth asking, or the server asks all the same. */
  private _known = false

  /** The server was told what this device can do: it goes on, or asks all the same. */
  #isTold = false

  override firstUpdated(): void {
    void this.#look()
  }

  protected override _renderForm(): TemplateResult | typeof nothing {
    return this.#isAsked ? this._form(this.#onNow, this.words.go) : nothing
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    return this.#isAsked ? this._renderLinks([[this.words.later, this.#onLater]]) : nothing
  }

  get #isAsked(): boolean {
    return this._known || (this.#isTold && !this.busy)
  }

  async #look(): Promise<void> {
    const isFirst = this.view.step.isAutomatic && (await makesByItself())
    const isPossible = isFirst || (await canKeep())
    if (!this.isConnected) return
    this._known = isPossible && !isFirst
    if (this._known) return
    this.#isTold = true
    this.actions.answer(
      isFirst ? { step: 'offer', quietly: true } : { step: 'offer', cannot: true },
    )
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
