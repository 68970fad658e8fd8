import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { sharedBrowser } from '../chromium.ts'
import { PATIENCE } from '../patience.ts'
import { openPremises, type PremisesOptions } from './premises.ts'

/**
 * The whole house: Farstu, the example portal, and Chromium.
 *
 * @param policy of the portal; default: the usual one.
 * @param portal laid over the portal "demo" before it is added.
 * @param ours what the console asks of those who act in it.
 */
export async function openHouse(
  policy: Readonly<Record<string, unknown>> = {},
  portal: Readonly<Record<string, unknown>> = {},
  ours: Pick<PremisesOptions, 'keyToAct'> = {},
) {
  const premises = await openPremises({ policy, portal, ...ours })
  const { api, portalUrl } = premises
  const browser = await sharedBrowser()
  const strangers: string[] = []
  const contexts: BrowserContext[] = []

  return {
    ...premises,
    /** Requests that went to neither of the two: there must be none. */
    strangers: strangers as readonly string[],
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
      await premises.close()
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>
