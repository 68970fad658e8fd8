import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Farstu, FarstuError, type RedeemResponse } from '../../widgets/server/index.ts'
import type { Destination, PreSessions } from './session/pre-session.ts'
import type { Sessions } from './session/sessions.ts'
import { type Language, preferredLanguage } from './words/language.ts'

export interface SignInOptions {
  readonly farstu: Farstu
  readonly sessions: Sessions
  readonly preSessions: PreSessions
}

/** Larger than any code; a body beyond it is no code. */
const MAX_BODY_BYTES = 4096

const tooLong = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) })

const PATHS: Readonly<Record<Destination, string>> = { start: '/', profile: '/profile' }

/** `later` where Farstu is to blame; `again` where another try may do. */
const problemOf = (error: unknown): 'again' | 'later' => {
  if (!(error instanceof FarstuError)) throw error
  return error.code === 'state_mismatch' || error.code === 'code_refused' ? 'again' : 'later'
}

const refusedAt = (language: Language, problem: 'again' | 'later') =>
  `/${language}/sign-in?problem=${problem}`

const codeIn = async (c: Context): Promise<string> => {
  const body: unknown = await c.req.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('code' in body)) return ''
  return typeof body.code === 'string' ? body.code : ''
}

/** The two ways in which a code arrives: from the element by script, or from the hosted page. */
export const signInRoutes = ({ farstu, sessions, preSessions }: SignInOptions) => {
  /** Redeems a code for this browser; gives the page to go to, whatever came of it. */
  const finish = async (c: Context, code: string): Promise<string> => {
    const before = await preSessions.read(c)
    const language = before?.language ?? preferredLanguage(c)
    if (!code) return refusedAt(language, 'again')
    let redeemed: RedeemResponse
    try {
      redeemed = await farstu.redeem({ code, state: before?.state })
    } catch (error) {
      return refusedAt(language, problemOf(error))
    }
    preSessions.close(c)
    sessions.begin(c, redeemed)
    return `/${language}${PATHS[before?.destination ?? 'start']}`
  }

  return new Hono()
    .post('/session', tooLong, async (c) => {
      if (!c.req.header('content-type')?.startsWith('application/json')) return c.body(null, 415)
      return c.json({ next: await finish(c, await codeIn(c)) })
    })
    .get('/session/callback', async (c) =>
      c.redirect(await finish(c, c.req.query('farstu_code') ?? ''), 303),
    )
}
