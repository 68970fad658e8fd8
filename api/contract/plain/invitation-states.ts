const OPEN = ['sent', 'started', 'code-verified', 'method-enrolled'] as const

/** How far an invitation has come, as it is told: `expired` is open and past its end. */
export const INVITATION_STANDINGS = [...OPEN, 'complete', 'expired', 'revoked'] as const
export type InvitationStanding = (typeof INVITATION_STANDINGS)[number]

/** The same as it is kept. */
export type InvitationState = Exclude<InvitationStanding, 'expired'>

/** States from which it can still be completed, revoked, or sent again. */
export const OPEN_STATES: readonly InvitationState[] = OPEN

/** Whether nothing can come of it any more. */
export const isOver = (status: InvitationStanding): boolean =>
  status === 'complete' || status === 'revoked'

/** What somebody has to look at. */
export const ATTENTION = ['bounced', 'new-link-asked', 'declined', 'expires-soon'] as const
export type Attention = (typeof ATTENTION)[number]

/** How far a letter has come. */
export const LETTER_STATES = [
  'queued',
  'handed-over',
  'delivered',
  'refused',
  'bounced',
  'given-up',
] as const

/** What is counted of a portal's invitations: how many have come at least so far. */
export const FUNNEL_STEPS = [
  'sent',
  'started',
  'codeVerified',
  'methodEnrolled',
  'complete',
] as const

/** For how many days one is open. */
export const FEWEST_DAYS = 1
export const USUAL_DAYS = 30
export const MOST_DAYS = 366

/** That are sent at a time. */
export const MOST_INVITATIONS = 100
/** In one of them. */
export const MOST_ROLES = 50
