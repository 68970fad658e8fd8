import type { Invitation, InvitationState } from '../../ports/store/invitations.ts'

/** States from which an invitation can still be completed, revoked, or sent again. */
export const OPEN_STATES: readonly InvitationState[] = [
  'sent',
  'started',
  'code-verified',
  'method-enrolled',
]

/** Nothing can be done with it any more, or there is none. */
export interface OverMistake {
  readonly mistake: 'invitation-unknown' | 'invitation-complete' | 'invitation-revoked'
}

/** Null while it is open; one that has expired is open still, and can be sent again. */
export function overMistake(invitation: Invitation | null): OverMistake | null {
  if (!invitation) return { mistake: 'invitation-unknown' }
  if (invitation.state === 'complete') return { mistake: 'invitation-complete' }
  return invitation.state === 'revoked' ? { mistake: 'invitation-revoked' } : null
}
