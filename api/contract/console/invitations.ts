import { z } from 'zod'

/** `sent` … `complete` are how far it has come; `expired` is open and past its end. */
export const INVITATION_STANDINGS = [
  'sent',
  'started',
  'code-verified',
  'method-enrolled',
  'complete',
  'expired',
  'revoked',
] as const
export type InvitationStanding = (typeof INVITATION_STANDINGS)[number]

/** What somebody has to look at. */
export const ATTENTION = ['bounced', 'new-link-asked', 'declined', 'expires-soon'] as const
export type Attention = (typeof ATTENTION)[number]

export interface InvitedRoleView {
  readonly unit: string | null
  readonly unitExternalId: string | null
  readonly role: string
  /** ISO 8601; null for open-ended. */
  readonly until: string | null
}

/** Instants are ISO 8601. */
export interface InvitationView {
  readonly id: string
  readonly address: string
  readonly firstName: string
  readonly lastName: string
  readonly language: string
  readonly inviter: string
  readonly standing: InvitationStanding
  readonly letter:
    | 'queued'
    | 'handed-over'
    | 'delivered'
    | 'refused'
    | 'bounced'
    | 'given-up'
    | null
  readonly attention: readonly Attention[]
  readonly roles: readonly InvitedRoleView[]
  readonly createdAt: string
  readonly sentAt: string
  readonly expiresAt: string
  readonly successor: { readonly name: string | null; readonly address: string | null } | null
}

/** `GET /v1/console/portals/:portal/invitations?standing=&attention=&q=&after=` → `Page<InvitationView>`. */
export const invitationQuery = z.strictObject({
  standing: z.enum(INVITATION_STANDINGS).optional(),
  attention: z.enum(ATTENTION).optional(),
  /** Beginnings of words of name or address. */
  q: z.string().max(100).optional(),
  after: z.string().max(200).optional(),
})
export type InvitationQuery = z.infer<typeof invitationQuery>

const wanted = z.strictObject({
  address: z.string().max(254),
  firstName: z.string().max(100),
  lastName: z.string().max(100),
  language: z.string().max(8).optional(),
  roles: z
    .array(
      z.strictObject({
        /** External id of a unit; null for a role in the whole portal. */
        unit: z.string().max(100).nullable(),
        role: z.string().max(64),
      }),
    )
    .max(50),
})
export type WantedInvitation = z.infer<typeof wanted>

/** `POST /v1/console/portals/:portal/invitations` → `{ results: InvitedResult[] }`, in the order given. */
export const sendInvitations = z.strictObject({
  invitations: z.array(wanted).min(1).max(100),
  /** Open for so many days. */
  days: z.int().min(1).max(366),
  /** True to be told what is wrong without sending anything. */
  dryRun: z.boolean(),
})

export type InvitedResult =
  | { readonly ok: true; readonly id: string | null; readonly hint: AddressHint | null }
  | { readonly ok: false; readonly mistake: InvitedMistake; readonly hint: AddressHint | null }

/** The whole address as it was probably meant: "gmail.com" where "gmial.com" was written. */
export interface AddressHint {
  readonly meant: string
}

export type InvitedMistake =
  | 'address-invalid'
  | 'name-missing'
  | 'roles-missing'
  | 'language-not-offered'
  | 'unit-unknown'
  /** Twice in the list, or an open invitation for this address and these roles is there already. */
  | 'duplicate'

/** `POST /v1/console/portals/:portal/invitations/:id/resend` and `…/revoke`, without more. */
export const nothingMore = z.strictObject({})

/** `POST /v1/console/portals/:portal/invitations/:id/correct` */
export const correctInvitation = z.strictObject({
  address: z.string().max(254),
  firstName: z.string().max(100).optional(),
  lastName: z.string().max(100).optional(),
})

/** Answer of resend, revoke and correct: the invitation as it then stands, or why nothing was done. */
export type InvitationChanged =
  | { readonly ok: true; readonly invitation: InvitationView }
  | {
      readonly ok: false
      readonly mistake: 'over' | 'too-soon' | 'address-invalid' | 'name-missing' | 'mailbox-proven'
      readonly retryAfterSeconds?: number
    }

/** `GET /v1/console/portals/:portal/overview` */
export interface OverviewView {
  /** How many invitations have come at least so far, of those not revoked. */
  readonly funnel: Readonly<
    Record<'sent' | 'started' | 'codeVerified' | 'methodEnrolled' | 'complete', number>
  >
  readonly attention: Readonly<Record<Attention, number>>
}
