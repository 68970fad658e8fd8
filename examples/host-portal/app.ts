import { Hono } from 'hono'
import { FarstuError } from '../../widgets/server/index.ts'
import { assets } from './assets.ts'
import { deferralRoutes } from './deferral/routes.ts'
import { sameOrigin } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { createMailboxes } from './mailbox/mailboxes.ts'
import { mailboxRoutes } from './mailbox/routes.ts'
import type { HostPortalOptions } from './options.ts'
import { invitationPage } from './pages/invitation.ts'
import { type Message, messagePage } from './pages/message.ts'
import type { ElementContext } from './pages/page.ts'
import { signInPage } from './pages/sign-in.ts'
import { NEWS, startPage } from './pages/start.ts'
import { profileRoutes } from './profile.ts'
import { REDEEM_PROBLEMS } from './redeem-problem.ts'
import { cookiePlan } from './session/cookies.ts'
import { createPreSessions, type Destination, destinationOf } from './session/pre-session.ts'
import { createSessions } from './session/sessions.ts'
import { signInRoutes } from './sign-in.ts'
import { signOutRoutes } from './sign-out.ts'
import { openStore } from './store/store.ts'
import { submissionRoutes } from './submission/routes.ts'
import { knowVisitor, oneOf, pageContext, type Visitor, type VisitorContext } from './visitor.ts'
import { IN_LANGUAGE } from './words/language.ts'

/** Also with what mail gateways make of a link: a slash more, the fragment escaped into the path. */
const INVITATION = /^\/+(?:(?:sv|en)\/+)?invitation(?![a-z-])/i

/** The portal as one application: give it to a server, or ask it directly in a test. */
export const createHostPortal = (options: HostPortalOptions) => {
  const { farstu, api, portal, origin, now = Date.now, store = openStore() } = options
  const cookies = cookiePlan(origin)
  const sessions = createSessions({ farstu, cookies, now })
  const mailboxes = createMailboxes({ farstu, now })
  const preSessions = createPreSessions(cookies, farstu.newState)

  const context = (c: VisitorContext) => pageContext(c, { api, portal, instant: now() })
  const message = (c: VisitorContext, which: Message, status: 403 | 404 | 410 | 503) =>
    c.html(messagePage(context(c), which), status)

  /** A page with an element needs a pre-session to bind the sign-in to. */
  const elementContext = async (
    c: VisitorContext,
    destination: Destination,
  ): Promise<ElementContext> => {
    const page = context(c)
    const { state } = await preSessions.open(c, { destination, language: page.language })
    return { ...page, state, callback: `${origin}/session/callback` }
  }

  const showInvitation = async (c: VisitorContext) => {
    // Changed on its way, the address may hold the token: it goes into no Referer and no link.
    if (c.req.url.includes('farstu-invitation')) c.header('Referrer-Policy', 'no-referrer')
    const page = await elementContext(c, 'profile')
    return c.html(invitationPage({ ...page, path: '/invitation', query: '' }))
  }

  const app = new Hono<Visitor>()
  app.use(securityHeaders({ api: new URL(api).origin, secure: origin.startsWith('https:') }))
  app.use(sameOrigin(origin, (c) => message(c, 'refused', 403)))
  // Before anything is answered: nobody is shown test data after its end.
  app.use(async (_, next) => {
    store.tidy(now())
    await next()
  })
  app.notFound((c) => message(c, 'notFound', 404))
  app.onError((error, c) => {
    if (!(error instanceof FarstuError)) throw error
    return message(c, 'unavailable', 503)
  })

  app.route('/', assets())
  app.route('/', signInRoutes({ farstu, sessions, preSessions }))
  app.route('/', signOutRoutes({ farstu, sessions }))

  // Mails lead here. No redirect to a language: not all of them would keep the fragment.
  app.get('*', (c, next) => (INVITATION.test(c.req.path) ? showInvitation(c) : next()))

  app.use(knowVisitor(sessions))
  app.get('/', (c) => c.redirect(`/${c.get('language')}/`))
  app.get(IN_LANGUAGE, (c) => c.redirect(`/${c.get('language')}/`))
  app.get(`${IN_LANGUAGE}/`, (c) => {
    const news = c.get('ended') ? 'ended' : oneOf(NEWS, c.req.query('news'))
    return c.html(startPage(context(c), { news, store }))
  })
  app.get(`${IN_LANGUAGE}/sign-in`, async (c) => {
    if (c.get('session')) return c.redirect(`/${c.get('language')}/`, 303)
    const page = await elementContext(c, destinationOf(c.req.query('to')))
    return c.html(signInPage(page, oneOf(REDEEM_PROBLEMS, c.req.query('problem'))))
  })
  app.route('/', profileRoutes({ mailboxes, context }))
  app.route('/', mailboxRoutes({ mailboxes, context }))
  const erased = (c: VisitorContext) => message(c, 'erased', 410)
  app.route('/', submissionRoutes({ store, context, erased, now }))
  app.route('/', deferralRoutes({ store, context, now }))
  return app
}
