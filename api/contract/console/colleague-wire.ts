import { z } from 'zod'
import { LONGEST_LINE } from '../plain/lengths.ts'
import { INVITED_ROLES, UNIT_ROLE } from '../plain/portal-roles.ts'
import { address, id, line, personName } from '../texts.ts'
import type { ConsoleRole } from './console-wire.ts'

/** Who works in the console, in which role, over which portal. Instants are ISO 8601. */

/** `POST /v1/console/colleagues` → `ColleaguesView`. */
export const inviteColleague = z
  .strictObject({
    address,
    /** Either may be empty, never both. */
    firstName: personName,
    lastName: personName,
    role: z.enum(INVITED_ROLES),
    /** Id of the portal that it is over; null for every portal. */
    portal: id.nullable(),
    /** External id or name of the one unit that is coordinated; null for every other role. */
    unit: line(LONGEST_LINE).nullable().default(null),
  })
  .refine(({ role, portal }) => role !== UNIT_ROLE || portal !== null, { path: ['portal'] })
  .refine(({ role, unit }) => (role === UNIT_ROLE) === (unit !== null), { path: ['unit'] })

/** A role in the console: over one portal, over one unit of a portal, or over every portal. */
export interface ColleagueRoleView {
  readonly role: ConsoleRole
  /** Null for every portal. */
  readonly portal: { readonly id: string; readonly name: string } | null
  /** Null for the whole portal. */
  readonly unit: { readonly externalId: string; readonly name: string } | null
}

/** Somebody with an account and a role in the console. */
export interface ColleagueView {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly isSelf: boolean
  readonly roles: readonly (ColleagueRoleView & {
    /** Of the membership. */
    readonly id: string
    /** When it ends by itself; null for open-ended. */
    readonly until: string | null
    /** Whether whoever looks may end it. */
    readonly mayEnd: boolean
  })[]
  /** Whether they have a passkey or key of the console's that counts. */
  readonly hasKey: boolean
  /** In the console, within the last 400 days; null for never. */
  readonly lastSeenAt: string | null
  readonly isSuspended: boolean
  /** Whether whoever looks may suspend them, or let them in again. */
  readonly maySuspend: boolean
  readonly isFrozen: boolean
}

/** An invitation to the console that is open, newest first. */
export interface InvitedColleagueView {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly roles: readonly ColleagueRoleView[]
  readonly expiresAt: string
  /** It has run out, and can be accepted no more. */
  readonly isExpired: boolean
  /** Whether whoever looks may take it back, or have it sent again. */
  readonly mayChange: boolean
}

/** `GET /v1/console/colleagues`; what every change of them answers, too. */
export interface ColleaguesView {
  /** By last and first name. */
  readonly colleagues: readonly ColleagueView[]
  /** At most 200. */
  readonly invited: readonly InvitedColleagueView[]
  /** That a role can be over, by name. */
  readonly portals: readonly { readonly id: string; readonly name: string }[]
  /** Whether whoever looks may invite. */
  readonly mayInvite: boolean
}

// `POST …/colleagues/:id/suspend`, `…/:id/reopen`, `…/:id/memberships/:membership/end`, `…/invitations/:id/resend`
// and `…/invitations/:id/revoke` take `nothingMore`.
