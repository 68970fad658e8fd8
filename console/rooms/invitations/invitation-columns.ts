import { html, nothing } from 'lit'
import type { InvitationView } from '../../../api/contract/console/invitation-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { isOver } from '../../../api/contract/plain/invitation-states.ts'
import { invitationsWordsIn } from '../../../api/contract/plain/words/generated/invitations.ts'
import { ago } from '../../parts/lists/instant.ts'
import { menu } from '../../parts/lists/menu.ts'
import { roleLine } from '../../parts/lists/role-line.ts'
import { standing } from '../../parts/lists/standing.ts'
import type { Column } from '../../parts/lists/table.ts'
import type { Desk } from '../../parts/state/room.ts'

export interface RowActs {
  readonly resend: (invitation: InvitationView) => void
  readonly correct: (invitation: InvitationView) => void
  readonly revoke: (invitation: InvitationView) => void
}

export const nameOf = (invitation: InvitationView): string => fullName(invitation)

export function columns(desk: Desk, acts: RowActs): readonly Column<InvitationView>[] {
  const { list } = desk.words
  const { letters } = invitationsWordsIn[desk.language]
  const shown: readonly Column<InvitationView>[] = [
    {
      head: list.name,
      isVerbatim: true,
      cell: (row) =>
        html`<strong>${nameOf(row)}</strong><br><span class="muted">${row.address}</span>`,
    },
    { head: list.units, cell: (row) => row.roles.map((role) => roleLine(desk, role)) },
    { head: list.standing, cell: (row) => [standing(desk, row), successor(desk, row)] },
    {
      head: list.letter,
      cell: (row) => (row.letter === null ? list.noLetter : letters[row.letter]),
    },
    { head: list.sent, cell: (row) => ago(desk, row.sentAt) },
    { head: list.expires, cell: (row) => (isOver(row.standing) ? '–' : ago(desk, row.expiresAt)) },
  ]
  return desk.may('invitations.send') ? [...shown, actsColumn(desk, acts)] : shown
}

function successor({ words }: Desk, { successor: proposed }: InvitationView) {
  const who = [proposed?.name, proposed?.address].filter(Boolean).join(', ')
  return who ? html`<span class="small muted">${words.list.successor({ who })}</span>` : nothing
}

const actsColumn = ({ words }: Desk, acts: RowActs): Column<InvitationView> => ({
  head: words.actions,
  isQuiet: true,
  isMenu: true,
  cell: (row) =>
    isOver(row.standing)
      ? nothing
      : menu(words.actionsFor({ name: nameOf(row) }), [
          { label: words.list.resend, act: () => acts.resend(row) },
          { label: words.list.correct, act: () => acts.correct(row) },
          { label: words.list.revoke, isDanger: true, act: () => acts.revoke(row) },
        ]),
})
