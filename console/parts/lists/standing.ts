import { html, type TemplateResult } from 'lit'
import type { InvitationView } from '../../../api/contract/console/invitation-wire.ts'
import type { Desk } from '../state/room.ts'

/** How far an invitation has come, and why somebody has to look at it. */
export function standing(
  { words }: Desk,
  invitation: Pick<InvitationView, 'standing' | 'attention'>,
): TemplateResult {
  const { list } = words
  return html`<span class="standing" data-standing=${invitation.standing}>${list.standings[invitation.standing]}</span>
    ${invitation.attention.map((name) => html`<span class="attention">${list.attentions[name]}</span>`)}`
}
