import { z } from 'zod'
import { LEVELS } from './plain/policy.ts'
import { instant, view } from './shapes.ts'

export const journey = z
  .enum(['sign-in', 'invitation', 'verify-email', 'add-method'])
  .describe(
    "`sign-in` and `invitation` end in a session. `verify-email` proves a mailbox that the host's server named, `add-method` adds an authenticator app for whoever is signed in; neither makes a session.",
  )
export type Journey = z.infer<typeof journey>

export const acrValue = z
  .enum(LEVELS)
  .describe(
    'Level of the sign-in (NIST SP 800-63B): `aal1` one factor, `aal2` two, `aal3` two of which one is bound to hardware.',
  )
export type AcrValue = z.infer<typeof acrValue>

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
export type EndView = z.infer<typeof endView>

export const membershipView = view({
  unit: z.string().nullable().describe('Name of the unit; null for a role in the whole portal.'),
  unitExternalId: z
    .string()
    .nullable()
    .describe("The unit's id in the host's own register; null for a role in the whole portal."),
  role: z.string().describe('As the host wrote it in the invitation.'),
  until: instant.nullable().describe('When the role ends; null for open-ended.'),
}).describe('A role that a person has, in one unit or in the whole portal.')
export type MembershipView = z.infer<typeof membershipView>
