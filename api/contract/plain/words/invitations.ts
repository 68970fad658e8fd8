import type { ATTENTION, INVITATION_STANDINGS, LETTER_STATES } from '../invitation-states.ts'

type Said<Name extends string> = Readonly<Record<Name, string>>

/** How an invitation stands, as the console says it on its pages and in the tables that it exports. */
export interface InvitationWords {
  readonly standings: Said<(typeof INVITATION_STANDINGS)[number]>
  readonly letters: Said<(typeof LETTER_STATES)[number]>
  readonly attentions: Said<(typeof ATTENTION)[number]>
}
