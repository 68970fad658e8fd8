import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { languageOf, type Portal } from '../domain/portals/portal.ts'
import type { Portals } from '../domain/portals/portals.ts'
import type { AppEnv } from '../http/app-env.ts'
import { pageHeaders } from '../http/headers.ts'
import { languagesOf } from '../http/languages.ts'
import { HttpProblem } from '../http/problem.ts'
import { type HostedPage, hostedDocument } from '../pages/hosted-document.ts'
import { hostedTheme } from '../pages/hosted-theme.ts'
import { returnUrl } from '../pages/return-url.ts'

/**
 * Our own pages with the same widgets: where a plain link leads before the script runs, and where
 * invitations lead when the portal has no page of its own. Without script they say whom to ask.
 */
export function hostedPageRoutes(portals: Portals, publicUrl: string) {
  const portalOf = async (c: Context<AppEnv, '/:portal'>): Promise<Portal> => {
    const portal = await portals.byId(c.req.param('portal') ?? '')
    if (!portal) throw new HttpProblem('not_found')
    return portal
  }

  const page = (name: HostedPage) => async (c: Context<AppEnv, '/:portal'>) => {
    const portal = await portalOf(c)
    const language = languageOf(portal, [c.req.query('lang') ?? '', ...languagesOf(c)])
    const help = await portals.helpContacts(portal.id, language)
    const state = c.req.query('state') ?? ''
    const back = returnUrl(c.req.query('return'), portal)
    return c.html(hostedDocument({ name, portal, language, help, publicUrl, state, back }))
  }

  return new Hono<AppEnv>()
    .use(pageHeaders)
    .get('/:portal/sign-in', page('sign-in'))
    .get('/:portal/invitation', page('invitation'))
    .get('/:portal/theme.css', etag(), async (c) => {
      const { branding } = await portalOf(c)
      c.header('Cache-Control', 'public, max-age=60')
      return c.body(hostedTheme(branding), 200, { 'Content-Type': 'text/css; charset=utf-8' })
    })
}
