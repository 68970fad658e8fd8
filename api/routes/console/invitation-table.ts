import type { InvitationView, InvitedRoleView } from '../../contract/console/invitation-wire.ts'
import type { CsvRow } from '../../contract/plain/files/csv-line.ts'
import type { Language } from '../../contract/plain/languages.ts'
import {
  type InvitationsWords,
  invitationsWordsIn,
} from '../../contract/plain/words/generated/invitations.ts'
import type { Exported } from '../../domain/exported.ts'
import { timeCell } from './time-cell.ts'

interface Told {
  readonly words: InvitationsWords
  readonly time: (instant: string) => string
}

/** Rows of the exported list, page by page, in the order of `invitationHeads`. */
export async function* invitationRows(
  { pages, timeZone }: Exported<InvitationView>,
  language: Language,
): AsyncGenerator<readonly CsvRow[]> {
  const told = { words: invitationsWordsIn[language], time: timeCell(timeZone) }
  for await (const page of pages) yield page.map((invitation) => rowOf(invitation, told))
}

function rowOf(invitation: InvitationView, { words, time }: Told): CsvRow {
  const { letter } = invitation
  return [
    invitation.id,
    invitation.address,
    invitation.firstName,
    invitation.lastName,
    invitation.language,
    invitation.roles.map(roleText).join(' '),
    words.standings[invitation.standing],
    letter === null ? '' : words.letters[letter],
    invitation.attention.map((kind) => words.attentions[kind]).join(' / '),
    invitation.inviter,
    time(invitation.createdAt),
    time(invitation.sentAt),
    time(invitation.expiresAt),
    invitation.successor?.name ?? '',
    invitation.successor?.address ?? '',
  ]
}

/** As the command line takes it: `reporter@0001`, or `reporter` for the whole portal. */
function roleText({ role, unitExternalId }: InvitedRoleView): string {
  return unitExternalId === null ? role : `${role}@${unitExternalId}`
}
