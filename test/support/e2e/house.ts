import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { listen, stop } from '../../../api/boot/server.ts'
import type { AppEnv } from '../../../api/http/app-env.ts'
import { createHostPortal } from '../../../examples/host-portal/app.ts'
import { createFarstu } from '../../../widgets/server/index.ts'
import { createTestServer } from '../api/test-server.ts'
import { PATIENCE, sharedBrowser } from '../chromium.ts'
import { freePort } from '../free-port.ts'
import { isPseudo } from '../looks.ts'
import { once } from '../once.ts'
import { scratch } from '../scratch.ts'
import { bundleWidgets } from '../widgets-bundle.ts'

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url))

/** The widgets as they are built; in the pseudo-locale those that were bundled for it. */
const widgetsFolder = once(async (): Promise<string> => {
  if (!isPseudo) return `${dist}widgets`
  const folder = mkdtempSync(join(scratch, 'farstu-widgets-'))
  for (const [name, contents] of await bundleWidgets()) writeFileSync(join(folder, name), contents)
  return folder
})

/**
 * The whole house on free ports: Farstu with its built widgets and mailbox, the example portal
 * beside it, and a browser. Only the clock is ours.
 *
 * @param policy of the portal; default: the usual one.
 * @param portal laid over the portal "demo" before it is added.
 */
export async function openHouse(
  policy: Readonly<Record<string, unknown>> = {},
  portal: Readonly<Record<string, unknown>> = {},
) {
  const [farstuPort, portalPort] = [await freePort(), await freePort()]
  const api = `http://localhost:${farstuPort}`
  const portalUrl = `http://localhost:${portalPort}`
  const server = await createTestServer({
    publicUrl: api,
    portalUrl,
    portal: { ...portal, returnUrls: [`${portalUrl}/session/callback`], policy },
    widgetsFolder: await widgetsFolder(),
    pagesFolder: `${dist}pages`,
    consoleFolder: `${dist}console`,
    hasMailbox: true,
  })
  const host = createHostPortal({
    farstu: createFarstu({ api, portal: 'demo', secret: server.portalSecret }),
    api,
    portal: 'demo',
    origin: portalUrl,
    now: server.clock.now,
  })
  const browsers = { keepCookies: true }
  const answering = new Hono<AppEnv>().use(async (c, next) => {
    await next()
    if (!browsers.keepCookies) c.res.headers.delete('Set-Cookie')
  })
  answering.mount('/', server.app.fetch)
  const farstuServer = await listen(answering, { port: farstuPort, host: 'localhost' })
  const portalServer = serve({ fetch: host.fetch, port: portalPort, hostname: 'localhost' })
  const browser = await sharedBrowser()
  const strangers: string[] = []
  const contexts: BrowserContext[] = []

  return {
    server,
    api,
    portalUrl,
    /** Requests that went to neither of the two: there must be none. */
    strangers: strangers as readonly string[],
    /** From now on no browser keeps a cookie of Farstu's; those that it has stay. */
    refuseCookies() {
      browsers.keepCookies = false
    },
    /** A page in a browser of its own: cookies and storage are shared with no other. */
    async visit(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
      contexts.push(context)
      context.setDefaultTimeout(PATIENCE)
      context.on('request', (request) => {
        const isOurs = [api, portalUrl, 'data:'].some((start) => request.url().startsWith(start))
        if (!isOurs) strangers.push(request.url())
      })
      return context.newPage()
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await stop(farstuServer, 0)
      await stop(portalServer, 0)
      await server.close()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>
