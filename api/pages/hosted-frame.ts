import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { directionOf, languageFor } from '../contract/plain/languages.ts'
import type { Portal } from '../domain/portals/portal.ts'
import { hostedTheme } from './hosted-theme.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

interface Framed {
  readonly language: string
  readonly title: string
  /** Null where it is not known: then the page is in nobody's name. */
  readonly portal: Portal | null
  /** Addresses of modules. */
  readonly scripts: readonly string[]
  readonly content: Html
}

/** The frame of all our own pages for visitors; everything in it is escaped. */
export function hostedFrame({ language, title, portal, scripts, content }: Framed): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(languageFor(language))}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${portal ? `${title} – ${portal.name}` : title}</title>
    <link rel="stylesheet" href="/pages/hosted-page.css">
    ${portal && themeLink(portal)}
    ${scripts.map((address) => html`<script type="module" src="${address}"></script>`)}
  </head>
  <body>
    ${portal && header(portal)}
    <main>${content}</main>
  </body>
</html>`
}

function header({ name, branding: { authority } }: Portal): Html {
  return html`<header>
      <h1>${name}</h1>
      ${authority === null ? '' : html`<p>${authority}</p>`}
    </header>`
}

/** By its version, so that a change is seen at once. */
function themeLink({ id, version, branding }: Portal): Html | '' {
  if (hostedTheme(branding) === '') return ''
  return html`<link rel="stylesheet" href="/p/${id}/theme.css?v=${version}">`
}
