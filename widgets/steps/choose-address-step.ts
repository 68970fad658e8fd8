import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'
import { stepStyles } from './step.styles.ts'
import type { ViewOf } from './step.ts'

type Remembered = ViewOf<'choose-address'>['step']['addresses'][number]

const addressStyles = css`
  ul { border-block-start: 1px solid var(--_line) }
  li { display: flex; align-items: center; column-gap: calc(3 * var(--_space)); border-block-end: 1px solid var(--_line) }
  .address { flex: 1; min-inline-size: 0; font-weight: 600; padding-block: calc(2 * var(--_space)); overflow-wrap: anywhere }
`

/** Which of the addresses that this browser remembers; each is forgotten by one press. */
export class FarstuStepChooseAddress extends LaterStep<
  'choose-address',
  LaterWords['choose-address']
> {
  static override styles = [stepStyles, addressStyles]

  static override properties = {
    _forgotten: { state: true },
  }

  /** As it was shown; null before. */
  private _forgotten: string | null = null

  protected override _renderForm(): typeof nothing {
    return nothing
  }

  protected override _renderAbove(): TemplateResult {
    return html`<ul role="list">${this.view.step.addresses.map((one) => this.#renderOne(one))}</ul>`
  }

  #renderOne(one: Remembered): TemplateResult {
    const { words } = this
    const { address } = one
    return html`<li>
      <button class="quiet address" type="button" translate="no" aria-disabled=${this._waits}
        @click=${() => this.actions.answer({ step: 'choose-address', id: one.id })}>${address}</button>
      <button class="quiet" type="button" aria-label=${words.forgetOne({ address })}
        @click=${() => this.#forget(one)}>${words.forget}</button>
    </li>`
  }

  /** There from the beginning, so that it is said aloud when somebody is forgotten. */
  protected override _renderStatus(): TemplateResult {
    const address = this._forgotten
    return html`<p role="status" class=${address ? 'small' : 'unseen'}>${
      address ? this.words.forgotten({ address }) : nothing
    }</p>`
  }

  protected override _renderBelow(): TemplateResult {
    const { words, actions } = this
    return html`${this._renderAlert()}${this._renderLinks([
      [words.other, () => actions.answer({ step: 'choose-address', other: true })],
    ])}`
  }

  /** The button pressed is gone then: the focus goes back to the heading. */
  #forget({ id, address }: Remembered): void {
    if (this._waits) return
    this._forgotten = address
    this.actions.answer({ step: 'remember', forget: id })
    this.focusHeading()
  }
}

define('farstu-step-choose-address', FarstuStepChooseAddress)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-choose-address': FarstuStepChooseAddress
  }
}
