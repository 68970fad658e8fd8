import { z } from 'zod'
import { acrValue, journey } from './shared-views.ts'
import { address, id, line, personName, printable, raw } from './texts.ts'

/** Request bodies, field by field. Unknown keys are refused everywhere (`strictObject`). */

const hostState = printable
  .min(8)
  .max(512)
  .describe("Made by the host's server and bound to its own pre-session; returned at redemption.")
const code = raw(32).describe('As typed: digits may be spaced, hyphenated or full-width.')
/** Long enough for any passphrase; the password rules say what is accepted, and read it as it is. */
const password = raw(4096)
/** Of an app, or of somebody proposed. */
const givenName = line(100, 0)

const proof = z
  .strictObject({
    challenge: printable.max(128),
    solution: z.string().regex(/^\d{1,12}$/),
  })
  .describe('Work done because `proof_required` asked for it; see `proof` of a problem.')
export type Proof = z.infer<typeof proof>

export const startFlow = z.strictObject({
  portal: id,
  journey,
  invitation: printable
    .max(128)
    .optional()
    .describe('Token from the invitation link; identifies, authorises nothing.'),
  verification: printable
    .max(128)
    .optional()
    .describe("What the host's server was given for the address that `verify-email` proves."),
  state: hostState.optional(),
  acr: acrValue
    .optional()
    .describe("Ask for at least this level; the portal's policy is the floor."),
  maxAgeSeconds: z
    .int()
    .min(0)
    .max(31_536_000)
    .optional()
    .describe('Ask for an authentication no older than this.'),
  address: address
    .optional()
    .describe('From an earlier visit: its step is skipped unless a session is live.'),
  proof: proof.optional(),
})
export type StartFlowBody = z.infer<typeof startFlow>

export const answer = z
  .union([
    z.strictObject({ step: z.literal('identify'), address }),
    z.strictObject({ step: z.literal('identify'), continue: z.literal(true) }),
    z.strictObject({ step: z.literal('email-code'), send: z.literal(true) }),
    z.strictObject({ step: z.literal('email-code'), code }),
    z.strictObject({ step: z.literal('email-code'), notMe: z.literal(true) }),
    z.strictObject({
      step: z.literal('successor'),
      name: givenName.optional(),
      address: address.optional(),
    }),
    z.strictObject({ step: z.literal('successor'), back: z.literal(true) }),
    z.strictObject({ step: z.literal('other-person'), switch: z.literal(true) }),
    z.strictObject({ step: z.literal('register'), firstName: personName, lastName: personName }),
    z.strictObject({ step: z.literal('password'), password }),
    z.strictObject({ step: z.literal('password'), restart: z.literal(true) }),
    z.strictObject({ step: z.literal('password'), forgotten: z.literal(true) }),
    z.strictObject({ step: z.literal('totp'), code }),
    z.strictObject({ step: z.literal('totp'), restart: z.literal(true) }),
    z.strictObject({ step: z.literal('totp-enrol'), code, name: givenName.optional() }),
    z.strictObject({ step: z.literal('new-password'), password }),
    z.strictObject({ step: z.literal('enrol'), method: z.literal('totp') }),
    z.strictObject({ step: z.literal('enrol'), later: z.literal(true) }),
    z.strictObject({ step: z.literal('accept') }),
    z.strictObject({ step: z.literal('notice'), document: id, version: z.int().min(1), hash: id }),
    z
      .strictObject({ step: z.literal('denied'), ask: z.literal(true) })
      .describe('The invitation has expired: ask its inviter for a new link.'),
  ])
  .describe('What the person did at the step that the flow stands at.')
export type Answer = z.infer<typeof answer>
export type AnswerTo<S extends Answer['step']> = Extract<Answer, { step: S }>

export const answerFlow = z.strictObject({ answer, proof: proof.optional() })

/** After a reload, or in other words: the host's page may have a new `state` by then. */
export const resumeFlow = z.strictObject({ state: hostState.optional() })

export const cancelFlow = z.strictObject({})

/** Ends, looks at, or extends the session that the browser's cookie stands for. */
export const ownSession = z.strictObject({ portal: id })

export const redeem = z.strictObject({
  code: printable
    .min(1)
    .max(256)
    .describe("What the element's event brought to the host's server."),
})

export const checkSession = z.strictObject({
  sid: id.describe('Public id of the session, from the redemption.'),
  active: z
    .boolean()
    .optional()
    .describe(
      'False to look without counting as activity. Default true: the idle limit starts anew.',
    ),
})

/** The host's server names an address that its page lets somebody prove. */
export const makeVerification = z.strictObject({
  address: address.describe('The address to prove.'),
})

export const endSession = z.strictObject({
  sid: id.describe('Public id of the session, from the redemption.'),
})
