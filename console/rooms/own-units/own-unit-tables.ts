import { html, nothing, type TemplateResult } from 'lit'
import type { OwnUnitView } from '../../../api/contract/console/own-units-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { invitationsWordsIn } from '../../../api/contract/plain/words/generated/invitations.ts'
import { ago, until } from '../../parts/lists/instant.ts'
import { menu } from '../../parts/lists/menu.ts'
import { roleTold } from '../../parts/lists/role-line.ts'
import { standing } from '../../parts/lists/standing.ts'
import { type Column, table } from '../../parts/lists/table.ts'
import type { Desk } from '../../parts/state/room.ts'

export type Reporter = OwnUnitView['people'][number]
export type Invited = OwnUnitView['invited'][number]

/** Whoever only reads, for want of a key, is offered nothing. */
const mayChange = ({ may }: Desk): boolean => may('own-units.change')

const whom = (name: string, address: string): TemplateResult =>
  html`<strong translate="no">${name}</strong><br><span class="muted" translate="no">${address}</span>`

export function peopleTable(
  desk: Desk,
  unit: OwnUnitView,
  onEnd: (reporter: Reporter) => void,
): TemplateResult {
  const { words } = desk
  const { list, person, colleaguesRoom, ownUnitsRoom: said } = words
  const columns: readonly Column<Reporter>[] = [
    {
      head: list.name,
      cell: ({ name, address, isSelf, isSuspended }) => [
        whom(name, address),
        isSelf ? html` <span class="muted">(${said.you})</span>` : nothing,
        isSuspended ? html`<span class="attention">${colleaguesRoom.suspended}</span>` : nothing,
      ],
    },
    { head: colleaguesRoom.role, cell: ({ role }) => html`<bdi>${roleTold(desk, role)}</bdi>` },
    { head: person.until, cell: (one) => (one.until ? until(desk, one.until) : person.openEnded) },
    {
      head: words.actions,
      isQuiet: true,
      cell: (one) =>
        one.mayEnd && mayChange(desk)
          ? html`<button type="button" aria-label=${said.endOf({ role: roleTold(desk, one.role), name: one.name })}
              @click=${() => onEnd(one)}>${person.end}</button>`
          : nothing,
    },
  ]
  return table({
    caption: said.people({ unit: unit.name }),
    items: unit.people,
    key: ({ id }) => id,
    columns,
  })
}

interface InvitedActs {
  readonly resend: (invited: Invited) => void
  readonly revoke: (invited: Invited) => void
}

export function invitedTable(desk: Desk, unit: OwnUnitView, acts: InvitedActs): TemplateResult {
  const { words } = desk
  const { list, colleaguesRoom, ownUnitsRoom: said } = words
  const { letters } = invitationsWordsIn[desk.language]
  const columns: readonly Column<Invited>[] = [
    { head: list.name, cell: (one) => whom(fullName(one), one.address) },
    {
      head: colleaguesRoom.role,
      cell: ({ roles, ...one }) => [
        roles.map(({ role }) => html`<div><bdi>${roleTold(desk, role)}</bdi></div>`),
        one.mayChange ? nothing : html`<span class="small muted">${said.elsewhere}</span>`,
      ],
    },
    { head: list.standing, cell: (one) => standing(desk, one) },
    { head: list.letter, cell: ({ letter }) => (letter ? letters[letter] : list.noLetter) },
    { head: list.expires, cell: ({ expiresAt }) => ago(desk, expiresAt) },
    {
      head: words.actions,
      isQuiet: true,
      isMenu: true,
      cell: (one) =>
        one.mayChange && mayChange(desk)
          ? menu(words.actionsFor({ name: fullName(one) }), [
              { label: list.resend, act: () => acts.resend(one) },
              { label: list.revoke, isDanger: true, act: () => acts.revoke(one) },
            ])
          : nothing,
    },
  ]
  return table({
    caption: said.invited({ unit: unit.name }),
    items: unit.invited,
    key: ({ id }) => id,
    columns,
  })
}
