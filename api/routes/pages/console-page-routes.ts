import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { LANGUAGES } from '../../contract/plain/languages.ts'
import { assetRoutes } from '../../http/answers/assets.ts'
import { consolePageHeaders } from '../../http/answers/headers.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { wordsIn } from '../../pages/words/generated/words.ts'

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
      ${LANGUAGES.map((language) => html`<p lang="${language}">${wordsIn[language].consoleNeedsScript}</p>`)}
    </noscript>
  </body>
</html>`
