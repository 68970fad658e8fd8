import { html, nothing, type TemplateResult } from 'lit'
import type { EmbeddingView, PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { snippet } from '../../parts/dialogs/copy.ts'
import type { Desk } from '../../parts/state/room.ts'
import { missing } from './missing.ts'

const SECTIONS = [
  ['signIn', 'signInText'],
  ['invitation', 'invitationText'],
  ['policy', 'policyText'],
  ['server', 'serverText'],
] as const satisfies readonly (readonly [keyof EmbeddingView, string])[]

/** What is to stand in the host's pages and on its server. */
export function embedding(desk: Desk, setup: PortalSetupView): TemplateResult {
  const { words, say } = desk
  const { embedding: text } = words.setupRoom
  return html`${missing(desk, setup)}${SECTIONS.map(
    ([section, about]) => html`<section>
      <h2>${text[section]}</h2>
      <p class="muted">${text[about]}</p>
      ${snippet({ words, label: text[section], text: setup.embedding[section], say })}
    </section>`,
  )}${related(desk, setup)}`
}

/** What the domain of the passkeys is to answer, where pages lie outside it. */
function related({ words, say }: Desk, { embedding: { relatedOrigins } }: PortalSetupView) {
  if (!relatedOrigins) return nothing
  const { embedding: text } = words.setupRoom
  const { address } = relatedOrigins
  return html`<section>
    <h2>${text.relatedOrigins}</h2>
    <p class="muted">${text.relatedOriginsText({ address })}</p>
    ${snippet({ words, label: text.relatedOrigins, text: relatedOrigins.text, say })}
  </section>`
}
