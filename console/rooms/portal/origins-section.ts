import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { MOST_ORIGINS } from '../../../api/contract/plain/portal-limits.ts'
import { addressesField } from '../../parts/fields/addresses-field.ts'
import { SetupSection } from './setup-section.ts'

interface Origins {
  readonly origins: readonly string[]
}

/** Whose pages may show the portal's sign-in. */
export class OriginsSection extends SetupSection<Origins> {
  protected readonly permission = 'portal.change'

  protected heading(): string {
    return this.wordsHere.origins.heading
  }

  protected draftOf({ origins }: PortalSetupView): Origins {
    return { origins }
  }

  protected renderRead({ origins }: PortalSetupView): TemplateResult {
    return html`<p class="small muted">${this.wordsHere.origins.text}</p>
      <ul class="lines">${origins.map((origin) => html`<li><code translate="no">${origin}</code></li>`)}</ul>`
  }

  protected renderFields({ origins }: Origins): TemplateResult {
    return addressesField({
      text: this.wordsHere.origins,
      id: 'origin',
      addresses: origins,
      least: 1,
      most: MOST_ORIGINS,
      isHeaded: true,
      mistake: this.mistakeAt('origins'),
      mistakeOf: (at) => this.mistakeAt(`origins.${at}`, 'origin'),
      misfit: this.#renderMisfit(),
      onChange: (changed) => this.type({ origins: changed }),
    })
  }

  protected send({ origins }: Origins) {
    return this.desk.calls.changeSetup({ version: this.base.version, origins })
  }

  /** What would no longer lie on any of them: the page that letters lead to, return addresses. */
  #renderMisfit(): TemplateResult | null {
    const { invitationUrl, returnUrls } = this.base
    const page = this.mistakeAt('invitationUrl', 'invitationOrigin')
    const { mistakes } = this.wordsHere
    const left = returnUrls.filter((_, at) => this.mistakeAt(`returnUrls.${at}`) !== null)
    if (!page && left.length === 0) return null
    return html`${page ? html`${page} <code translate="no">${invitationUrl}</code> ` : nothing}
      ${left.length > 0 ? html`${mistakes.returnLeft} ` : nothing}
      ${left.map((address) => html`<code translate="no">${address}</code> `)}`
  }
}
