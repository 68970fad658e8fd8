import { html } from 'hono/html'
import type { Portal } from '../domain/portals/portal.ts'
import type { HelpContact } from '../ports/store/portals.ts'
import { hostedTheme } from './hosted-theme.ts'
import { hostedWords } from './hosted-words.ts'

export type HostedPage = 'sign-in' | 'invitation'

interface Shown {
  readonly name: HostedPage
  readonly portal: Portal
  readonly language: string
  readonly help: readonly HelpContact[]
  readonly publicUrl: string
  readonly state: string
  /** Checked: see `returnUrl`. */
  readonly back: string
}

/** A page of ours around one widget; everything in it is escaped. */
export function hostedDocument(shown: Shown) {
  const { portal, language } = shown
  const { authority } = portal.branding
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${titleOf(shown)} – ${portal.name}</title>
    <link rel="stylesheet" href="/pages/hosted-page.css">
    ${themeLink(portal)}
    <script type="module" src="/widgets/farstu.js"></script>
    <script type="module" src="/pages/hosted-page.js"></script>
  </head>
  <body>
    <header>
      <h1>${portal.name}</h1>
      ${authority === null ? '' : html`<p>${authority}</p>`}
    </header>
    <main>${widgetOf(shown)}</main>
  </body>
</html>`
}

/** By its version, so that a change is seen at once. */
function themeLink({ id, version, branding }: Portal) {
  if (hostedTheme(branding) === '') return ''
  return html`<link rel="stylesheet" href="/p/${id}/theme.css?v=${version}">`
}

function widgetOf({ name, portal, language, help, publicUrl, state, back }: Shown) {
  const fallback = fallbackOf({ name, portal, language, help })
  const attributes = html`api="${publicUrl}" portal="${portal.id}" data-back="${back}" data-home="${portal.homeUrl}"`
  const stateAttribute = state === '' ? '' : html`state="${state}"`
  return name === 'sign-in'
    ? html`<farstu-login ${attributes} ${stateAttribute}>${fallback}</farstu-login>`
    : html`<farstu-invitation ${attributes} ${stateAttribute}>${fallback}</farstu-invitation>`
}

/** For browsers in which no script runs: whom to ask. */
function fallbackOf(shown: Pick<Shown, 'name' | 'portal' | 'language' | 'help'>) {
  const { portal, language, help } = shown
  const words = hostedWords(language)
  return html`<div>
    <h2>${titleOf(shown)}</h2>
    <p>${words.needsScript}</p>
    <ul>
      ${help.map((contact) => html`<li>${[contact.label, contact.telephone, contact.hours, contact.mail, contact.url].filter(Boolean).join(' · ')}</li>`)}
    </ul>
    <p><a href="${portal.homeUrl}">${words.backTo(portal.name)}</a></p>
  </div>`
}

function titleOf({ name, language }: Pick<Shown, 'name' | 'language'>): string {
  const words = hostedWords(language)
  return name === 'sign-in' ? words.signIn : words.invitation
}
