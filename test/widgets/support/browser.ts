import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { sharedBrowser } from '../../support/chromium.ts'
import { watchData } from '../../support/looks.ts'
import { PATIENCE } from '../../support/patience.ts'
import { createSparePage } from '../../support/spare-page.ts'
import { type Bundle, bundled } from '../../support/widgets-bundle.ts'
import { type StandIn, startStandIn } from './stand-in.ts'

export interface Stage {
  /** The host's site and the API; new for each test file. */
  readonly standIn: StandIn
  readonly browser: Browser
  /** A page that no other test has meanwhile, as new; requests to strangers fail the test that made them. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>
  /** The same, for all tests of the file: it outlives the one that opened it. */
  readonly keep: (options?: BrowserContextOptions) => Promise<Page>
  readonly element: (attributes?: string, inner?: string) => string
}

const script = (api: string): string =>
  `<script type="module" src="${api}/widgets/farstu.js"></script>`

/** A whole page around some markup, with the drop-in script at its end. */
export const pageOf = (api: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
<body><main><h1>Host</h1>${body}</main>${script(api)}</body></html>`

/** Starts the stage before the tests of a file and clears it after them. */
export function useStage(bundle: () => Promise<Bundle> = bundled): Stage {
  let standIn: StandIn
  let browser: Browser
  const strangers: string[] = []
  const spare = createSparePage()

  beforeAll(async () => {
    standIn = await startStandIn(bundle)
    browser = await sharedBrowser()
  })
  afterEach(async () => {
    await spare.tidy(browser)
    expect(strangers.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await spare.close()
    await standIn?.close()
  })

  const isOurs = (url: string): boolean =>
    url.startsWith(`${standIn.api}/`) ||
    url.startsWith(`${standIn.host}/`) ||
    url.startsWith('data:')

  const openAnew = async (options?: BrowserContextOptions): Promise<Page> => {
    const page = await browser.newPage(options)
    page.setDefaultTimeout(PATIENCE)
    watchData(page, 'Host')
    page.on('request', (request) => {
      if (!isOurs(request.url())) strangers.push(request.url())
    })
    return page
  }

  /** A visitor like most has the page that others had before; whoever asks for more has one made. */
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const { reducedMotion, ...more } = options
    return Object.keys(more).length > 0
      ? openAnew(options)
      : spare.take(openAnew, { reducedMotion: reducedMotion ?? null })
  }

  return {
    get standIn() {
      return standIn
    },
    get browser() {
      return browser
    },
    open,
    keep: async (options) => {
      const page = await openAnew(options)
      spare.keep(page)
      return page
    },
    element: (attributes = '', inner = '<a href="/hosted">Sign in</a>') =>
      `<farstu-login api="${standIn.api}" portal="example" ${attributes}>${inner}</farstu-login>`,
  }
}
