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
  )}${
    setup.embedding.relatedOrigins
      ? html`<console-related-origins .desk=${desk} .wanted=${setup.embedding.relatedOrigins}></console-related-origins>`
      : nothing
  }`
}
