import { z } from 'zod'
import { LEVELS } from './plain/policy.ts'
import { instant, view } from './shapes.ts'

/** Name of a journey: what a visitor goes through. Each is a record in `domain/journeys/records/`. */
export const journey = z
  .enum([
    'sign-in',
    'invitation',
    'verify-email',
    'add-method',
    'try-method',
    'change-password',
    'confirm',
  ])
  .describe(
    "`sign-in` and `invitation` end in a session. `verify-email` proves a mailbox that the host's server named, `add-method` sets up one more method for whoever is signed in, `try-method` has them show one that they have, which counts for nothing, `change-password` has them choose another password, `confirm` has them confirm one act; none of these makes a session.",
  )
/** One of them; a flow keeps it and never changes it. */
export type Journey = z.infer<typeof journey>

/** A level, as requests ask for it and sessions say it (`acr`, OpenID Connect Core §2). */
export const acrValue = z
  .enum(LEVELS)
  .describe(
    'Level of the sign-in (NIST SP 800-63B): `aal1` one factor, `aal2` two, `aal3` two of which one is bound to hardware.',
  )
/**
 * A level, the lowest first: `aal1`, `aal2`, `aal3` (NIST SP 800-63B-4 §2). As texts they sort in that order.
 * @example
 * ```ts
 * import type { AcrValue } from 'farstu/server'
 *
 * export const hasTwoFactors = (acr: AcrValue): boolean => acr !== 'aal1'
 * ```
 */
export type AcrValue = z.infer<typeof acrValue>

/** Methods that a sign-in rests on (`amr`, RFC 8176); made of proofs, and never read back. */
export const amrValues = z
  .array(z.string())
  .readonly()
  .describe('How the person signed in, in the words of RFC 8176: `pwd`, `otp`, `mfa`.')

/** An end, as people are told it. */
export const endView = view({
  day: z.iso
    .date()
    .describe("In the portal's time zone: the last day, or the day on which it ends."),
  clock: z
    .string()
    .nullable()
    .describe('`HH:MM` there; null where the day is included to its end.'),
}).describe('When something ends, as people are told it.')
/** A day, and a time only where the day alone would be wrong. Both in the portal's time zone. */
export type EndView = z.infer<typeof endView>

/** A live role, as hosts and people are told it. */
export const membershipView = view({
  unit: z.string().nullable().describe('Name of the unit; null for a role in the whole portal.'),
  unitExternalId: z
    .string()
    .nullable()
    .describe("The unit's id in the host's own register; null for a role in the whole portal."),
  role: z.string().describe('As the host wrote it in the invitation.'),
  until: instant.nullable().describe('When the role ends; null for open-ended.'),
}).describe('A role that a person has, in one unit or in the whole portal.')
/**
 * A live role. `role` is your own word, from the invitation; `unitExternalId` your own id, null for a role in
 * the whole portal. `until` is ISO 8601, null for open-ended.
 * @example
 * ```ts
 * import type { MembershipView } from 'farstu/server'
 *
 * export const endsWithin = ({ until }: MembershipView, days: number, now = Date.now()): boolean =>
 *   until !== null && Date.parse(until) - now < days * 86_400_000
 * ```
 */
export type MembershipView = z.infer<typeof membershipView>
