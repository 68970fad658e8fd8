import { z } from 'zod'
import { view } from './shapes.ts'
import { acrValue, amrValues, membershipView } from './shared-views.ts'

/** What a host's server gets. Instants are seconds since the epoch, as in RFC 7519. */

const memberships = z.array(membershipView).readonly().describe('Roles that are live now.')
const personId = z.string().describe('Public id of the person; the same in every sign-in.')
const authTime = z.int().describe('When the person signed in, in seconds since 1970.')
const returnedState = z
  .string()
  .describe("What the host's server gave the element; it must compare it with its own.")
const idleInSeconds = z.int().describe('Until the session ends if nothing more happens.')
const endsInSeconds = z.int().describe('Until the session ends in any case.')

const ended = view({ active: z.literal(false) }).describe('There is no such session, or no longer.')

export const redeemResponse = view({
  person: view({
    id: personId,
    firstName: z.string().describe('Either name may be empty, never both.'),
    lastName: z.string(),
    email: z.string().describe('As it was given; its domain may have letters beyond ASCII.'),
  }),
  memberships,
  acr: acrValue,
  amr: amrValues,
  auth_time: authTime,
  sid: z
    .string()
    .describe(
      "Public id of the session, for `sessions/check` and `sessions/end`; not the cookie's value.",
    ),
  state: returnedState,
  id_token: z
    .string()
    .describe('Compact JWS (ES256) saying the same, verifiable with `/.well-known/jwks.json`.'),
}).describe('Who signed in, and how.')
export type RedeemResponse = z.infer<typeof redeemResponse>

export const ownSessionResponse = z
  .union([ended, view({ active: z.literal(true), idleInSeconds, endsInSeconds })])
  .describe("What a page may know of its own browser's session: for the warning before it ends.")
export type OwnSessionResponse = z.infer<typeof ownSessionResponse>

export const verificationResponse = view({
  verification: z.string().describe("For the element's attribute `verification`."),
  expiresInSeconds: z.int(),
}).describe('An address that waits to be proven.')
export type VerificationResponse = z.infer<typeof verificationResponse>

export const verifiedEmailResponse = view({
  email: z.string().describe('As it was named, without what stood around it.'),
  verifiedAt: z.int().describe('When it was proven, in seconds since 1970.'),
  state: returnedState,
}).describe('An address that somebody has shown to read the mail of.')
export type VerifiedEmailResponse = z.infer<typeof verifiedEmailResponse>

export const checkSessionResponse = z
  .union([
    ended,
    view({
      active: z.literal(true),
      personId,
      acr: acrValue,
      amr: amrValues,
      auth_time: authTime,
      memberships,
      idleInSeconds,
      endsInSeconds,
    }),
  ])
  .describe('Whether a session lives, and what it may do now.')
export type CheckSessionResponse = z.infer<typeof checkSessionResponse>
