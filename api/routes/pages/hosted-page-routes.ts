import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { contactsIn, type KnownPortal } from '../../domain/portals/known/known-portal.ts'
import { languageOf } from '../../domain/portals/portal.ts'
import type { Portals } from '../../domain/portals/portals.ts'
import { pageHeaders } from '../../http/answers/headers.ts'
import { HttpProblem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import type { HostedPage } from '../../pages/hosted-document.ts'
import { hostedTheme } from '../../pages/hosted-theme.ts'
import { notMeDocument } from '../../pages/not-me-page.ts'
import { askedLanguages, type HostedAnswer } from './hosted-answer.ts'

/**
 * Our own pages with the same widgets: where a plain link leads before the script runs, and where
 * invitations lead when the portal has no page of its own. Without script they say whom to ask.
 */
export function hostedPageRoutes(portals: Portals, answer: HostedAnswer) {
  const portalOf = async (c: Context<AppEnv, '/:portal'>): Promise<KnownPortal> => {
    const known = await portals.byId(c.req.param('portal') ?? '')
    if (!known) throw new HttpProblem('not_found')
    return known
  }

  const page = (name: HostedPage) => async (c: Context<AppEnv, '/:portal'>) =>
    answer(c, await portalOf(c), name)

  return new Hono<AppEnv>()
    .use(pageHeaders)
    .get('/:portal/sign-in', page('sign-in'))
    .get('/:portal/invitation', page('invitation'))
    .get('/:portal/account', page('account'))
    .get('/:portal/not-me', async (c) => {
      const known = await portalOf(c)
      const language = languageOf(known.portal, askedLanguages(c))
      const help = contactsIn(known, language)
      return c.html(notMeDocument({ portal: known.portal, language, help }))
    })
    .get('/:portal/theme.css', etag(), async (c) => {
      const { branding } = (await portalOf(c)).portal
      c.header('Cache-Control', 'public, max-age=60')
      return c.body(hostedTheme(branding), 200, { 'Content-Type': 'text/css; charset=utf-8' })
    })
}
