/** Starts the portal. The only file that reads the environment. */
import { hkdfSync } from 'node:crypto'
import { serve } from '@hono/node-server'
import { createFarstu } from '../../widgets/server/index.ts'
import { createHostPortal } from './app.ts'
import { openStore } from './store/store.ts'

const {
  HOST_PORTAL_PORT = '4100',
  FARSTU_API = 'http://localhost:4000',
  FARSTU_PORTAL = 'demo',
  FARSTU_PORTAL_SECRET,
  HOST_PORTAL_DATA_DIR = '.farstu/host-portal',
} = process.env

if (!FARSTU_PORTAL_SECRET) {
  process.stderr.write('FARSTU_PORTAL_SECRET is missing: the secret of this portal in Farstu.\n')
  process.exit(1)
}

const port = Number(HOST_PORTAL_PORT)
const api = FARSTU_API.replace(/\/+$/, '')
const store = openStore({ folder: HOST_PORTAL_DATA_DIR })
store.tidy(Date.now())
// A portal that nobody visits erases test data as well.
setInterval(() => store.tidy(Date.now()), 60_000).unref()

const app = createHostPortal({
  farstu: createFarstu({ api, portal: FARSTU_PORTAL, secret: FARSTU_PORTAL_SECRET }),
  api,
  portal: FARSTU_PORTAL,
  origin: `http://localhost:${port}`,
  store,
  // Drawn from the secret: forms of before a restart are known again.
  key: Buffer.from(hkdfSync('sha256', FARSTU_PORTAL_SECRET, '', 'portal: forms', 32)),
})

const server = serve({ fetch: app.fetch, port, hostname: 'localhost' })
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => server.close(() => store.close()))
