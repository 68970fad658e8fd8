import type { InvitedResult } from '../../../api/contract/console/invitation-wire.ts'
import type { Words } from '../../words/chosen-language.ts'

/** What is wrong with an invitation; of units that share a name, with the ids to choose from. */
export function mistakeTold(
  { invite }: Words,
  { mistake, unit }: Extract<InvitedResult, { ok: false }>,
): string {
  const ids = unit?.externalIds.join(', ')
  return ids ? `${invite.mistakes[mistake]} ${invite.unitIds({ ids })}` : invite.mistakes[mistake]
}
