import { Hono } from 'hono'
import type { PageContext } from '../frame/page.ts'
import { fieldOf, formOf } from '../http/form-body.ts'
import { limitedBody } from '../http/json-body.ts'
import type { Keeper } from '../kept/keeper.ts'
import { oneOf, signInInstead, type Visitor, type VisitorContext } from '../visitor.ts'
import { IN_LANGUAGE } from '../words/language.ts'
import type { Mailboxes } from './mailboxes.ts'
import { authenticatorPage } from './pages/authenticator.ts'
import { TELEPHONE_PATH } from './pages/person-card.ts'
import { PROFILE_NEWS, profilePage } from './pages/profile.ts'
import type { Telephones } from './telephones.ts'

export interface ProfileOptions {
  readonly mailboxes: Mailboxes
  readonly telephones: Telephones
  readonly context: (c: VisitorContext) => PageContext
  readonly keeper: Keeper
}

/** The pages of whoever is signed in; anybody else is led to sign in first. */
export const profileRoutes = ({ mailboxes, telephones, context, keeper }: ProfileOptions) =>
  new Hono<Visitor>()
    .get(`${IN_LANGUAGE}/profile`, (c) => {
      const session = c.get('session')
      if (!session) return c.redirect(signInInstead(c), 303)
      const news = oneOf(PROFILE_NEWS, c.req.query('news'))
      return c.html(profilePage(context(c), { session, mailboxes, telephones, news }))
    })
    .get(`${IN_LANGUAGE}/profile/authenticator`, (c) =>
      c.get('session') ? c.html(authenticatorPage(context(c))) : c.redirect(signInInstead(c), 303),
    )
    // Where a form that was kept leads back to.
    .get(`${IN_LANGUAGE}${TELEPHONE_PATH}`, (c) => c.redirect(`/${c.get('language')}/profile`, 303))
    .post(`${IN_LANGUAGE}${TELEPHONE_PATH}`, limitedBody, async (c) => {
      const form = await formOf(c)
      const away = keeper.turnAway(c, form)
      if (away) return away
      const session = c.get('session')
      if (!session) return c.redirect(signInInstead(c), 303)
      const typed = fieldOf(form, 'telephone')
      const page = context(c)
      if (!telephones.set(session.person.id, typed)) {
        const refused = { session, mailboxes, telephones, refusedTelephone: typed }
        return c.html(profilePage(page, refused), 422)
      }
      keeper.sent(page, 'telephone', TELEPHONE_PATH)
      return c.redirect(`/${page.language}/profile?news=telephone-saved`, 303)
    })
