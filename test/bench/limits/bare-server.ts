/**
 * A server of its own with one JSON route and nothing behind it: behind the middleware of the real
 * application at `/v1/bare`, where nothing else differs, or on a naked Hono with `BARE_NAKED`.
 */
import { Hono } from 'hono'
import { createApp } from '../../../api/app.ts'
import { compose } from '../../../api/boot/compose.ts'
import { listen } from '../../../api/boot/server.ts'
import { parseConfig } from '../../../api/config/config.ts'
import type { Keys } from '../../../api/config/key-ring.ts'
import type { AppEnv } from '../../../api/http/app-env.ts'
import { openStore } from '../../../db/open-store.ts'
import { BARE_ANSWER, BARE_PATH } from './bare-answer.ts'

async function realApp(): Promise<Hono<AppEnv>> {
  const store = await openStore({ url: config.databaseUrl, migrationsRoot: '', migrate: false })
  const { services, metrics } = compose(config, config.keys as Keys, store)
  return createApp({
    services,
    observer: metrics,
    widgetsFolder: config.dataFolder,
    pagesFolder: config.dataFolder,
    consoleFolder: config.dataFolder,
    docsFolder: config.dataFolder,
    mailFolder: null,
    mailReportReader: null,
    metricsToken: null,
    trustedProxies: config.trustedProxies,
    isMetricsOpen: false,
  }).app
}

function nakedApp(): Hono<AppEnv> {
  const naked = new Hono<AppEnv>()
  naked.get('/readyz', (c) => c.text('ready\n'))
  return naked
}

const config = parseConfig(process.env)
const app = process.env.BARE_NAKED ? nakedApp() : await realApp()
const utf8 = new TextDecoder()
app.post(BARE_PATH, async (c) => {
  // As the real routes read it: the middleware has the bytes already, and Hono's `json` copies them.
  JSON.parse(utf8.decode(await c.req.arrayBuffer()))
  return c.json(BARE_ANSWER)
})
await listen(app, config)
