import { z } from 'zod'
import { ownAct, ownObject } from './confirmation-wire.ts'
import {
  elsewhereAnswers,
  identifyingKind,
  type MethodAnswer,
  methodAnswers,
  methodKind,
} from './method-wires.ts'
import { acrValue, journey } from './shared-views.ts'
import { answerTo, code, givenName } from './step-wire.ts'
import { address, id, personName, printable } from './texts.ts'

/** Request bodies, field by field. Unknown keys are refused everywhere (`strictObject`). */

const hostState = printable
  .min(8)
  .max(512)
  .describe("Made by the host's server and bound to its own pre-session; returned at redemption.")

/** Work that was done because it was asked for. */
export const proof = z
  .strictObject({
    challenge: printable.max(128),
    solution: z.string().regex(/^\d{1,12}$/),
  })
  .describe('Work done because `proof_required` asked for it; see `proof` of a problem.')
/** Work that was done: the challenge as it came, and the number that solves it, as decimal digits. */
export type Proof = z.infer<typeof proof>

/** `POST /v1/flows` → 201 `FlowView`. Asks for no less than the portal's policy does, whatever it says. */
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
  confirmation: printable
    .max(128)
    .optional()
    .describe("What the host's server was given for the act that `confirm` is for."),
  act: ownAct.optional(),
  object: ownObject.optional(),
  state: hostState.optional(),
  acr: acrValue
    .optional()
    .describe("Ask for at least this level; the portal's policy is the floor."),
  maxAgeSeconds: z
    .int()
    .min(0)
    .max(31_536_000)
    .optional()
    .describe(
      'Go on with no session that is older than this; how old the proofs are by the end, `auth_time` says.',
    ),
  method: methodKind
    .optional()
    .describe('To verify with, where the person has several or it finds the person by itself.'),
  kind: methodKind
    .optional()
    .describe('What is to be added, where it is not what the portal prefers; `add-method` alone.'),
  pick: z
    .literal(true)
    .optional()
    .describe(
      'Show the list of ways to verify first, where the person has several that will do; `sign-in` alone.',
    ),
  forgotten: z
    .literal(true)
    .optional()
    .describe('Begin as if "forgotten" had been said at the first factor; `sign-in` alone.'),
  address: address
    .optional()
    .describe('From an earlier visit: its step is skipped unless a session is live.'),
  proof: proof.optional(),
})
/** The same as it was read. No part of it is believed: a link names an invitation, an address makes nobody. */
export type StartFlowBody = z.infer<typeof startFlow>

const ownAnswers = [
  answerTo('identify', { address }),
  answerTo('identify', { continue: z.literal(true) }),
  answerTo('identify', { method: identifyingKind }).describe(
    'One of those that find the person without an address.',
  ),
  answerTo('choose-address', { id }),
  answerTo('choose-address', { other: z.literal(true) }).describe('Asks for an address instead.'),
  answerTo('remember', { forget: id }).describe(
    'At `choose-address`: this browser no longer remembers that address.',
  ),
  answerTo('remember', { address: z.boolean() }).describe(
    'At whatever step, where `remembers` of the flow is not null: whether its address is to be remembered in this browser. False forgets it at once.',
  ),
  answerTo('successor', { name: givenName.optional(), address: address.optional() }),
  answerTo('successor', { back: z.literal(true) }),
  answerTo('other-person', { switch: z.literal(true) }),
  answerTo('register', { firstName: personName, lastName: personName }),
  answerTo('enrol', { method: id.max(32) }),
  answerTo('enrol', { later: z.literal(true) }),
  answerTo('pick', { method: id }).describe('The `id` of one of those that are listed.'),
  answerTo('pick', { pass: z.literal(true) }).describe(
    'Where `pass` is true: a pass of the helpdesk is shown instead.',
  ),
  answerTo('access-pass', { code }),
  answerTo('access-pass', { other: z.literal(true) }),
  answerTo('codes-left', {}).describe('It was read: the sign-in goes on.'),
  answerTo('codes-left', { renew: z.literal(true) }).describe(
    'Where `renewal` is `here`: a new set is made first, after another factor.',
  ),
  answerTo('accept', {}),
  answerTo('offer', { now: z.literal(true) }),
  answerTo('offer', { later: z.literal(true) }).describe(
    'Not now: nothing is offered for 30 days, and nothing more after the third time.',
  ),
  answerTo('offer', { cannot: z.literal(true) }),
  answerTo('confirm', {}),
  answerTo('notice', { document: id, version: z.int().min(1), hash: id }),
  answerTo('denied', { ask: z.literal(true) }).describe(
    'The invitation has expired: ask its inviter for a new link.',
  ),
] as const

/** Any answer to any step, told apart by `step` and what else it holds. */
export const answer = z
  .union([...ownAnswers, ...methodAnswers])
  .describe('What the person did at the step that the flow stands at.')
/** The same as a type. `domain/journeys/steps/registry.ts` has whatever takes it. */
export type Answer = z.infer<(typeof ownAnswers)[number]> | MethodAnswer
/** Answers that one step takes. */
export type AnswerTo<S extends Answer['step']> = Extract<Answer, { step: S }>

const elsewhere = elsewhereAnswers.map(({ kind, answer }) =>
  z.strictObject({
    portal: id,
    method: z.literal(kind),
    token: printable.max(256),
    answer,
    proof: proof.optional(),
  }),
)

/**
 * `POST /v1/elsewhere`, what another party answers (a phone, a second browser); null where no kind asks one.
 */
export const elsewhereBody = elsewhere.length > 0 ? z.union(elsewhere) : null

/** `POST /v1/flows/:flow/answer` → `FlowView`, or a problem with the view as it now stands. */
export const answerFlow = z.strictObject({ answer, proof: proof.optional() })

/**
 * `POST /v1/flows/:flow/resume` → `FlowView`. After a reload, or in other words: the host's page may have a new
 * `state` by then.
 */
export const resumeFlow = z.strictObject({ state: hostState.optional() })

/** `POST /v1/flows/:flow/cancel` → 204. */
export const cancelFlow = z.strictObject({})

/**
 * `POST /v1/session/check`, `…/extend`, `…/end`: looks at, extends or ends the session that the browser's
 * cookie stands for.
 */
export const ownSession = z.strictObject({ portal: id })

/** `POST /v1/redeem` and `POST /v1/verifications/redeem`, with the portal's secret. */
export const redeem = z.strictObject({
  code: printable
    .min(1)
    .max(256)
    .describe("What the element's event brought to the host's server."),
})

/** `POST /v1/sessions/check`, with the portal's secret → `CheckSessionResponse`. */
export const checkSession = z.strictObject({
  sid: id.describe('Public id of the session, from the redemption.'),
  active: z
    .boolean()
    .optional()
    .describe(
      'False to look without counting as activity. Default true: the idle limit starts anew.',
    ),
})

/**
 * `POST /v1/verifications`, with the portal's secret: the host's server names an address that its page lets
 * somebody prove.
 */
export const makeVerification = z.strictObject({
  address: address.describe('The address to prove.'),
})

/** `POST /v1/sessions/end`, with the portal's secret → 204, for an unknown one too. */
export const endSession = z.strictObject({
  sid: id.describe('Public id of the session, from the redemption.'),
})
