import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit'
import type { Journey, StepName } from '../../api/contract/views.ts'
import { stepStyles } from './step.styles.ts'
import { StepElement } from './step-element.ts'

/** Journeys in which the person or the address is given, and "not you?" would lead back to it. */
const GIVEN: readonly Journey[] = ['verify-email', 'add-method']

/** A step after the first: it is known who this is about, and it may be somebody else. */
export abstract class LaterStep<N extends StepName, W extends object> extends StepElement<N, W> {
  static override styles: CSSResultGroup = stepStyles

  /** Heard before the line about who this is about; null where that line is not wanted. */
  protected who(): string | null {
    return this.common.who
  }

  /** Whether somebody else can take this person's place. */
  protected canSwitch(): boolean {
    return !GIVEN.includes(this.view.journey)
  }

  protected override renderWho(): TemplateResult | typeof nothing {
    const { who } = this.view
    const heard = this.who()
    if (!who || heard === null) return nothing
    const address = html`<span><span class="unseen">${heard} </span>${who.address}</span>`
    if (!this.canSwitch()) return html`<p>${address}</p>`
    return html`<p class="who">${address}
      <button class="quiet" type="button" @click=${this.onNotYou}>${this.common.notYou}</button></p>`
  }

  protected onNotYou = (): void => {
    const { journey } = this.view
    this.actions.restart({ journey, invitation: undefined, address: undefined })
  }
}
