import { z } from 'zod'

/** Request bodies, field by field. Unknown keys are refused everywhere (`strictObject`). */

/** Visible ASCII: what can stand in a header, an address and any database's text. */
const printable = z.string().regex(/^[\x21-\x7e]+$/)
const hostState = printable.min(8).max(512)
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
/** 254 octets is the longest address that can be mailed (RFC 5321 §4.5.3.1.3, erratum 1690). */
const address = z.string().min(3).max(254)
/** Code as typed: digits may be spaced, hyphenated or full-width; the domain normalises. */
const code = z.string().min(1).max(32)
/** Long enough for any passphrase; the password rules say what is accepted. */
const password = z.string().min(1).max(4096)
const personName = z.string().trim().min(1).max(100)

export const startFlow = z.strictObject({
  portal: id,
  journey: z.enum(['sign-in', 'invitation']),
  /** Token from the invitation link; identifies, authorises nothing. */
  invitation: z.string().max(128).optional(),
  /** Made by the host's server and bound to its own pre-session; returned at redemption. */
  state: hostState.optional(),
  /** Ask for at least this level; the portal's policy is the floor. */
  acr: z.enum(['aal1', 'aal2', 'aal3']).optional(),
  /** Ask for an authentication no older than this. */
  maxAgeSeconds: z.int().min(0).max(31_536_000).optional(),
  /** Address from an earlier visit: its step is skipped unless a session is live. */
  address: address.optional(),
})
export type StartFlowBody = z.infer<typeof startFlow>

export const answer = z.union([
  z.strictObject({ step: z.literal('identify'), address }),
  z.strictObject({ step: z.literal('identify'), continue: z.literal(true) }),
  z.strictObject({ step: z.literal('email-code'), send: z.literal(true) }),
  z.strictObject({ step: z.literal('email-code'), code }),
  z.strictObject({ step: z.literal('register'), firstName: personName, lastName: personName }),
  z.strictObject({ step: z.literal('password'), password }),
  z.strictObject({ step: z.literal('password'), restart: z.literal(true) }),
  z.strictObject({ step: z.literal('password'), forgotten: z.literal(true) }),
  z.strictObject({ step: z.literal('totp'), code }),
  z.strictObject({ step: z.literal('totp'), restart: z.literal(true) }),
  z.strictObject({ step: z.literal('totp-enrol'), code, name: personName.optional() }),
  z.strictObject({ step: z.literal('new-password'), password }),
  z.strictObject({ step: z.literal('enrol'), method: z.literal('totp') }),
  z.strictObject({ step: z.literal('enrol'), later: z.literal(true) }),
  z.strictObject({ step: z.literal('accept') }),
  z.strictObject({ step: z.literal('notice'), document: id, version: z.int().min(1), hash: id }),
])
export type Answer = z.infer<typeof answer>
export type AnswerTo<S extends Answer['step']> = Extract<Answer, { step: S }>

export const answerFlow = z.strictObject({ answer })

/** After a reload, or in other words: the host's page may have a new `state` by then. */
export const resumeFlow = z.strictObject({ state: hostState.optional() })

export const cancelFlow = z.strictObject({})

export const endOwnSession = z.strictObject({ portal: id })

export const redeem = z.strictObject({ code: printable.min(1).max(256) })

export const checkSession = z.strictObject({
  sid: id,
  /** False to look without counting as activity. Default true: the idle limit starts anew. */
  active: z.boolean().optional(),
})

export const endSession = z.strictObject({ sid: id })
