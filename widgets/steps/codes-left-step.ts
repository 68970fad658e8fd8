import { css, html, nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'
import { stepStyles } from './step.styles.ts'

const codesLeftStyles = css`
  .told { display: grid; gap: calc(3 * var(--_space)) }
  .told p { overflow-wrap: anywhere }
`

/** Somebody is about to be in by a recovery code: what is left of them, and what to do about what was lost. */
export class FarstuStepCodesLeft extends LaterStep<'codes-left', LaterWords['codes-left']> {
  static override styles = [stepStyles, codesLeftStyles]

  protected override _lead(): string {
    return this.words.left({ left: this.view.step.left })
  }

  protected override _who(): null {
    return null
  }

  /** The address is a text: whoever followed it from here would not be signed in yet. */
  protected override _renderAbove(): TemplateResult {
    const { words, view } = this
    const { hasOther, account } = view.step
    return html`<div class="told"><h3>${words.todo}</h3>
      <p>${hasOther ? words.other : words.noOther}</p>
      <p>${words.account({ portal: view.portal.name })}<br><bdi translate="no">${account}</bdi></p>
      <p>${words.day}</p>
      ${this.#few ? html`<p>${this.#few}</p>` : nothing}
    </div>`
  }

  /** What is said where few are left; null where nobody need make new ones. */
  get #few(): string | null {
    const { words, view } = this
    const { renewal } = view.step
    return renewal && { here: words.here, account: words.onOwnPage, later: words.later }[renewal]
  }

  protected override _renderForm(): TemplateResult {
    const { words, view } = this
    return this._form(this.#onRead, words.goOn({ portal: view.portal.name }))
  }

  protected override _renderBelow(): TemplateResult {
    const renews = this.view.step.renewal === 'here'
    return html`${renews ? this._renderLinks([[this.words.renew, this.#onRenew]]) : nothing}${this._renderAlert()}`
  }

  #onRead = (): void => this.actions.answer({ step: 'codes-left' })

  #onRenew = (): void => this.actions.answer({ step: 'codes-left', renew: true })
}

define('farstu-step-codes-left', FarstuStepCodesLeft)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-codes-left': FarstuStepCodesLeft
  }
}
