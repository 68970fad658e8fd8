import { type Context, Hono } from 'hono'
import type { Farstu, RedeemResponse } from '../../widgets/server/index.ts'
import { limitedBody, onlyJson, textIn } from './http/json-body.ts'
import { type RedeemProblem, redeemProblem } from './redeem-problem.ts'
import type { Destination, PreSessions } from './session/pre-session.ts'
import type { Sessions } from './session/sessions.ts'
import { type Language, preferredLanguage } from './words/language.ts'

export interface SignInOptions {
  readonly farstu: Farstu
  readonly sessions: Sessions
  readonly preSessions: PreSessions
  /** The page where something waits that a person had typed when their last session ended. */
  readonly pageOf: (person: string) => string | null
  /** The page of what they have to do; null where that is none, or there is a choice. */
  readonly taskOf: (redeemed: RedeemResponse) => string | null
}

const PATHS: Readonly<Record<Exclude<Destination, 'task'>, string>> = {
  profile: '/profile',
  submission: '/submission',
  deferral: '/deferral',
}

const refusedAt = (language: Language, problem: RedeemProblem) =>
  `/${language}/sign-in?problem=${problem}`

/** The two ways in which a code arrives: from the element by script, or from the hosted page. */
export const signInRoutes = ({ farstu, sessions, preSessions, pageOf, taskOf }: SignInOptions) => {
  const redeem = (c: Context, code: string) =>
    farstu.redeem({ code, ...preSessions.states(c), held: sessions.sidOf(c) })

  /** Redeems a code for this browser; gives the page to go to, whatever came of it. */
  const finish = async (c: Context, code: string): Promise<string> => {
    const language = preSessions.latest(c)?.language ?? preferredLanguage(c)
    if (!code) return refusedAt(language, 'again')
    let redeemed: RedeemResponse
    try {
      redeemed = await redeem(c, code)
    } catch (error) {
      // Whoever is signed in here may not be any more: the sign-in has taken the session's place.
      sessions.doubt(c)
      return refusedAt(language, redeemProblem(error))
    }
    const visit = preSessions.close(c, redeemed.state)
    await sessions.begin(c, redeemed)
    const { destination = 'task' } = visit ?? {}
    const asked = destination === 'task' ? (taskOf(redeemed) ?? '/') : PATHS[destination]
    return `/${visit?.language ?? language}${pageOf(redeemed.person.id) ?? asked}`
  }

  return new Hono()
    .post('/session', limitedBody, onlyJson, async (c) =>
      c.json({ next: await finish(c, await textIn(c, 'code')) }),
    )
    .get('/session/callback', async (c) =>
      c.redirect(await finish(c, c.req.query('farstu_code') ?? ''), 303),
    )
}
