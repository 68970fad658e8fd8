import {
  ATTENTION,
  type Attention,
  type InvitationStanding,
  isOver,
  OPEN_STATES,
} from '../../../contract/plain/invitation-states.ts'
import type { Invitation, InvitationCondition } from '../../../ports/store/invitation-store.ts'
import type { OutboxMail } from '../../../ports/store/outbox-store.ts'
import { DAY } from '../../values/time.ts'

type LetterState = OutboxMail['state']

/** An invitation that ends within this time is shown to whoever could remind somebody. */
const SOON_MS = 3 * DAY
/** The letter did not get there, and will not. */
const LOST: readonly LetterState[] = ['bounced', 'refused', 'given-up']

/** What has that status; `standing` on the wire. */
export function statusCondition(status: InvitationStanding, now: number): InvitationCondition {
  if (status === 'expired') return { states: OPEN_STATES, endsBy: now }
  return { states: [status], ...(isOver(status) ? {} : { endsAfter: now }) }
}

/** What somebody has to look at for that reason; nothing that is complete or revoked. */
export function attentionCondition(attention: Attention, now: number): InvitationCondition {
  switch (attention) {
    case 'bounced':
      return { states: OPEN_STATES, letter: LOST }
    case 'new-link-asked':
      return { states: OPEN_STATES, isNewLinkAsked: true }
    case 'declined':
      return { states: OPEN_STATES, isDeclined: true }
    case 'expires-soon':
      return { states: OPEN_STATES, endsAfter: now, endsBy: now + SOON_MS }
  }
}

export function statusOf({ state, expiresAt }: Invitation, now: number): InvitationStanding {
  return OPEN_STATES.includes(state) && expiresAt <= now ? 'expired' : state
}

export function attentionOf(
  invitation: Invitation,
  letter: LetterState | null,
  now: number,
): readonly Attention[] {
  return ATTENTION.filter((kind) => meets(invitation, letter, attentionCondition(kind, now)))
}

/** The same as the store's answer, for an invitation at hand; words are not looked at. */
function meets(
  { state, expiresAt, newLinkAskedAt, declinedAt }: Invitation,
  letter: LetterState | null,
  condition: InvitationCondition,
): boolean {
  const { states, endsBy = Number.POSITIVE_INFINITY, endsAfter = 0 } = condition
  return (
    (states?.includes(state) ?? true) &&
    expiresAt <= endsBy &&
    expiresAt > endsAfter &&
    (!condition.isNewLinkAsked || newLinkAskedAt !== null) &&
    (!condition.isDeclined || declinedAt !== null) &&
    (!condition.letter || (letter !== null && condition.letter.includes(letter)))
  )
}
