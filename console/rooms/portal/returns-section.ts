import { html, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { MOST_RETURN_URLS } from '../../../api/contract/plain/portal-limits.ts'
import { isAt, webAddress } from '../../../api/contract/plain/web-addresses.ts'
import { addressesField } from '../../parts/fields/addresses-field.ts'
import { missing } from './missing.ts'
import { SetupSection } from './setup-section.ts'

interface Returns {
  readonly returnUrls: readonly string[]
}

/** Where our own page hands a sign-in over to. */
export class ReturnsSection extends SetupSection<Returns> {
  protected readonly permission = 'portal.change'

  protected heading(): string {
    return this.wordsHere.returns.heading
  }

  protected draftOf({ returnUrls }: PortalSetupView): Returns {
    return { returnUrls }
  }

  protected renderRead(setup: PortalSetupView): TemplateResult {
    return html`<p class="small muted">${this.wordsHere.returns.text}</p>
      <ul class="lines">${setup.returnUrls.map((address) => html`<li><code translate="no">${address}</code></li>`)}</ul>
      ${missing(this.desk, setup)}`
  }

  protected renderFields({ returnUrls }: Returns): TemplateResult {
    return addressesField({
      text: this.wordsHere.returns,
      id: 'return',
      addresses: returnUrls,
      least: 0,
      most: MOST_RETURN_URLS,
      isHeaded: true,
      mistake: this.mistakeAt('returnUrls'),
      mistakeOf: (at) => this.mistakeAt(`returnUrls.${at}`, this.#keyOf(returnUrls[at])),
      onChange: (changed) => this.type({ returnUrls: changed }),
    })
  }

  protected send({ returnUrls }: Returns) {
    return this.desk.calls.changeSetup({ version: this.base.version, returnUrls })
  }

  /** It may be an address, but not one of the portal's. */
  #keyOf(address = ''): string {
    const url = webAddress(address.trim())
    return url !== null && !isAt(this.base.origins, url) ? 'returnOrigin' : 'returnUrl'
  }
}
