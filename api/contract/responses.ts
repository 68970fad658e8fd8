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

/** Answer of `POST /v1/redeem`. */
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
/**
 * Who signed in, and how: what `farstu.redeem` resolves to. `auth_time` is in seconds since 1970. Keep `sid`
 * with your own session: `checkSession` and `endSession` take it.
 * @example
 * ```ts
 * import type { RedeemResponse } from 'farstu/server'
 *
 * export const rolesIn = ({ memberships }: RedeemResponse, unitId: string): string[] =>
 *   memberships.filter((one) => one.unitExternalId === unitId).map(({ role }) => role)
 * ```
 */
export type RedeemResponse = z.infer<typeof redeemResponse>

/** Answer of `POST /v1/session/check` and `…/extend`: of the browser's own session, without who it is. */
export const ownSessionResponse = z
  .union([ended, view({ active: z.literal(true), idleInSeconds, endsInSeconds })])
  .describe("What a page may know of its own browser's session: for the warning before it ends.")
/** Told apart by `active`; seconds are whole and counted from the answer. */
export type OwnSessionResponse = z.infer<typeof ownSessionResponse>

/** Answer of `POST /v1/verifications`: 201. */
export const verificationResponse = view({
  verification: z.string().describe("For the element's attribute `verification`."),
  expiresInSeconds: z.int(),
}).describe('An address that waits to be proven.')
/**
 * What `farstu.makeVerification` resolves to. `verification` is the element's attribute, good for one proof
 * within `expiresInSeconds` (an hour).
 * @example
 * ```ts
 * import type { VerificationResponse } from 'farstu/server'
 *
 * export const elementFor = ({ verification }: VerificationResponse, state: string): string =>
 *   `<farstu-email-code api="https://auth.portal.example.org" portal="demo"
 *     verification="${verification}" state="${state}"></farstu-email-code>`
 * ```
 */
export type VerificationResponse = z.infer<typeof verificationResponse>

/** Answer of `POST /v1/verifications/redeem`. */
export const verifiedEmailResponse = view({
  email: z.string().describe('As it was named, without what stood around it.'),
  verifiedAt: z.int().describe('When it was proven, in seconds since 1970.'),
  state: returnedState,
}).describe('An address that somebody has shown to read the mail of.')
/**
 * What `farstu.redeemVerification` resolves to. Keep `email` as it stands here, not what was typed;
 * `verifiedAt` is in seconds since 1970.
 * @example
 * ```ts
 * import type { VerifiedEmailResponse } from 'farstu/server'
 *
 * export const verifiedOn = ({ verifiedAt }: VerifiedEmailResponse): Date =>
 *   new Date(verifiedAt * 1000)
 * ```
 */
export type VerifiedEmailResponse = z.infer<typeof verifiedEmailResponse>

/** Answer of `POST /v1/sessions/check`: 200 for an unknown session too, which is not active. */
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
/**
 * What `farstu.checkSession` resolves to. Told apart by `active`: without it nothing else is there. Memberships
 * are those of now, so a role that has ended since the sign-in is gone.
 * @example
 * ```ts
 * import type { CheckSessionResponse } from 'farstu/server'
 *
 * export const mayReport = (session: CheckSessionResponse): boolean =>
 *   session.active && session.memberships.some(({ role }) => role === 'reporter')
 * ```
 */
export type CheckSessionResponse = z.infer<typeof checkSessionResponse>
