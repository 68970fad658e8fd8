import { html, type TemplateResult } from 'lit'
import type { InvitationView } from '../../../api/contract/console/invitation-wire.ts'
import { invitationsWordsIn } from '../../../api/contract/plain/words/generated/invitations.ts'
import type { Desk } from '../state/room.ts'

/** How far an invitation has come, and why somebody has to look at it. */
export function standing(
  { language }: Desk,
  invitation: Pick<InvitationView, 'standing' | 'attention'>,
): TemplateResult {
  const { standings, attentions } = invitationsWordsIn[language]
  return html`<span class="standing" data-standing=${invitation.standing}>${standings[invitation.standing]}</span>
    ${invitation.attention.map((name) => html`<span class="attention">${attentions[name]}</span>`)}`
}
