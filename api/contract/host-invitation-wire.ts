import { z } from 'zod'
import { invitationView } from './console/invitation-wire.ts'
import { FEWEST_DAYS, MOST_DAYS, MOST_ROLES, USUAL_DAYS } from './plain/invitation-states.ts'
import { LONGEST_FULL_NAME, LONGEST_LANGUAGE, LONGEST_TELEPHONE } from './plain/lengths.ts'
import { LONGEST_INVITATION_CURSOR } from './plain/paging.ts'
import { instant, pageOf, view } from './shapes.ts'
import { address, cursor, externalId, line, personName, role } from './texts.ts'

/** `POST /v1/invitations`, with the portal's secret → 201 `HostInvited`. */
export const hostInvitation = z.strictObject({
  address: address.describe('Where the letter goes, and what the person signs in with.'),
  firstName: personName.default('').describe('Either name may be empty or left out, not both.'),
  lastName: personName.default('').describe('See `firstName`.'),
  telephone: line(LONGEST_TELEPHONE, 0)
    .optional()
    .describe(
      "To be rung at, as it is written; without a country's code it is of the country of the portal's time zone. Never a factor. Default: none.",
    ),
  language: line(LONGEST_LANGUAGE)
    .optional()
    .describe("Of the letter. Default: the portal's first."),
  roles: z
    .array(
      z.strictObject({
        unit: externalId
          .nullable()
          .describe('External id of a unit; null for a role in the whole portal.'),
        role,
        until: instant
          .optional()
          .describe(
            "When the role ends. Default: open-ended. People are told the day where it is the end of one in the portal's time zone, else the time as well.",
          ),
      }),
    )
    .max(MOST_ROLES)
    .describe('What the person gets by accepting; at least one.'),
  inviterName: line(LONGEST_FULL_NAME).describe(
    'As the letter names them: a first and a last name at their longest.',
  ),
  inviterEmail: address
    .optional()
    .describe(
      'Who is told when a new link is asked for, or the invitation declined. Default: nobody.',
    ),
  days: z
    .int()
    .min(FEWEST_DAYS)
    .max(MOST_DAYS)
    .optional()
    .describe(
      `It ends with the day that comes so many days after today, in the portal's time zone. Default: ${USUAL_DAYS}.`,
    ),
})
/** The same as it was read, cleaned, with its defaults. */
export type HostInvitation = z.infer<typeof hostInvitation>

/** Answer of `POST /v1/invitations`: 201. The letter is queued, not yet sent. */
export const hostInvited = view({ id: z.string(), expiresAt: instant })
/** `id` is what `revoke` takes; `expiresAt` is ISO 8601. */
export type HostInvited = z.infer<typeof hostInvited>

/** `GET /v1/invitations?after=` → `hostInvitationPage`, newest first. */
export const hostInvitationQuery = z.strictObject({
  after: cursor(LONGEST_INVITATION_CURSOR).optional().describe('`next` of the page before.'),
})
/** A page of `InvitationView`, `PER_PAGE` at most. */
export const hostInvitationPage = pageOf(invitationView)

/** `POST /v1/invitations/:id/revoke` → `HostRevoked`; `not_found` for one of another portal. */
export const hostRevoked = view({
  revoked: z.boolean().describe('False when it was complete, or revoked, already.'),
})
/** False is no error: nothing was left to revoke. */
export type HostRevoked = z.infer<typeof hostRevoked>
