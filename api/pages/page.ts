import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A plain page of our own: documentation and the local mailbox. */
export function page({
  title,
  body,
  nav,
}: {
  readonly title: string
  readonly body: Html
  readonly nav?: Html
}) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} – Farstu</title>
    <link rel="stylesheet" href="/pages/plain-page.css">
  </head>
  <body>
    ${nav ? html`<nav aria-label="Pages">${nav}</nav>` : ''}
    <main>${body}</main>
  </body>
</html>`
}
