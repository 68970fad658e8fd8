import { html, nothing, type TemplateResult } from 'lit'
import type { StepName } from '../../api/contract/views.ts'
import { StepElement } from './step-element.ts'

/** A step after the first: it is known who this is about, and it may be somebody else. */
export abstract class LaterStep<N extends StepName, W extends object> extends StepElement<N, W> {
  /** Heard before the line about who this is about; null where that line is not wanted. */
  protected who(): string | null {
    return this.common.who
  }

  protected override renderWho(): TemplateResult | typeof nothing {
    const { who } = this.view
    const heard = this.who()
    if (!who || heard === null) return nothing
    return html`<p class="who"><span><span class="unseen">${heard} </span>${who.address}</span>
      <button class="quiet" type="button" @click=${this.onNotYou}>${this.common.notYou}</button></p>`
  }

  protected onNotYou = (): void => {
    const { journey } = this.view
    this.actions.restart({ journey, invitation: undefined, address: undefined })
  }
}
