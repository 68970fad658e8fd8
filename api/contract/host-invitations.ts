import { z } from 'zod'

/** `POST /v1/invitations`, with the portal's secret → 201 `HostInvited`. */
export const hostInvitation = z.strictObject({
  address: z.string().max(254),
  firstName: z.string().max(100),
  lastName: z.string().max(100),
  /** Of the letter. Default: the portal's first. */
  language: z.string().max(8).optional(),
  roles: z
    .array(
      z.strictObject({
        /** External id of a unit; null for a role in the whole portal. */
        unit: z.string().max(100).nullable(),
        role: z.string().max(64),
        /** ISO 8601 instant. Default: open-ended. */
        until: z.iso.datetime().optional(),
      }),
    )
    .max(50),
  /** As the letter names them. */
  inviterName: z.string().min(1).max(100),
  /** Who is told when a new link is asked for, or the invitation declined. Default: nobody. */
  inviterEmail: z.string().max(254).optional(),
  /** Open for so many days. Default: 30. */
  days: z.int().min(1).max(366).optional(),
})
export type HostInvitation = z.infer<typeof hostInvitation>

export interface HostInvited {
  readonly id: string
  /** ISO 8601. */
  readonly expiresAt: string
}

/** `GET /v1/invitations?after=` → `Page<InvitationView>`, newest first. */
export const hostInvitationQuery = z.strictObject({ after: z.string().max(200).optional() })

/** `POST /v1/invitations/:id/revoke` → `HostRevoked`; `not_found` for one of another portal. */
export interface HostRevoked {
  /** False when it was complete, or revoked, already. */
  readonly revoked: boolean
}
