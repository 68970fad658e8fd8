import { z } from 'zod'
import { instant, list, view } from '../shapes.ts'
import { line, place, rowAddress, rowLine, searched } from '../texts.ts'

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

const invitedRoleView = view({
  unit: z.string().nullable().describe('Name of the unit; null for a role in the whole portal.'),
  unitExternalId: z.string().nullable().describe("The unit's id in the host's own register."),
  role: z.string(),
  until: instant.nullable().describe('When the role ends; null for open-ended.'),
})
export type InvitedRoleView = z.infer<typeof invitedRoleView>

export const invitationView = view({
  id: z.string(),
  address: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  language: z.string().describe('Of the letter.'),
  inviter: z.string().describe('As they were given.'),
  standing: z
    .enum(INVITATION_STANDINGS)
    .describe('How far it has come; `expired` is open and past its end.'),
  letter: z
    .enum(['queued', 'handed-over', 'delivered', 'refused', 'bounced', 'given-up'])
    .nullable()
    .describe('How far its newest letter has come; null when that is no longer kept.'),
  attention: list(z.enum(ATTENTION)).describe('What somebody has to look at.'),
  roles: list(invitedRoleView),
  createdAt: instant,
  sentAt: instant.describe('When the newest link was sent.'),
  expiresAt: instant,
  successor: view({ name: z.string().nullable(), address: z.string().nullable() })
    .nullable()
    .describe('Whom the invited person named in their place; null where nobody declined.'),
}).describe('An invitation, and how far it has come.')
export type InvitationView = z.infer<typeof invitationView>

/** `GET /v1/console/portals/:portal/invitations?standing=&attention=&q=&after=` → `Page<InvitationView>`. */
export const invitationQuery = z.strictObject({
  standing: z.enum(INVITATION_STANDINGS).optional(),
  attention: z.enum(ATTENTION).optional(),
  /** Beginnings of words of name or address. */
  q: searched.optional(),
  after: place(200).optional(),
})
export type InvitationQuery = z.infer<typeof invitationQuery>

/** `GET …/invitations.csv?standing=&attention=&q=&language=` → a table of all that the filter has. */
export const invitationExport = invitationQuery
  .omit({ after: true })
  .extend({ language: z.enum(['en', 'sv']).default('en') })

/** `GET …/roles`: what people have been invited as, most often first; of the last 1,000 invitations. */
export interface RolesView {
  readonly roles: readonly string[]
}

const wanted = z.strictObject({
  address: rowAddress,
  firstName: rowLine,
  lastName: rowLine,
  language: line(8).optional(),
  roles: z
    .array(
      z.strictObject({
        /** External id of a unit; null for a role in the whole portal. */
        unit: rowLine.nullable(),
        role: rowLine,
      }),
    )
    .max(50),
})
export type WantedInvitation = z.infer<typeof wanted>

/** `POST /v1/console/portals/:portal/invitations` → `{ results: InvitedResult[] }`, in the order given. */
export const sendInvitations = z.strictObject({
  invitations: z.array(wanted).min(1).max(100),
  /** It ends with the day that comes so many days after today. */
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
  /** A name of over 100 characters, or a role of over 64. */
  | 'too-long'
  | 'roles-missing'
  | 'language-not-offered'
  | 'unit-unknown'
  /** Twice in the list, or an open invitation for this address and these roles is there already. */
  | 'duplicate'

/** `POST /v1/console/portals/:portal/invitations/:id/resend` and `…/revoke`, without more. */
export const nothingMore = z.strictObject({})

/** `POST /v1/console/portals/:portal/invitations/:id/correct` */
export const correctInvitation = z.strictObject({
  address: rowAddress,
  firstName: rowLine.optional(),
  lastName: rowLine.optional(),
})

/** Answer of resend, revoke and correct: the invitation as it then stands, or why nothing was done. */
export type InvitationChanged =
  | { readonly ok: true; readonly invitation: InvitationView }
  | {
      readonly ok: false
      readonly mistake:
        | 'over'
        | 'too-soon'
        | 'address-invalid'
        | 'name-missing'
        | 'too-long'
        | 'mailbox-proven'
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
