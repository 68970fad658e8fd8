import { html, nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'

/** One act, as the server says it, with what follows from it; a factor is asked for after the press. */
export class FarstuStepConfirm extends LaterStep<'confirm', LaterWords['confirm']> {
  protected override _heading(): string {
    const { confirms } = this.view
    return confirms ? this._act(confirms) : ''
  }

  /** The heading says it already. */
  protected override _renderEyebrow(): TemplateResult {
    return html`<span class="eyebrow">${this.common.confirming}</span> `
  }

  /** What follows from it comes first; of a host's act its own words say all. */
  protected override _lead(): string {
    const act = this.view.confirms?.act
    if (act === 'address.change') return this.words.readdressed
    return act === 'host' ? this.words.lead : this.words.removed
  }

  protected override _renderAbove(): TemplateResult | typeof nothing {
    const { words } = this
    const { confirms } = this.view
    if (!confirms || confirms.act === 'host') return nothing
    const { nextDefault: name, isLast } = confirms
    return html`${name === null ? nothing : html`<p>${words.next({ name })}</p>`}
      ${isLast ? html`<p><strong>${words.last}</strong></p>` : nothing}
      <p>${words.lead}</p>`
  }

  protected override _renderForm(): TemplateResult {
    return this._form(this.#onGo, this.words.go)
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    return this._renderAlert()
  }

  #onGo = (): void => this.actions.answer({ step: 'confirm' })
}

define('farstu-step-confirm', FarstuStepConfirm)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-confirm': FarstuStepConfirm
  }
}
