import { html, type TemplateResult } from 'lit'
import {
  ATTENTION,
  type Attention,
  INVITATION_STANDINGS,
  type InvitationStanding,
} from '../../../api/contract/plain/invitation-states.ts'
import { invitationsWordsIn } from '../../../api/contract/plain/words/generated/invitations.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import type { Desk } from '../../parts/state/room.ts'

export interface Filter {
  readonly standing: InvitationStanding | null
  readonly attention: Attention | null
  readonly q: string | null
}

/** An address that asks for what there is not asks for nothing. */
const oneOf = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null

export const filterOf = ({ route }: Desk): Filter => ({
  standing: oneOf(INVITATION_STANDINGS, route.query.get('standing')),
  attention: oneOf(ATTENTION, route.query.get('attention')),
  q: route.query.get('q'),
})

export const filterAddress = ({ portal }: Desk, filter: Partial<Filter>): string =>
  addressOf(portal.id, 'invitations', filter)

const chip = (address: string, label: string, isOn: boolean): TemplateResult =>
  html`<li><a class="chip" href=${address} aria-current=${isOn ? 'true' : 'false'}>${label}</a></li>`

/** Chips are links: the address says what is shown, and "back" undoes it. */
export function filters(desk: Desk): TemplateResult {
  const { list } = desk.words
  const { standings, attentions } = invitationsWordsIn[desk.language]
  const now = filterOf(desk)
  const to = (change: Partial<Filter>): string => filterAddress(desk, { ...now, ...change })
  return html`<nav class="chips" aria-label=${list.standing}>
      <span aria-hidden="true">${list.standing}</span>
      <ul>
        ${chip(to({ standing: null }), list.all, !now.standing)}
        ${INVITATION_STANDINGS.map((name) => chip(to({ standing: name }), standings[name], now.standing === name))}
      </ul>
    </nav>
    <nav class="chips" aria-label=${list.attention}>
      <span aria-hidden="true">${list.attention}</span>
      <ul>
        ${chip(to({ attention: null }), list.anything, !now.attention)}
        ${ATTENTION.map((name) => chip(to({ attention: name }), attentions[name], now.attention === name))}
      </ul>
    </nav>`
}
