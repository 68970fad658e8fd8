import { z } from 'zod'
import { methodKind } from './method-wires.ts'
import { LONGEST_ACT, LONGEST_LINE, LONGEST_MAIL_ADDRESS } from './plain/lengths.ts'
import { view } from './shapes.ts'
import { acrValue, amrValues } from './shared-views.ts'
import { id, line, printable } from './texts.ts'

/** One act, confirmed by whoever is signed in: what a host asks for, what is shown, what it gets. */

const act = line(LONGEST_ACT).describe("The host's own word for the act: `withdraw`.")
const object = line(LONGEST_LINE).describe('What it is done to, as the host names it.')
const sid = id.describe('Public id of the session, from the redemption.')

/** What a person confirms that we ourselves do afterwards; each is a record in `domain/acts/`. */
const OWN_ACTS = ['method.remove', 'address.change'] as const
/** One of them. Whatever a host has confirmed bears the host's own word, and is none of these. */
export type OwnAct = (typeof OWN_ACTS)[number]

/** An act of ours, by its name. */
export const ownAct = z.enum(OWN_ACTS).describe('An act of ours that `confirm` is for.')
/** What an act of ours is done to: an id, or an address. */
export const ownObject = line(LONGEST_MAIL_ADDRESS).describe(
  'What it is done to: the id of a method, or the new address; for `try-method`, the id of the method that is tried.',
)

/** `POST /v1/confirmations`, with the portal's secret: what somebody who is signed in is to confirm. */
export const askConfirmation = z.strictObject({
  sid: sid.describe('Public id of the session in which it is confirmed, and in no other.'),
  act,
  object,
  text: line(LONGEST_LINE).describe(
    'What the person reads, in their language; the page cannot change it.',
  ),
  acr: acrValue
    .optional()
    .describe(
      "The level that is asked for (RFC 9470: `acr_values`); the portal's policy is the floor.",
    ),
  maxAgeSeconds: z
    .int()
    .min(0)
    .max(31_536_000)
    .optional()
    .describe(
      'How old the sign-in may be that adds to the level (RFC 9470: `max_age`). A factor is shown anew in any case.',
    ),
})
/** The same as it was read. */
export type AskConfirmationBody = z.infer<typeof askConfirmation>

/** Answer of `POST /v1/confirmations`: 201. */
export const confirmationResponse = view({
  confirmation: z.string().describe("For the element's attribute `confirmation`."),
  expiresInSeconds: z.int(),
}).describe('An act that waits to be confirmed.')
/**
 * What `farstu.askConfirmation` resolves to. `confirmation` is the element's attribute, good for one
 * confirmation within `expiresInSeconds` (half an hour), in the session that was named.
 * @example
 * ```ts
 * import type { ConfirmationResponse } from 'farstu/server'
 *
 * export const elementFor = ({ confirmation }: ConfirmationResponse): string =>
 *   `<farstu-confirm api="https://auth.portal.example.org" portal="demo"
 *     confirmation="${confirmation}"></farstu-confirm>`
 * ```
 */
export type ConfirmationResponse = z.infer<typeof confirmationResponse>

/** `POST /v1/confirmations/redeem`, with the portal's secret. What it is redeemed for has to be what was confirmed. */
export const redeemConfirmation = z.strictObject({
  code: printable
    .min(1)
    .max(256)
    .describe("What the element's event brought to the host's server."),
  sid,
  act,
  object,
})
/** The same as it was read. */
export type RedeemConfirmationBody = z.infer<typeof redeemConfirmation>

/** Answer of `POST /v1/confirmations/redeem`. */
export const confirmedResponse = view({
  act: z.string(),
  object: z.string(),
  personId: z.string().describe('Public id of the person who confirmed it.'),
  acr: acrValue,
  amr: amrValues,
  auth_time: z
    .int()
    .describe('When the oldest factor that the level rests on was shown, in seconds since 1970.'),
  confirmedAt: z.int().describe('When it was confirmed, in seconds since 1970.'),
}).describe('One act, confirmed once.')
/**
 * What `farstu.redeemConfirmation` resolves to: do the act now, once. `auth_time` and `confirmedAt` are in
 * seconds since 1970.
 * @example
 * ```ts
 * import type { ConfirmedResponse } from 'farstu/server'
 *
 * export const noteOf = ({ act, object, personId, acr }: ConfirmedResponse): string =>
 *   `${personId} confirmed ${act} of ${object} at ${acr}`
 * ```
 */
export type ConfirmedResponse = z.infer<typeof confirmedResponse>

/** What every step of `confirm` shows: the server's words, whatever the page says. */
export const confirmsView = view({
  act: z.enum([...OWN_ACTS, 'host']).describe("`host`: the host's own act, said in `text`."),
  text: z
    .string()
    .describe(
      "What the host's server said of it; of an act of ours, the person's own name for its object.",
    ),
  method: methodKind.nullable().describe('Kind of the method that it is done to; null for none.'),
  nextDefault: z
    .string()
    .nullable()
    .describe('Name of the method that is the default afterwards; null where that stays as it is.'),
  isLast: z.boolean().describe('No other second factor is left afterwards.'),
}).describe('What is confirmed.')
/** Of an act of ours, or of a host's: `text` is never markup. */
export type ConfirmsView = z.infer<typeof confirmsView>
