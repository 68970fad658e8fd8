import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { listen, stop } from '../../../api/boot/server.ts'
import type { AppEnv } from '../../../api/http/app-env.ts'
import { createHostPortal } from '../../../examples/host-portal/app.ts'
import { createFarstu } from '../../../widgets/server/index.ts'
import { createTestServer, type TestServerOptions } from '../api/test-server.ts'
import { freePort } from '../free-port.ts'
import { isPseudo } from '../looks.ts'
import { once } from '../once.ts'
import { scratch } from '../scratch.ts'
import { bundleWidgets } from '../widgets-bundle.ts'
import { openTlsFront } from './tls-front.ts'

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url))

/** The widgets as they are built; in the pseudo-locale those that were bundled for it. */
const widgetsFolder = once(async (): Promise<string> => {
  if (!isPseudo) return `${dist}widgets`
  const folder = mkdtempSync(join(scratch, 'farstu-widgets-'))
  for (const [name, contents] of await bundleWidgets()) writeFileSync(join(folder, name), contents)
  return folder
})

export interface PremisesOptions {
  /** Of the portal; default: the usual one. */
  readonly policy?: Readonly<Record<string, unknown>>
  /** Laid over the portal "demo" before it is added. */
  readonly portal?: Readonly<Record<string, unknown>>
  /** Whether both are reached by https, as in production; default: by http, as in the demo. */
  readonly isSecure?: boolean
  /** What whoever acts in the console is signed in with; default: as in the demo, offered. */
  readonly keyToAct?: TestServerOptions['keyToAct']
}

/**
 * Farstu with its built widgets and mailbox, and the example portal beside it, on free ports. Only the
 * clock is ours.
 */
export async function openPremises({
  policy = {},
  portal: settings = {},
  isSecure = false,
  keyToAct,
}: PremisesOptions = {}) {
  const [farstuPort, portalPort] = [await freePort(), await freePort()]
  const fronts = isSecure ? await Promise.all([farstuPort, portalPort].map(openTlsFront)) : []
  const api = fronts[0]?.url ?? `http://localhost:${farstuPort}`
  const portalUrl = fronts[1]?.url ?? `http://localhost:${portalPort}`
  const server = await createTestServer({
    publicUrl: api,
    portalUrl,
    portal: { ...settings, returnUrls: [`${portalUrl}/session/callback`], policy },
    widgetsFolder: await widgetsFolder(),
    pagesFolder: `${dist}pages`,
    consoleFolder: `${dist}console`,
    hasMailbox: true,
    ...(keyToAct && { keyToAct }),
  })
  const browsers = { keepCookies: true }
  const answering = new Hono<AppEnv>().use(async (c, next) => {
    await next()
    if (!browsers.keepCookies) c.res.headers.delete('Set-Cookie')
  })
  answering.mount('/', server.app.fetch)
  // The portal's server would not trust a certificate that nobody has signed.
  const inside: typeof fetch = async (input, init) => answering.fetch(new Request(input, init))
  const portal = createHostPortal({
    farstu: createFarstu({
      api,
      portal: 'demo',
      secret: server.portalSecret,
      ...(isSecure && { fetch: inside }),
    }),
    api,
    portal: 'demo',
    origin: portalUrl,
    now: server.clock.now,
  })
  const farstuServer = await listen(answering, { port: farstuPort, host: 'localhost' })
  const portalServer = serve({ fetch: portal.fetch, port: portalPort, hostname: 'localhost' })

  return {
    server,
    api,
    portalUrl,
    /** From now on no browser keeps a cookie of Farstu's; those that it has stay. */
    refuseCookies() {
      browsers.keepCookies = false
    },
    async close() {
      await Promise.all(fronts.map((front) => front.close()))
      await stop(farstuServer, 0)
      await stop(portalServer, 0)
      await server.close()
    },
  }
}

export type Premises = Awaited<ReturnType<typeof openPremises>>
