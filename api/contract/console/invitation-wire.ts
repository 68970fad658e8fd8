import { z } from 'zod'
import {
  ATTENTION,
  type Attention,
  FEWEST_DAYS,
  type FUNNEL_STEPS,
  INVITATION_STANDINGS,
  LETTER_STATES,
  MOST_DAYS,
  MOST_INVITATIONS,
  MOST_ROLES,
} from '../plain/invitation-states.ts'
import { LANGUAGES } from '../plain/languages.ts'
import { LONGEST_LANGUAGE } from '../plain/lengths.ts'
import { LONGEST_INVITATION_CURSOR } from '../plain/paging.ts'
import { instant, list, view } from '../shapes.ts'
import { cursor, line, rowAddress, rowLine, searched } from '../texts.ts'

const invitedRoleView = view({
  unit: z.string().nullable().describe('Name of the unit; null for a role in the whole portal.'),
  unitExternalId: z.string().nullable().describe("The unit's id in the host's own register."),
  role: z.string(),
  until: instant.nullable().describe('When the role ends; null for open-ended.'),
})
/** One role of an invitation, as the console and hosts are shown it. */
export type InvitedRoleView = z.infer<typeof invitedRoleView>

/** An invitation as it is listed; hosts get it too (`host-invitation-wire.ts`). Instants are ISO 8601. */
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
    .enum(LETTER_STATES)
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
/** One row of `invitationView`. */
export type InvitationView = z.infer<typeof invitationView>

/** `GET /v1/console/portals/:portal/invitations?standing=&attention=&q=&after=` → `Page<InvitationView>`. */
export const invitationQuery = z.strictObject({
  standing: z.enum(INVITATION_STANDINGS).optional(),
  attention: z.enum(ATTENTION).optional(),
  /** Beginnings of words of name or address. */
  q: searched.optional(),
  after: cursor(LONGEST_INVITATION_CURSOR).optional(),
})
/** A query as it was read: what is left out asks nothing. */
export type InvitationQuery = z.infer<typeof invitationQuery>

/** `GET …/invitations.csv?standing=&attention=&q=&language=` → a table of all that the filter has. */
export const invitationExport = invitationQuery
  .omit({ after: true })
  .extend({ language: z.enum(LANGUAGES).default('en') })

const wanted = z.strictObject({
  address: rowAddress,
  firstName: rowLine,
  lastName: rowLine,
  /** As people write it; '' and none for none. */
  telephone: rowLine.optional(),
  language: line(LONGEST_LANGUAGE).optional(),
  roles: z
    .array(
      z.strictObject({
        /** External id of a unit; null, or these words, for the whole portal, which nothing else means. */
        unit: rowLine.nullable(),
        /** Id of one of the portal's roles, or what it is called in any language. */
        role: rowLine,
      }),
    )
    .max(MOST_ROLES),
})
/**
 * One row of a list to be sent, cleaned and not yet judged: where it is wrong it gets an `InvitedMistake` of
 * its own, and the others go on.
 */
export type WantedInvitation = z.infer<typeof wanted>

/** `POST /v1/console/portals/:portal/invitations` → `SentInvitations`. */
export const sendInvitations = z.strictObject({
  invitations: z.array(wanted).min(1).max(MOST_INVITATIONS),
  /** It ends with the day that comes so many days after today. */
  days: z.int().min(FEWEST_DAYS).max(MOST_DAYS),
  /** True to be told what is wrong without sending anything. */
  dryRun: z.boolean(),
  /** Whether they were read from a list: a policy may let those set up what others may not. */
  isList: z.boolean(),
})

/** What became of each row, in the order given. */
export interface SentInvitations {
  readonly results: readonly InvitedResult[]
}

/** What became of one row. `id` is null in a dry run. */
export type InvitedResult = ReadRow &
  (
    | { readonly ok: true; readonly id: string | null }
    | {
        readonly ok: false
        readonly mistake: InvitedMistake
        /** Where it is a unit's: as it was named, and the ids of those that share the name. */
        readonly unit?: { readonly named: string; readonly externalIds: readonly string[] }
      }
  )

interface ReadRow {
  /** Where the address looks mistyped, taken or not. */
  readonly hint: AddressHint | null
  readonly roles: readonly ReadRole[]
}

/** What one of the roles asked for was taken for. */
export interface ReadRole {
  /** Name of the unit; null for the whole portal, and where there is no such unit. */
  readonly unit: string | null
  /** Null for the whole portal; as it was written where there is no such unit. */
  readonly unitExternalId: string | null
  /** Id; as it was written where there is no such role. */
  readonly role: string
}

/** The whole address as it was probably meant: "gmail.com" where "gmial.com" was written. */
export interface AddressHint {
  readonly meant: string
}

/** Why a row was not sent; the first that was found. */
export type InvitedMistake =
  | 'address-invalid'
  | 'name-missing'
  /** A name. */
  | 'too-long'
  /** Not clear: a spreadsheet may have taken its first zero, or the `+`. */
  | 'telephone-invalid'
  | 'roles-missing'
  | 'language-not-offered'
  /** The whole portal is chosen in words. */
  | 'unit-missing'
  | 'unit-unknown'
  | 'role-unknown'
  /** It is had in a unit alone. */
  | 'role-in-unit'
  /** It is had over the whole portal alone. */
  | 'role-over-all'
  /** Several units have the name that was given. */
  | 'unit-ambiguous'
  /** Twice in the list, or an open invitation for this address and these roles is there already. */
  | 'duplicate'

/** `POST /v1/console/portals/:portal/invitations/:id/resend` and `…/revoke`, without more. */
export const nothingMore = z.strictObject({})

/**
 * `POST /v1/console/portals/:portal/invitations/:id/correct` → `InvitationChanged`. A name that is left out
 * stays; a new letter goes to the address, and links to the old one stop working.
 */
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

/** Answer of `GET /v1/console/portals/:portal/overview`: numbers of invitations. */
export interface OverviewView {
  /** How many invitations have come at least so far, of those not revoked. */
  readonly funnel: Readonly<Record<(typeof FUNNEL_STEPS)[number], number>>
  readonly attention: Readonly<Record<Attention, number>>
}
