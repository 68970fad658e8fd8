import { html, nothing, type TemplateResult } from 'lit'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { ago } from '../../parts/lists/instant.ts'
import { roleLine } from '../../parts/lists/role-line.ts'
import { standing } from '../../parts/lists/standing.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import type { Desk } from '../../parts/state/room.ts'
import { section } from './person-sections.ts'

/** Invitations to the person's address; what can be done with them is in the list that it leads to. */
export function invitations(
  desk: Desk,
  { invitations: items, address }: PersonView,
): TemplateResult | typeof nothing {
  if (!desk.may('invitations.read')) return nothing
  const { list, person, ...words } = desk.words
  const toList = addressOf(desk.portal.id, 'invitations', { q: address })
  return section({
    heading: words.invitations,
    none: person.noInvitations,
    items,
    key: ({ id }) => id,
    acts: items.length > 0 ? html`<a href=${toList}>${person.amongInvitations}</a>` : nothing,
    columns: [
      { head: list.units, cell: ({ roles }) => roles.map((role) => roleLine(desk, role)) },
      { head: list.standing, cell: (invitation) => standing(desk, invitation) },
      { head: list.sent, cell: ({ sentAt }) => ago(desk, sentAt) },
      { head: person.inviter, cell: ({ inviter }) => inviter },
    ],
  })
}
