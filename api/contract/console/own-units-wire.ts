import { z } from 'zod'
import { FEWEST_DAYS, MOST_DAYS } from '../plain/invitation-states.ts'
import { LONGEST_LANGUAGE } from '../plain/lengths.ts'
import { externalId, line, role, rowAddress, rowLine } from '../texts.ts'
import type { InvitationChanged, InvitationView, InvitedResult } from './invitation-wire.ts'

/**
 * What whoever coordinates a unit sees of it: who reports for it, and who is invited to. Nothing of how people sign in,
 * nor of what they do elsewhere. Instants are ISO 8601.
 */

/** `GET /v1/console/portals/:portal/own-units` → `OwnUnitsView`: each unit that whoever asks coordinates, by name. */
export interface OwnUnitsView {
  readonly units: readonly OwnUnitView[]
}

/** One of them. */
export interface OwnUnitView {
  readonly externalId: string
  readonly name: string
  /** Live roles there, by the name of who has them. */
  readonly people: readonly {
    /** Of the membership. */
    readonly id: string
    readonly name: string
    readonly address: string
    readonly role: string
    /** When it ends by itself; null for open-ended. */
    readonly until: string | null
    readonly isSuspended: boolean
    readonly isSelf: boolean
    /** Whether whoever looks may end it: not their own, and of nobody who looks after the portal. */
    readonly mayEnd: boolean
  }[]
  /** Open invitations to roles there, newest first, at most 200 in all units; of their roles those there alone. */
  readonly invited: readonly (InvitationView & {
    /** Whether whoever looks may send it anew or take it back: it offers nothing outside their units. */
    readonly mayChange: boolean
  })[]
  /** How many open invitations to roles there are older, and not listed. */
  readonly older: number
}

/** `POST …/own-units/invitations` → `InvitedToUnit`; `letters_limited` beyond so many letters a day, sent anew or not. */
export const inviteToUnit = z.strictObject({
  /** Of a unit that whoever asks coordinates. */
  unit: externalId,
  /** Id of one of the portal's that can be had in a unit. */
  role,
  address: rowAddress,
  firstName: rowLine,
  lastName: rowLine,
  /** As people write it; '' and none for none. */
  telephone: rowLine.optional(),
  /** Of the letter, one of the portal's. Default: its first. */
  language: line(LONGEST_LANGUAGE).optional(),
  /** It ends with the day that comes so many days after today. */
  days: z.int().min(FEWEST_DAYS).max(MOST_DAYS),
  /** True to be told what is wrong, or looks mistyped, without sending anything. */
  dryRun: z.boolean(),
})
/** The same, as it was read. */
export type InviteToUnit = z.output<typeof inviteToUnit>

/** What became of it, and the units as they then stand. */
export interface InvitedToUnit extends OwnUnitsView {
  readonly result: InvitedResult
}

/** `POST …/own-units/invitations/:id/resend`, `…/revoke`, with `nothingMore`. */
export interface OwnInvitationChanged extends OwnUnitsView {
  readonly result: InvitationChanged
}

// `POST …/own-units/memberships/:id/end` takes `endMembership` and answers `OwnUnitsView`.
