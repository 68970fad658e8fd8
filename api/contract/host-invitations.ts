import { z } from 'zod'
import { invitationView } from './console/invitations.ts'
import { instant, pageOf, view } from './shapes.ts'

/** `POST /v1/invitations`, with the portal's secret → 201 `HostInvited`. */
export const hostInvitation = z.strictObject({
  address: z
    .string()
    .max(254)
    .describe('Where the letter goes, and what the person signs in with.'),
  firstName: z.string().max(100),
  lastName: z.string().max(100),
  language: z.string().max(8).optional().describe("Of the letter. Default: the portal's first."),
  roles: z
    .array(
      z.strictObject({
        unit: z
          .string()
          .max(100)
          .nullable()
          .describe('External id of a unit; null for a role in the whole portal.'),
        role: z.string().max(64),
        until: instant
          .optional()
          .describe(
            "When the role ends. Default: open-ended. People are told the day where it is the end of one in the portal's time zone, else the time as well.",
          ),
      }),
    )
    .max(50)
    .describe('What the person gets by accepting; at least one.'),
  inviterName: z.string().min(1).max(100).describe('As the letter names them.'),
  inviterEmail: z
    .string()
    .max(254)
    .optional()
    .describe(
      'Who is told when a new link is asked for, or the invitation declined. Default: nobody.',
    ),
  days: z
    .int()
    .min(1)
    .max(366)
    .optional()
    .describe(
      "It ends with the day that comes so many days after today, in the portal's time zone. Default: 30.",
    ),
})
export type HostInvitation = z.infer<typeof hostInvitation>

export const hostInvited = view({ id: z.string(), expiresAt: instant })
export type HostInvited = z.infer<typeof hostInvited>

/** `GET /v1/invitations?after=` → newest first. */
export const hostInvitationQuery = z.strictObject({
  after: z.string().max(200).optional().describe('`next` of the part before.'),
})
export const hostInvitationPage = pageOf(invitationView)

/** `POST /v1/invitations/:id/revoke` → `HostRevoked`; `not_found` for one of another portal. */
export const hostRevoked = view({
  revoked: z.boolean().describe('False when it was complete, or revoked, already.'),
})
export type HostRevoked = z.infer<typeof hostRevoked>
