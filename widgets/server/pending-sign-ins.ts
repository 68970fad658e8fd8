import { hkdfSync } from 'node:crypto'
import { cookiePairs } from './cookie-pairs.ts'
import { createSealedNotes } from './sealed-notes.ts'
import { newState } from './state.ts'

/**
 * How the states of a browser's open pages are kept in cookies of yours.
 * @example
 * ```ts
 * import { env } from 'node:process'
 * import type { PendingSignInsOptions } from 'farstu/server'
 *
 * export const options: PendingSignInsOptions = {
 *   cookie: 'before',
 *   secure: env.NODE_ENV === 'production',
 * }
 * ```
 */
export interface PendingSignInsOptions {
  /** What the cookies are called; `__Host-` is put before it, and the state after it. */
  readonly cookie: string
  /** False leaves `Secure` and `__Host-` out, for http on your own machine. Default true. */
  readonly secure?: boolean
  /** The portal's secrets before this one, for pages drawn under them; not one that has leaked. */
  readonly formerSecrets?: readonly string[]
  /** How long a page may stand open until somebody goes on in it. Default: a week. */
  readonly lifetimeSeconds?: number
  /** Milliseconds since 1970. Default: the clock of this machine. */
  readonly now?: () => number
}

/**
 * A page with an element that stands open in a browser.
 * @example
 * ```ts
 * import type { PendingSignIns } from 'farstu/server'
 *
 * // Where the person was going, of the newest page that is not finished.
 * export const goingTo = (signIns: PendingSignIns, cookies: string | undefined): string | null =>
 *   signIns.pages(cookies).find(({ isUsed }) => !isUsed)?.note ?? null
 * ```
 */
export interface PendingSignIn {
  /** Binds the sign-in to that browser: the element's attribute `state`. */
  readonly state: string
  /** What you wrote beside it: where the person was going, say. Signed, not hidden: the browser can read it. */
  readonly note: string
  /** Seconds since 1970. */
  readonly begunAt: number
  /** It was finished already. */
  readonly isUsed: boolean
}

/**
 * What `redeem` is to know of a browser; both lists are empty where its cookies are gone.
 * @example
 * ```ts
 * import type { BrowserStates, Farstu } from 'farstu/server'
 *
 * export const signIn = (farstu: Farstu, code: string, states: BrowserStates) =>
 *   farstu.redeem({ code, ...states })
 * ```
 */
export interface BrowserStates {
  /** Of pages that stand open: a code may bring one of them back. */
  readonly state: readonly string[]
  /** Of pages that were finished already: each is good for one sign-in. */
  readonly used: readonly string[]
}

/**
 * The pages with an element that one browser has open, each with a state of its own: two tabs, an
 * invitation, a tab that was opened yesterday. Each state is kept in a signed cookie of its own, so
 * that pages which are opened or finished at the same moment do not overwrite one another's.
 * `cookies` is the header `Cookie` of a request; `setCookies` are lines for `Set-Cookie`.
 *
 * @example
 * ```ts
 * import type { Farstu } from 'farstu/server'
 *
 * export function signInPage(farstu: Farstu, cookies: string | undefined) {
 *   const { state, setCookies } = farstu.pendingSignIns({ cookie: 'before' }).begin(cookies)
 *   const html = `<farstu-login api="https://auth.portal.example.org" portal="demo"
 *     state="${state}"></farstu-login>`
 *   return { html, setCookies }
 * }
 * ```
 */
export interface PendingSignIns {
  /**
   * For each page with an element that you draw. Beyond ten, the oldest is given up. `note`: a few words at
   * most, as it travels in every request; '' by default.
   */
  begin(cookies: string | undefined, note?: string): { state: string; setCookies: string[] }
  /** For `redeem`. */
  states(cookies: string | undefined): BrowserStates
  /** All of them: those that are not finished first, and of these the newest. */
  pages(cookies: string | undefined): PendingSignIn[]
  /** Uses a state up, once its code was redeemed; null where this browser has none such. */
  finish(
    cookies: string | undefined,
    state: string,
  ): (PendingSignIn & { setCookies: string[] }) | null
}

/** More pages than anybody goes on in, and few enough for the header of a request (1.5 KB). */
const MOST = 10
const WEEK_SECONDS = 7 * 24 * 3600
const STATE = /^[A-Za-z0-9_-]{32}$/

/** Those to give up come last: first the finished, then the oldest. */
const byWorth = (one: PendingSignIn, other: PendingSignIn) =>
  Number(one.isUsed) - Number(other.isUsed) || other.begunAt - one.begunAt

/**
 * What `farstu.pendingSignIns` makes.
 * @param secret the portal's: what seals is drawn from it (RFC 5869) and gives nothing of it away.
 */
export const createPendingSignIns = (
  secret: string,
  options: PendingSignInsOptions,
): PendingSignIns => {
  const { cookie, secure = true, lifetimeSeconds = WEEK_SECONDS, now = Date.now } = options
  const prefix = `${secure ? '__Host-' : ''}${cookie}-`
  const notesOf = (of: string) =>
    createSealedNotes(Buffer.from(hkdfSync('sha256', of, '', `farstu: pending ${prefix}`, 32)))
  const { seal, open } = notesOf(secret)
  const openers = [open, ...(options.formerSecrets ?? []).map((former) => notesOf(former).open)]
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const seconds = () => Math.floor(now() / 1000)

  const line = (state: string, value: string, maxAge: number) =>
    `${prefix}${state}=${value}; Max-Age=${maxAge}; ${attributes}`
  const gone = (state: string) => line(state, '', 0)

  /** Every state in a cookie of ours; null beside one that is not to be believed, or too old. */
  const named = (cookies: string | undefined) =>
    cookiePairs(cookies)
      .filter(([name]) => name.startsWith(prefix) && STATE.test(name.slice(prefix.length)))
      .map(([name, value]) => {
        const state = name.slice(prefix.length)
        const [note = null] = openers.flatMap((opens) => opens(state, value) ?? [])
        return { state, note: note && seconds() - note.at < lifetimeSeconds ? note : null }
      })

  const pages = (cookies: string | undefined): PendingSignIn[] =>
    named(cookies)
      .flatMap(({ state, note }) =>
        note ? { state, note: note.text, begunAt: note.at, isUsed: note.isUsed } : [],
      )
      .sort(byWorth)

  const statesOf = (of: readonly { readonly state: string }[]) => of.map(({ state }) => state)

  return {
    pages,
    begin(cookies, text = '') {
      const state = newState()
      const worthless = named(cookies).filter(({ note }) => note === null)
      const givenUp = statesOf([...worthless, ...pages(cookies).slice(MOST - 1)])
      const value = seal(state, { at: seconds(), text, isUsed: false })
      return { state, setCookies: [...givenUp.map(gone), line(state, value, lifetimeSeconds)] }
    },
    states: (cookies) => ({
      state: statesOf(pages(cookies).filter(({ isUsed }) => !isUsed)),
      used: statesOf(pages(cookies).filter(({ isUsed }) => isUsed)),
    }),
    finish(cookies, state) {
      const page = pages(cookies).find((one) => one.state === state)
      if (!page) return null
      const { begunAt: at, note: text } = page
      const value = seal(state, { at, text, isUsed: true })
      return { ...page, setCookies: [line(state, value, at + lifetimeSeconds - seconds())] }
    },
  }
}
