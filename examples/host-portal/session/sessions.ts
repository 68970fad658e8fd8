import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Farstu, MembershipView, RedeemResponse } from '../../../widgets/server/index.ts'
import type { CookiePlan } from './cookies.ts'

/** Somebody signed in, as this portal remembers it. */
export interface Session {
  readonly person: RedeemResponse['person']
  readonly memberships: readonly MembershipView[]
  readonly acr: string
  readonly amr: readonly string[]
  /** Seconds since 1970. */
  readonly authTime: number
  /** Public id of Farstu's session. */
  readonly sid: string
  /** When Farstu was last asked, in milliseconds since 1970. */
  readonly checkedAt: number
}

export interface SessionsOptions {
  readonly farstu: Farstu
  readonly cookies: CookiePlan
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** A sign-out elsewhere is noticed here after five seconds at most. */
const CHECK_AFTER_MS = 5_000
/** Longer than any session of Farstu: what is older was left behind. */
const FORGET_AFTER_MS = 24 * 3_600_000

/** This portal's own sessions, in memory: a real one keeps them where all its servers look. */
export const createSessions = ({ farstu, cookies, now }: SessionsOptions) => {
  const sessions = new Map<string, Session>()

  /** Ids that another session has taken the place of in their browser, and when. */
  const replaced = new Map<string, number>()

  const forgetOld = () => {
    for (const [id, { checkedAt }] of sessions)
      if (now() - checkedAt > FORGET_AFTER_MS) sessions.delete(id)
    for (const [id, at] of replaced) if (now() - at > FORGET_AFTER_MS) replaced.delete(id)
  }

  const idOf = (c: Context) => getCookie(c, cookies.session) ?? ''

  /**
   * Makes room for another session in a browser. A request of another tab may still be on its way
   * with the earlier id: it is not signed in by it, and must not remove the new cookie either.
   */
  const replace = async (id: string, by: RedeemResponse): Promise<void> => {
    const earlier = sessions.get(id)
    if (!earlier) return
    sessions.delete(id)
    replaced.set(id, now())
    // Of the same person Farstu has ended it already, or both tabs share it; another's ends here.
    if (earlier.person.id !== by.person.id) await farstu.endSession(earlier.sid).catch(() => null)
  }

  const drop = (c: Context, id: string) => {
    sessions.delete(id)
    deleteCookie(c, cookies.session, cookies.options)
  }

  /** Asks Farstu, and takes over what has changed: a role may be gone since. */
  const check = async (c: Context, id: string, session: Session): Promise<Session | null> => {
    const answer = await farstu.checkSession(session.sid)
    if (!answer.active) {
      // The cookie may be another session's by now.
      if (!replaced.has(id)) drop(c, id)
      return null
    }
    const { memberships, acr, amr } = answer
    const checked = { ...session, memberships, acr, amr, checkedAt: now() }
    // Signed out while Farstu was asked: it stays signed out.
    if (sessions.has(id)) sessions.set(id, checked)
    return checked
  }

  return {
    /**
     * Begins a session under an identifier that nobody has seen before. One that this browser is in
     * already, through another tab, goes on as it is.
     */
    async begin(c: Context, redeemed: RedeemResponse) {
      forgetOld()
      const { person, memberships, acr, amr, auth_time: authTime, sid } = redeemed
      const session = { person, memberships, acr, amr, authTime, sid, checkedAt: now() }
      const earlier = idOf(c)
      if (sessions.get(earlier)?.sid === sid) return void sessions.set(earlier, session)
      const id = randomBytes(24).toString('base64url')
      sessions.set(id, session)
      setCookie(c, cookies.session, id, cookies.options)
      await replace(earlier, redeemed)
    },
    /** The live session of this browser, or null. Rejects when Farstu cannot be asked. */
    async current(c: Context): Promise<Session | null> {
      const id = idOf(c)
      const session = sessions.get(id)
      if (!session) return null
      return now() - session.checkedAt < CHECK_AFTER_MS ? session : check(c, id, session)
    },
    /** Ends this portal's session; gives Farstu's, which is to be ended next. */
    end(c: Context): string | null {
      const id = idOf(c)
      const sid = sessions.get(id)?.sid ?? null
      drop(c, id)
      return sid
    },
    /** Public id of Farstu's session behind this browser's, without asking whether it lives. */
    sidOf: (c: Context): string | null => sessions.get(idOf(c))?.sid ?? null,
    /** Has Farstu asked at the next request, however lately it was. */
    doubt(c: Context) {
      const session = sessions.get(idOf(c))
      if (session) sessions.set(idOf(c), { ...session, checkedAt: now() - CHECK_AFTER_MS })
    },
    /** True when the browser has a cookie of ours whose session is over. */
    wasHere: (c: Context) => idOf(c) !== '' && !replaced.has(idOf(c)),
  }
}

export type Sessions = ReturnType<typeof createSessions>
