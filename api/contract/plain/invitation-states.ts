const OPEN = ['sent', 'started', 'code-verified', 'method-enrolled'] as const

/** How far an invitation has come, as it is told: `expired` is open and past its end. */
export const INVITATION_STANDINGS = [...OPEN, 'complete', 'expired', 'revoked'] as const
/** One of them; an open invitation that has run out is `expired`, whatever its state. */
export type InvitationStanding = (typeof INVITATION_STANDINGS)[number]

/** How far one has come, as a row keeps it: without `expired`, which only the clock says. */
export type InvitationState = Exclude<InvitationStanding, 'expired'>

/** States from which it can still be completed, revoked, or sent again. */
export const OPEN_STATES: readonly InvitationState[] = OPEN

/** Whether nothing can come of it any more. */
export const isOver = (status: InvitationStanding): boolean =>
  status === 'complete' || status === 'revoked'

/**
 * What somebody has to look at in a list of invitations; `domain/invitations/listing/conditions.ts` says when.
 */
export const ATTENTION = ['bounced', 'new-link-asked', 'declined', 'expires-soon'] as const
/** One of them. `bounced`: its letter will not arrive. `expires-soon`: within three days. */
export type Attention = (typeof ATTENTION)[number]

/** How far a letter has come, on its way out and by the provider's reports; the last three arrive nowhere. */
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

/** The fewest days that an invitation is open for; each ends with a day in the portal's time zone. */
export const FEWEST_DAYS = 1
/** Days that one is open for where nobody says otherwise. */
export const USUAL_DAYS = 30
/** The most days that one is open for: a year, and a leap day. */
export const MOST_DAYS = 366

/** Invitations that the console sends at a time. */
export const MOST_INVITATIONS = 500
/** Roles in one invitation. */
export const MOST_ROLES = 50
/** Letters that whoever coordinates units sends in a day. */
export const MOST_OWN_LETTERS = 50
