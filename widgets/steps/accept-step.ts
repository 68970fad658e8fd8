import { css, html, nothing, type TemplateResult } from 'lit'
import { roleName } from '../../api/contract/plain/portal-roles.ts'
import type { AcceptStep } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import type { LaterWords } from '../words/generated/later.ts'
import { LaterStep } from './later-step.ts'
import { stepStyles } from './step.styles.ts'

const acceptStyles = css`
  .additions { border-block: 1px solid var(--_line) }
  .additions li { padding-block: calc(3 * var(--_space)) }
  .additions li + li { border-block-start: 1px solid var(--_line) }
`

/** What an invitation adds to an account that exists. */
export class FarstuStepAccept extends LaterStep<'accept', LaterWords['accept']> {
  static override styles = [stepStyles, acceptStyles]

  protected override _lead(): string {
    const { words, view } = this
    const { inviter } = view.step
    const portal = view.portal.name
    return inviter === null ? words.lead({ portal }) : words.leadNamed({ inviter, portal })
  }

  protected override _renderAbove(): TemplateResult {
    return html`<ul class="additions">${this.view.step.additions.map((one) => this.#renderAddition(one))}</ul>`
  }

  protected override _renderForm(): TemplateResult {
    return this._form(this.#onAccept, this.words.accept)
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    return this._renderAlert()
  }

  #renderAddition({
    unit,
    role,
    roleName: own,
    until,
  }: AcceptStep['additions'][number]): TemplateResult {
    const { words } = this
    const name = roleName(role, words.roles, own)
    return html`<li><strong>${unit ?? words.wholePortal}</strong><br>
      <span class="muted"><bdi>${name}</bdi>${until ? html`, ${this.common.until(until)}` : nothing}</span></li>`
  }

  #onAccept = (): void => this.actions.answer({ step: 'accept' })
}

define('farstu-step-accept', FarstuStepAccept)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-accept': FarstuStepAccept
  }
}
