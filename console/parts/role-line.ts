import { html, type TemplateResult } from 'lit'
import type { InvitedRoleView } from '../../api/contract/console/invitations.ts'
import { dayOf } from './instant.ts'
import type { Desk } from './room.ts'

/** Unit, role, and until when. */
export function roleLine(desk: Desk, { unit, role, until }: InvitedRoleView): TemplateResult {
  const { words } = desk
  const end = until ? ` ${words.until(dayOf(desk, until))}` : ''
  return html`<div>${unit ?? words.wholePortal}<span class="muted">, ${role}${end}</span></div>`
}
