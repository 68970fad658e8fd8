import { type Context, Hono } from 'hono'
import type { Farstu } from '../../widgets/server/index.ts'
import { limitedBody, onlyJson, textIn } from './http/json-body.ts'
import { KEPT } from './kept/keeper.ts'
import type { Sessions } from './session/sessions.ts'
import { languageOf, oneOf } from './visitor.ts'
import { IN_LANGUAGE } from './words/language.ts'

export interface SignOutOptions {
  readonly farstu: Farstu
  readonly sessions: Sessions
}

/** The two ways in which a session ends: by the button, or because the element says it is over. */
export const signOutRoutes = ({ farstu, sessions }: SignOutOptions) => {
  /** Ends this portal's session in any case; false when Farstu's could not be ended as well. */
  const endBoth = async (c: Context): Promise<boolean> => {
    const sid = sessions.end(c)
    if (sid === null) return true
    return farstu.endSession(sid).then(
      () => true,
      () => false,
    )
  }

  return new Hono()
    .post(`${IN_LANGUAGE}/sign-out`, async (c) => {
      const news = (await endBoth(c)) ? 'signed-out' : 'signed-out-partly'
      return c.redirect(`/${languageOf(c)}/?news=${news}`, 303)
    })
    .post(`${IN_LANGUAGE}/session/over`, limitedBody, onlyJson, async (c) => {
      const start = `/${languageOf(c)}/`
      const named = await textIn(c, 'session')
      const mine = sessions.sidOf(c)
      // A tab that slept may tell it late, after somebody has signed in anew in another.
      if (mine !== null && mine !== named) return c.json({ next: start })
      await endBoth(c)
      const news = oneOf(KEPT, await textIn(c, 'kept')) ?? 'ended'
      return c.json({ next: `${start}?news=${news}` })
    })
}
