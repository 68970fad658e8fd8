import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { assetRoutes } from '../../http/answers/assets.ts'
import { consolePageHeaders } from '../../http/answers/headers.ts'
import type { AppEnv } from '../../http/app-env.ts'

const NEEDS_SCRIPT = {
  en: 'The console needs JavaScript. Allow it in your browser, and load the page again.',
  sv: 'Konsolen behöver JavaScript. Tillåt det i din webbläsare och ladda sidan på nytt.',
}

/**
 * `/console/` and every address below it are one page: which of its rooms is shown, and whether
 * anybody may look, is between its script and `/v1/console`. It holds nothing about anybody.
 * @param folder of the built application.
 */
export function consolePageRoutes(folder: string) {
  const show = (c: Context<AppEnv>) => c.html(page)
  return new Hono<AppEnv>()
    .route('/assets', assetRoutes(folder))
    .use(consolePageHeaders)
    .get('/', show)
    .get('/*', show)
}

const page = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>Farstu</title>
    <script type="module" src="/console/assets/app.js"></script>
    <script type="module" src="/widgets/farstu.js"></script>
  </head>
  <body>
    <console-app></console-app>
    <noscript>
      <p>${NEEDS_SCRIPT.en}</p>
      <p lang="sv">${NEEDS_SCRIPT.sv}</p>
    </noscript>
  </body>
</html>`
