import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portals.ts'
import { addressList } from '../../parts/address-list.ts'
import { SetupSection } from './section.ts'

interface Returns {
  readonly returnUrls: readonly string[]
}

/** Where our own pages may lead back to, with the result of a sign-in. */
export class ReturnsSection extends SetupSection<Returns> {
  protected readonly act = 'portal.change'

  protected heading(): string {
    return this.wordsHere.returnUrls.heading
  }

  protected draftOf({ returnUrls }: PortalSetupView): Returns {
    return { returnUrls }
  }

  protected renderRead({ returnUrls, gaps }: PortalSetupView): TemplateResult {
    const { returnUrls: text } = this.wordsHere
    return html`<p class="small muted">${text.text}</p>
      ${gaps.map((gap) => html`<p class="alert">${text.gaps[gap]}</p>`)}
      ${
        returnUrls.length > 0
          ? html`<ul class="lines">${returnUrls.map((url) => html`<li><code>${url}</code></li>`)}</ul>`
          : nothing
      }`
  }

  protected renderFields({ returnUrls }: Returns): TemplateResult {
    return addressList(this.desk, {
      of: 'returnUrls',
      addresses: returnUrls,
      least: 0,
      isHeaded: true,
      mistakeAt: (path, key) => this.mistakeAt(path, key),
      onChange: (changed) => this.type({ returnUrls: changed }),
    })
  }

  protected send({ returnUrls }: Returns) {
    return this.desk.calls.changeSetup({
      version: this.base.version,
      returnUrls: returnUrls.filter((url) => url.trim() !== ''),
    })
  }
}
