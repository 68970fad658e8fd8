import { Hono } from 'hono'
import type { PageContext } from '../frame/page.ts'
import { oneOf, signInInstead, type Visitor, type VisitorContext } from '../visitor.ts'
import { IN_LANGUAGE } from '../words/language.ts'
import type { Mailboxes } from './mailboxes.ts'
import { authenticatorPage } from './pages/authenticator.ts'
import { PROFILE_NEWS, profilePage } from './pages/profile.ts'

export interface ProfileOptions {
  readonly mailboxes: Mailboxes
  readonly context: (c: VisitorContext) => PageContext
}

/** The pages of whoever is signed in; anybody else is led to sign in first. */
export const profileRoutes = ({ mailboxes, context }: ProfileOptions) =>
  new Hono<Visitor>()
    .get(`${IN_LANGUAGE}/profile`, (c) => {
      const session = c.get('session')
      if (!session) return c.redirect(signInInstead(c), 303)
      const news = oneOf(PROFILE_NEWS, c.req.query('news'))
      return c.html(profilePage(context(c), { session, mailboxes, news }))
    })
    .get(`${IN_LANGUAGE}/profile/authenticator`, (c) =>
      c.get('session') ? c.html(authenticatorPage(context(c))) : c.redirect(signInInstead(c), 303),
    )
