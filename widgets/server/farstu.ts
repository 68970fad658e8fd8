import type {
  AskConfirmationBody,
  ConfirmationResponse,
  ConfirmedResponse,
  RedeemConfirmationBody,
} from '../../api/contract/confirmation-wire.ts'
import { isLoopback } from '../../api/contract/plain/loopback.ts'
import type {
  CheckSessionResponse,
  RedeemResponse,
  VerificationResponse,
  VerifiedEmailResponse,
} from '../../api/contract/responses.ts'
import { FarstuError } from './farstu-error.ts'
import { createIdTokenVerifier, type IdTokenClaims } from './id-token.ts'
import {
  createPendingSignIns,
  type PendingSignIns,
  type PendingSignInsOptions,
} from './pending-sign-ins.ts'
import { isOneOf, newState } from './state.ts'
import { createTransport } from './transport.ts'

/**
 * How to reach Farstu, and as which portal.
 * @example
 * ```ts
 * import { env } from 'node:process'
 * import type { FarstuOptions } from 'farstu/server'
 *
 * export const options: FarstuOptions = {
 *   api: 'https://auth.portal.example.org',
 *   portal: 'demo',
 *   secret: env.FARSTU_PORTAL_SECRET,
 * }
 * ```
 */
export interface FarstuOptions {
  /**
   * Base URL of the Farstu API, as browsers reach it: `https://auth.portal.example.org`. http only to this
   * machine.
   */
  readonly api: string
  /** Public id of this portal, as in the element's attribute `portal`. */
  readonly portal: string
  /** `fs_…`, the portal's secret; it never leaves the host's server. Missing, it is refused at once. */
  readonly secret: string | undefined
  /** Default: the global `fetch`. */
  readonly fetch?: typeof fetch
  /** Until a call gives up, in milliseconds. Default 5000. */
  readonly timeoutMs?: number
}

/**
 * What `redeemVerification` takes: a code that came from a browser, and what this browser may have been given.
 * `state` must come from your own pre-session, never from beside the code.
 * @example
 * ```ts
 * import type { Farstu, RedeemInput } from 'farstu/server'
 *
 * export const proven = (farstu: Farstu, input: RedeemInput) => farstu.redeemVerification(input)
 * ```
 */
export interface RedeemInput {
  /** The one-time code that the element's event or the hosted page brought. */
  readonly code: string
  /** What was made for this browser, one or one for each open page; undefined where that is gone. */
  readonly state: string | readonly string[] | undefined
}

/**
 * What `redeem` takes: the same of a sign-in, with what makes a second tab of a browser work.
 * @example
 * ```ts
 * import type { PendingSignIns, RedeemSignInInput } from 'farstu/server'
 *
 * export const inputOf = (
 *   signIns: PendingSignIns,
 *   code: string,
 *   cookies: string | undefined,
 * ): RedeemSignInInput => ({ code, ...signIns.states(cookies) })
 * ```
 */
export interface RedeemSignInInput extends RedeemInput {
  /** States of this browser that were good once: such a code signs nobody in and ends nothing. */
  readonly used?: readonly string[]
  /**
   * `sid` of the session that this browser is in with you already, by your own cookie. A code of that
   * very session is good whatever its state: nobody is brought into anything by it.
   */
  readonly held?: string | null | undefined
}

/**
 * What `askConfirmation` takes: an act of yours, in the words that the person reads. `acr` and `maxAgeSeconds` are
 * RFC 9470's `acr_values` and `max_age`.
 * @example
 * ```ts
 * import type { ConfirmationInput } from 'farstu/server'
 *
 * export const withdrawal = (sid: string): ConfirmationInput => ({
 *   sid,
 *   act: 'withdraw',
 *   object: 'submission-17',
 *   text: 'Withdraw submission 17',
 *   acr: 'aal2',
 * })
 * ```
 */
export type ConfirmationInput = AskConfirmationBody

/**
 * What `redeemConfirmation` takes: a code that came from a browser, and what you are about to do, from your own
 * records.
 * @example
 * ```ts
 * import type { Farstu, RedeemConfirmationInput } from 'farstu/server'
 *
 * export const confirmed = (farstu: Farstu, input: RedeemConfirmationInput) =>
 *   farstu.redeemConfirmation(input)
 * ```
 */
export type RedeemConfirmationInput = RedeemConfirmationBody

/**
 * How to look at a session.
 * @example
 * ```ts
 * import type { CheckOptions } from 'farstu/server'
 *
 * // For a page that asks by itself, every minute: that is no activity of anybody.
 * export const byItself: CheckOptions = { active: false }
 * ```
 */
export interface CheckOptions {
  /** False to look without counting as activity. Default true: the idle limit starts anew. */
  readonly active?: boolean
}

/**
 * A host's server and one Farstu. Every promise rejects with a `FarstuError` and nothing else, within
 * `timeoutMs` of each call; any of them may be `unauthorized`, `unavailable` or `unexpected`. Nothing is ever
 * sent a second time.
 * @example
 * ```ts
 * import type { Farstu } from 'farstu/server'
 *
 * export async function isSignedIn(farstu: Farstu, sid: string): Promise<boolean> {
 *   return (await farstu.checkSession(sid)).active
 * }
 * ```
 */
export interface Farstu {
  /**
   * A value to bind one sign-in to one browser, 32 characters of base64url; keep it in that browser's
   * pre-session.
   */
  newState(): string
  /** Keeps the states of all pages with an element that a browser has open, in cookies of yours. */
  pendingSignIns(options: PendingSignInsOptions): PendingSignIns
  /**
   * Exchanges a code for who signed in, once, within a minute. Never retry it: sign in again instead. Rejects
   * with `code_refused`; with `state_used`; or with `state_mismatch`, once the session that it stands for has
   * been ended.
   */
  redeem(input: RedeemSignInInput): Promise<RedeemResponse>
  /**
   * For the attribute `verification` of `<farstu-email-code>`: the address that is to be proven. Nothing is
   * mailed yet. Rejects with `invalid_input` for what could not be mailed to.
   */
  makeVerification(address: string): Promise<VerificationResponse>
  /**
   * Exchanges the code of `farstu-verified` for the address that was proven, once, within a minute. Rejects
   * with `code_refused` or `state_mismatch`; no session ends by it.
   */
  redeemVerification(input: RedeemInput): Promise<VerifiedEmailResponse>
  /**
   * For the attribute `confirmation` of `<farstu-confirm>`: one act that whoever is in the session `sid` is to
   * confirm with a factor. Rejects with `invalid_input` where that session does not live.
   */
  askConfirmation(input: ConfirmationInput): Promise<ConfirmationResponse>
  /**
   * Exchanges the code of `farstu-confirmed` for what was confirmed, once, within two minutes: then do the act.
   * Rejects with `code_refused`, also where it was another act, object or session.
   */
  redeemConfirmation(input: RedeemConfirmationInput): Promise<ConfirmedResponse>
  /**
   * Whether a session still lives, and what it may do now. One that is unknown is `{ active: false }`, and no
   * error.
   */
  checkSession(sid: string, options?: CheckOptions): Promise<CheckSessionResponse>
  /** Signs out. Ending a session that is unknown, or has ended already, succeeds. */
  endSession(sid: string): Promise<void>
  /**
   * The claims of a token of this portal, checked here with keys that are fetched when first needed (RFC 7519,
   * ES256). Rejects with `token_refused`, or with `unavailable` where the keys cannot be had. It says nothing
   * of whether the session still lives.
   */
  verifyIdToken(token: string): Promise<IdTokenClaims>
}

/** The base URL without a slash at the end; the portal's secret does not travel in the clear. */
const baseUrl = (api: string): string => {
  const url = new URL(api)
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new TypeError(`The API must be reached by https: ${url.origin}`)
  return url.href.replace(/\/+$/, '')
}

/**
 * Makes no call yet; one is enough for a process.
 * @throws TypeError at once when a setting is missing, or the API is not reached by https, rather than at the first
 * sign-in.
 * @example
 * ```ts
 * import { env } from 'node:process'
 * import { createFarstu } from 'farstu/server'
 *
 * const farstu = createFarstu({
 *   api: 'https://auth.portal.example.org',
 *   portal: 'demo',
 *   secret: env.FARSTU_PORTAL_SECRET,
 * })
 * const signIns = farstu.pendingSignIns({ cookie: 'before' })
 *
 * // For each page with an element: its attribute `state`, and lines for `Set-Cookie`.
 * export const begin = (cookies: string | undefined) => signIns.begin(cookies)
 *
 * // For the code that the page brings once somebody has signed in.
 * export async function redeem(code: string, cookies: string | undefined) {
 *   const { person, sid, state } = await farstu.redeem({ code, ...signIns.states(cookies) })
 *   const setCookies = signIns.finish(cookies, state)?.setCookies ?? []
 *   return { person, sid, setCookies }
 * }
 * ```
 */
export const createFarstu = (options: FarstuOptions): Farstu => {
  const { portal, secret, fetch = globalThis.fetch, timeoutMs = 5000 } = options
  if (!portal || !secret) throw new TypeError('createFarstu needs a portal and its secret')
  const api = baseUrl(options.api)
  const post = createTransport({ api, secret, fetch, timeoutMs })

  const endSession = async (sid: string) => {
    await post('/v1/sessions/end', { sid })
  }

  /** Somebody else's sign-in was slipped under this browser: it is of no use to anybody. */
  const refuseForeign = async (sid: string): Promise<never> => {
    const cause = await endSession(sid).catch((error: unknown) => error)
    const message = 'The sign-in does not belong to this browser'
    throw new FarstuError('state_mismatch', message, { cause })
  }

  return {
    newState,
    pendingSignIns: (given) => createPendingSignIns(secret, given),
    endSession,
    verifyIdToken: createIdTokenVerifier({ api, portal, fetch, timeoutMs }),
    async redeem({ code, state, used, held }) {
      const redeemed = (await post('/v1/redeem', { code })) as RedeemResponse
      if (isOneOf(state, redeemed.state) || (held && held === redeemed.sid)) return redeemed
      if (!isOneOf(used, redeemed.state)) return refuseForeign(redeemed.sid)
      throw new FarstuError('state_used', 'The page that it comes from was finished already')
    },
    async makeVerification(address) {
      return (await post('/v1/verifications', { address })) as VerificationResponse
    },
    async redeemVerification({ code, state }) {
      const verified = (await post('/v1/verifications/redeem', { code })) as VerifiedEmailResponse
      if (isOneOf(state, verified.state)) return verified
      throw new FarstuError('state_mismatch', 'The proof does not belong to this browser')
    },
    async askConfirmation(input) {
      return (await post('/v1/confirmations', input)) as ConfirmationResponse
    },
    async redeemConfirmation(input) {
      return (await post('/v1/confirmations/redeem', input)) as ConfirmedResponse
    },
    async checkSession(sid, { active = true } = {}) {
      return (await post('/v1/sessions/check', { sid, active })) as CheckSessionResponse
    },
  }
}
