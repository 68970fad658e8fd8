import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { FarstuError, type RedeemResponse } from '../../widgets/server/index.ts'
import { assets } from './assets.ts'
import { calendarAt } from './calendar.ts'
import { deferralRoutes } from './deferral/routes.ts'
import { elsewherePage } from './frame/elsewhere.ts'
import { type Message, messagePage } from './frame/message.ts'
import type { ElementContext } from './frame/page.ts'
import { ownHost } from './http/own-host.ts'
import { sameOrigin } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { createKeeper } from './kept/keeper.ts'
import { keptRoutes } from './kept/routes.ts'
import type { HostPortalOptions } from './options.ts'
import { invitationPage } from './pages/invitation.ts'
import { signInPage } from './pages/sign-in.ts'
import { NEWS, startPage } from './pages/start.ts'
import { mailboxRoutes } from './profile/mailbox-routes.ts'
import { createMailboxes } from './profile/mailboxes.ts'
import { profileRoutes } from './profile/routes.ts'
import { createTelephones } from './profile/telephones.ts'
import { REDEEM_PROBLEMS } from './redeem-problem.ts'
import { cookiePlan } from './session/cookies.ts'
import { createPreSessions, type Destination, destinationOf } from './session/pre-session.ts'
import { createSessions } from './session/sessions.ts'
import { signInRoutes } from './sign-in.ts'
import { signOutRoutes } from './sign-out.ts'
import { createAuthors } from './store/authors.ts'
import { createKeptTexts } from './store/kept-texts.ts'
import { openStore } from './store/store.ts'
import { openTask } from './submission/open-task.ts'
import { submissionRoutes } from './submission/routes.ts'
import {
  knowVisitor,
  languageOf,
  oneOf,
  pageContext,
  type Visitor,
  type VisitorContext,
} from './visitor.ts'
import { IN_LANGUAGE, LANGUAGES } from './words/language.ts'

/** Also with what mail gateways make of a link: a slash more, the fragment escaped into the path. */
const INVITATION = new RegExp(`^/+(?:(?:${LANGUAGES.join('|')})/+)?invitation(?![a-z-])`, 'i')

/** The portal as one application: give it to a server, or ask it directly in a test. */
export const createHostPortal = (options: HostPortalOptions) => {
  const { farstu, api, portal, origin, now = Date.now, store = openStore() } = options
  const cookies = cookiePlan(origin)
  const sessions = createSessions({ farstu, cookies, now })
  const mailboxes = createMailboxes({ farstu, now })
  const telephones = createTelephones()
  const preSessions = createPreSessions({ farstu, cookies, now })

  const authors = createAuthors(options.key ?? randomBytes(32))
  const texts = createKeptTexts(now)

  const context = (c: VisitorContext) =>
    pageContext(c, { api, portal, instant: now(), authors, texts })
  const message = (c: VisitorContext, which: Message, status: 403 | 404 | 409 | 410 | 503) =>
    c.html(messagePage(context(c), which), status)
  const keeper = createKeeper({ authors, texts, refuse: (c) => message(c, 'otherPerson', 409) })

  /** A page with an element needs a pre-session to bind the sign-in to. */
  const elementContext = (c: VisitorContext, destination: Destination): ElementContext => {
    const page = context(c)
    const state = preSessions.open(c, { destination, language: page.language })
    return { ...page, state, callback: `${origin}/session/callback` }
  }

  const showInvitation = (c: VisitorContext) => {
    // Changed on its way, the address may hold the token: it goes into no Referer and no link.
    if (c.req.url.includes('farstu-invitation')) c.header('Referrer-Policy', 'no-referrer')
    const page = elementContext(c, 'task')
    return c.html(invitationPage({ ...page, path: '/invitation', query: '' }))
  }

  const app = new Hono<Visitor>()
  app.use(securityHeaders({ api: new URL(api).origin, secure: origin.startsWith('https:') }))
  app.use(ownHost(origin, (c) => c.html(elsewherePage({ origin, language: languageOf(c) }), 421)))
  app.use(sameOrigin(origin, (c) => message(c, 'refused', 403)))
  // Before anything is answered: nobody is shown test data after its end.
  app.use(async (_, next) => {
    store.tidy(now())
    await next()
  })
  app.notFound((c) => message(c, 'notFound', 404))
  app.onError(async (error, c) => {
    if (!(error instanceof FarstuError)) throw error
    const page = context(c)
    const { page: path } = (await keeper.rescue(c)) ?? { page: page.path }
    return c.html(messagePage({ ...page, path }, 'unavailable'), 503)
  })

  app.route('/', assets())
  const taskOf = (session: RedeemResponse) =>
    openTask({ store, calendar: calendarAt(now()), session })
  app.route('/', signInRoutes({ farstu, sessions, preSessions, pageOf: texts.pageOf, taskOf }))
  app.route('/', signOutRoutes({ farstu, sessions }))
  app.route('/', keptRoutes(keeper))

  // Mails lead here. No redirect to a language: not all of them would keep the fragment.
  app.get('*', (c, next) => (INVITATION.test(c.req.path) ? showInvitation(c) : next()))

  app.use(knowVisitor(sessions))
  app.get('/', (c) => c.redirect(`/${c.get('language')}/`))
  app.get(IN_LANGUAGE, (c) => c.redirect(`/${c.get('language')}/`))
  app.get(`${IN_LANGUAGE}/`, (c) => {
    const news = c.get('ended') ? 'ended' : oneOf(NEWS, c.req.query('news'))
    return c.html(startPage(context(c), { news, store }))
  })
  app.get(`${IN_LANGUAGE}/sign-in`, (c) => {
    if (c.get('session')) return c.redirect(`/${c.get('language')}/`, 303)
    const page = elementContext(c, destinationOf(c.req.query('to')))
    return c.html(signInPage(page, oneOf(REDEEM_PROBLEMS, c.req.query('problem'))))
  })
  app.route('/', profileRoutes({ mailboxes, telephones, context, keeper }))
  app.route('/', mailboxRoutes({ mailboxes, telephones, context, keeper }))
  const erased = (c: VisitorContext) => message(c, 'erased', 410)
  app.route('/', submissionRoutes({ farstu, store, context, keeper, erased, now }))
  app.route('/', deferralRoutes({ store, context, keeper, now }))
  return app
}
