import { html, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import type { Desk } from '../../parts/state/room.ts'

/** What our own page cannot do for the portal, as it is set up. */
export function missing({ words }: Desk, setup: PortalSetupView): readonly TemplateResult[] {
  const { returns } = words.setupRoom
  return setup.missing.map(
    ({ what, address }) => html`<div class=${what === 'start-page' ? 'hint' : 'alert'}>
      <p>${returns.missing[what]} ${address ? html`<code translate="no">${address}</code>` : ''}</p>
    </div>`,
  )
}
