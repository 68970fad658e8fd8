import { html, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portals.ts'
import { originsField } from '../../parts/origins-field.ts'
import { SetupSection } from './section.ts'

interface Origins {
  readonly origins: readonly string[]
}

/** Whose pages may show the portal's sign-in. */
export class OriginsSection extends SetupSection<Origins> {
  protected readonly act = 'portal.change'

  protected heading(): string {
    return this.wordsHere.origins.heading
  }

  protected draftOf({ origins }: PortalSetupView): Origins {
    return { origins }
  }

  protected renderRead({ origins }: PortalSetupView): TemplateResult {
    return html`<p class="small muted">${this.wordsHere.origins.text}</p>
      <ul class="lines">${origins.map((origin) => html`<li><code>${origin}</code></li>`)}</ul>`
  }

  protected renderFields({ origins }: Origins): TemplateResult {
    return originsField(this.desk, {
      origins,
      isHeaded: true,
      mistakeAt: (path, key) => this.mistakeAt(path, key),
      misfit: this.#renderMisfit(),
      onChange: (changed) => this.type({ origins: changed }),
    })
  }

  protected send({ origins }: Origins) {
    return this.desk.calls.changeSetup({ version: this.base.version, origins: [...origins] })
  }

  /** The page that letters lead to would no longer lie on any of them. */
  #renderMisfit(): TemplateResult | null {
    const mistake = this.mistakeAt('invitationUrl', 'invitationOrigin')
    return mistake ? html`${mistake} <code>${this.base.invitationUrl}</code>` : null
  }
}
