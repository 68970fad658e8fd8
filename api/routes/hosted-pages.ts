import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { languageOf, type Portal } from '../domain/portal.ts'
import type { Portals } from '../domain/portals.ts'
import type { AppEnv } from '../http/app-env.ts'
import { pageHeaders } from '../http/headers.ts'
import { languagesOf } from '../http/languages.ts'
import { problem } from '../http/problem.ts'
import { hostedWords } from '../pages/hosted-words.ts'
import { returnUrl } from '../pages/return-url.ts'
import type { HelpContact } from '../ports/store/portals.ts'

const ELEMENTS = { 'sign-in': 'farstu-login', invitation: 'farstu-invitation' } as const
type HostedPage = keyof typeof ELEMENTS

/**
 * Our own pages with the same widgets: where a plain link leads before the script runs, and where
 * invitations lead when the portal has no page of its own. Without script they say whom to ask.
 */
export function hostedPageRoutes(portals: Portals, publicUrl: string) {
  const page = (name: HostedPage) => async (c: Context<AppEnv, '/:portal'>) => {
    const portal = await portals.byId(c.req.param('portal') ?? '')
    if (!portal) return problem(c, 'not_found')
    const language = languageOf(portal, [c.req.query('lang') ?? '', ...languagesOf(c)])
    const help = await portals.helpContacts(portal.id, language)
    return c.html(
      document({
        name,
        portal,
        language,
        help,
        publicUrl,
        state: c.req.query('state') ?? '',
        back: returnUrl(c.req.query('return'), portal),
      }),
    )
  }
  return new Hono<AppEnv>()
    .use(pageHeaders)
    .get('/:portal/sign-in', page('sign-in'))
    .get('/:portal/invitation', page('invitation'))
}

interface Document {
  readonly name: HostedPage
  readonly portal: Portal
  readonly language: string
  readonly help: readonly HelpContact[]
  readonly publicUrl: string
  readonly state: string
  readonly back: string
}

function document({ name, portal, language, help, publicUrl, state, back }: Document) {
  const words = hostedWords(language)
  const title = name === 'sign-in' ? words.signIn : words.invitation
  const fallback = html`<div>
    <h2>${title}</h2>
    <p>${words.needsScript}</p>
    <ul>
      ${help.map((contact) => html`<li>${[contact.label, contact.telephone, contact.hours, contact.mail, contact.url].filter(Boolean).join(' · ')}</li>`)}
    </ul>
    <p><a href="${portal.homeUrl}">${words.backTo(portal.name)}</a></p>
  </div>`
  const attributes = html`api="${publicUrl}" portal="${portal.id}" data-back="${back}" data-home="${portal.homeUrl}"`
  const stateAttribute = state === '' ? '' : html`state="${state}"`
  const element =
    name === 'sign-in'
      ? html`<farstu-login ${attributes} ${stateAttribute}>${fallback}</farstu-login>`
      : html`<farstu-invitation ${attributes} ${stateAttribute}>${fallback}</farstu-invitation>`
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} – ${portal.name}</title>
    <link rel="stylesheet" href="/pages/hosted-page.css">
    <script type="module" src="/widgets/farstu.js"></script>
    <script type="module" src="/pages/hosted-page.js"></script>
  </head>
  <body>
    <header><h1>${portal.name}</h1></header>
    <main>${element}</main>
  </body>
</html>`
}
