import { html, type TemplateResult } from 'lit'
import type { EmbeddingView, PortalSetupView } from '../../../api/contract/console/portals.ts'
import { snippet } from '../../parts/copy.ts'
import type { Desk } from '../../parts/room.ts'

const PARTS = [
  ['signIn', 'signInText'],
  ['invitation', 'invitationText'],
  ['policy', 'policyText'],
  ['server', 'serverText'],
] as const satisfies readonly (readonly [keyof EmbeddingView, string])[]

/** What is to stand in the host's pages and on its server. */
export function embedding({ words, say }: Desk, setup: PortalSetupView): TemplateResult {
  const { embedding: text } = words.setupRoom
  return html`${PARTS.map(
    ([part, about]) => html`<section>
      <h2>${text[part]}</h2>
      <p class="muted">${text[about]}</p>
      ${snippet({ words, label: text[part], text: setup.embedding[part], say })}
    </section>`,
  )}`
}
