import { html, nothing, type TemplateResult } from 'lit'
import type { InvitedRoleView } from '../../../api/contract/console/invitation-wire.ts'
import { roleName } from '../../../api/contract/plain/role-name.ts'
import type { Desk } from '../state/room.ts'
import { until } from './instant.ts'

export const roleTold = ({ words }: Desk, role: string): string => roleName(role, words.roles)

/** Unit, role, and until when. */
export function roleLine(desk: Desk, { unit, role, until: at }: InvitedRoleView): TemplateResult {
  const end = at ? ` ${until(desk, at)}` : ''
  return html`<div><span translate=${unit === null ? nothing : 'no'}>${unit ?? desk.words.wholePortal}</span><span class="muted">, ${roleTold(desk, role)}${end}</span></div>`
}
