import { html, nothing, type TemplateResult } from 'lit'
import type {
  ColleagueRoleView,
  ColleagueView,
  InvitedColleagueView,
} from '../../../api/contract/console/colleague-wire.ts'
import { rolesWordsIn } from '../../../api/contract/plain/words/generated/roles.ts'
import { ago, until } from '../../parts/lists/instant.ts'
import { type Column, table } from '../../parts/lists/table.ts'
import type { Desk } from '../../parts/state/room.ts'
import type { Asked } from './colleague-questions.ts'

type OnAsk = (asked: Asked) => void

/** Whoever only reads, for want of a key, is offered nothing. */
const mayChange = ({ mayEverywhere }: Desk): boolean => mayEverywhere('colleagues.change')

/** "Helpdesk, Personnel statistics". */
export function roleIn(
  { words, language }: Desk,
  { role, portal, unit }: ColleagueRoleView,
): string {
  const said = words.colleaguesRoom
  return said.roleIn({
    role: rolesWordsIn[language].names[role],
    // A unit's name here ends with its portal's.
    portal: unit?.name ?? portal?.name ?? said.everyPortal,
  })
}

const nameCell = ({ name, address }: { readonly name: string; readonly address: string }) =>
  html`<strong translate="no">${name}</strong><br><span class="small muted" translate="no">${address}</span>`

export function workingTable(
  desk: Desk,
  items: readonly ColleagueView[],
  onAsk: OnAsk,
): TemplateResult {
  const { words } = desk
  const { colleaguesRoom: said } = words
  const roles = (colleague: ColleagueView): TemplateResult =>
    html`<ul class="plain">${colleague.roles.map(
      (
        role,
      ) => html`<li>${roleIn(desk, role)}${role.until ? html` <span class="small muted">${until(desk, role.until)}</span>` : nothing}
        ${
          role.mayEnd && mayChange(desk)
            ? html`<button type="button" aria-label=${said.endOf({ role: roleIn(desk, role), name: colleague.name })}
                @click=${() => onAsk({ act: 'end', colleague, role })}>${said.end}</button>`
            : nothing
        }</li>`,
    )}</ul>`
  const columns: readonly Column<ColleagueView>[] = [
    { head: said.name, cell: (one) => html`${nameCell(one)}${standing(desk, one)}` },
    { head: said.roles, cell: roles },
    { head: said.key, cell: ({ hasKey }) => (hasKey ? said.hasKey : said.noKey) },
    {
      head: said.lastSeen,
      cell: ({ lastSeenAt }) => (lastSeenAt ? ago(desk, lastSeenAt) : words.never),
    },
    { head: words.actions, isQuiet: true, cell: (one) => suspending(desk, one, onAsk) },
  ]
  return table({ caption: said.heading, items, key: ({ id }) => id, columns })
}

function suspending(desk: Desk, colleague: ColleagueView, onAsk: OnAsk) {
  const { name, isSuspended, maySuspend } = colleague
  if (!maySuspend || !mayChange(desk)) return nothing
  const { colleaguesRoom: said } = desk.words
  const [act, label, ofWhom] = isSuspended
    ? (['reopen', said.reopen, said.reopenOf({ name })] as const)
    : (['suspend', said.suspend, said.suspendOf({ name })] as const)
  return html`<button type="button" aria-label=${ofWhom}
    @click=${() => onAsk({ act, colleague })}>${label}</button>`
}

/** Beside the name: it is of the person, not of what they hold. */
function standing({ words }: Desk, { isSuspended, isFrozen }: ColleagueView) {
  const { colleaguesRoom: said } = words
  return html`${isSuspended ? html`<span class="attention">${said.suspended}</span>` : nothing}
    ${isFrozen ? html`<span class="attention">${said.frozen}</span>` : nothing}`
}

export function invitedTable(
  desk: Desk,
  items: readonly InvitedColleagueView[],
  onAsk: OnAsk,
): TemplateResult {
  const { words } = desk
  const { colleaguesRoom: said } = words
  const columns: readonly Column<InvitedColleagueView>[] = [
    { head: said.name, cell: nameCell },
    {
      head: said.roles,
      cell: ({ roles }) =>
        html`<ul class="plain">${roles.map((role) => html`<li>${roleIn(desk, role)}</li>`)}</ul>`,
    },
    {
      head: said.valid,
      cell: ({ expiresAt, isExpired }) => (isExpired ? said.expired : until(desk, expiresAt)),
    },
    {
      head: words.actions,
      isQuiet: true,
      cell: (invited) => lettersOf(desk, invited, onAsk),
    },
  ]
  return table({ caption: said.invited, items, key: ({ id }) => id, columns })
}

function lettersOf(desk: Desk, invited: InvitedColleagueView, onAsk: OnAsk) {
  const { name, mayChange: may } = invited
  if (!may || !mayChange(desk)) return nothing
  const { colleaguesRoom: said } = desk.words
  return html`<button type="button" aria-label=${said.resendOf({ name })}
      @click=${() => onAsk({ act: 'resend', invited })}>${said.resend}</button>
    <button type="button" aria-label=${said.revokeOf({ name })}
      @click=${() => onAsk({ act: 'revoke', invited })}>${said.revoke}</button>`
}
