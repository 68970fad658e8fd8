import type { Invitation } from '../../ports/store/invitation-store.ts'

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
