import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { LONGEST_MAIL_ADDRESS } from '../../../api/contract/plain/lengths.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import { fact, lineField } from '../../parts/fields/form-fields.ts'
import { pageAddress } from './setup-pages.ts'
import { SetupSection } from './setup-section.ts'

interface Domain {
  /** As typed; empty for what follows from the first origin. */
  readonly rpId: string
}

/** The domain that the portal's passkeys are made for: as long as there is none, it may be another. */
export class DomainSection extends SetupSection<Domain> {
  protected readonly permission = 'portal.change'

  protected heading(): string {
    return this.wordsHere.domain.heading
  }

  protected draftOf({ rpId }: PortalSetupView): Domain {
    return { rpId: rpId ?? '' }
  }

  /** Once there are passkeys nothing is left to change. */
  protected override get mayChange(): boolean {
    return super.mayChange && !this.setup.domain.isFixed
  }

  protected renderRead({
    rpId,
    domain: { now, isFixed },
    embedding,
  }: PortalSetupView): TemplateResult {
    const { domain } = this.wordsHere
    const why = [rpId === null ? domain.follows : '', isFixed ? domain.fixed : '']
    return html`<p class="small muted">${domain.text}</p>
      <dl class="facts stacked">${fact(
        domain.now,
        html`<code translate="no">${now}</code>${why
          .filter((said) => said !== '')
          .map((said) => html`<br><span class="small muted">${said}</span>`)}`,
      )}</dl>
      ${embedding.relatedOrigins ? html`<p><a href=${pageAddress(this.desk.portal.id, 'embedding')}>${domain.outside}</a></p>` : nothing}`
  }

  protected renderFields({ rpId }: Domain): TemplateResult {
    const { domain } = this.wordsHere
    return html`<p class="small muted">${domain.text}</p>
      ${lineField({
        label: domain.label,
        name: 'rpId',
        hint: domain.hint,
        most: LONGEST_MAIL_ADDRESS,
        value: rpId,
        placeholder: this.base.domain.now,
        mistake: this.mistakeAt('rpId'),
        onInput: (typed) => this.type({ rpId: typed }),
      })}`
  }

  protected send({ rpId }: Domain): Promise<Outcome<PortalSetupView>> {
    const typed = rpId.trim()
    return this.desk.calls.changeSetup({
      version: this.base.version,
      rpId: typed === '' ? null : typed,
    })
  }
}
