import type { Browser, BrowserContext, Page } from 'playwright-core'

/** What the tests of a file use in turn. */
export interface SparePage {
  /** A page as new, for one test: the one that others had before, or else what `make` makes. */
  readonly take: (make: () => Promise<Page>, look?: Look) => Promise<Page>
  /** It outlives the test that opened it. */
  readonly keep: (page: Page) => void
  /** After a test: closes what it has left, and has the page back. */
  readonly tidy: (browser: Browser) => Promise<void>
  /** After the last: closes what was kept, too. */
  readonly close: () => Promise<void>
}

interface Look {
  readonly reducedMotion?: 'reduce' | 'no-preference' | null
}

/** What nobody can take back from a page: what it was told to begin with, a clock, a protocol's session. */
function watchForTraces(page: Page, spoil: () => void): void {
  const spoiling = <Owner extends object>(
    owner: Owner,
    ...names: readonly (keyof Owner)[]
  ): void => {
    for (const name of names) {
      const does = owner[name] as (...given: unknown[]) => unknown
      const spoils = (...given: unknown[]) => {
        spoil()
        return does.apply(owner, given)
      }
      Object.assign(owner, { [name]: spoils })
    }
  }
  spoiling(page, 'addInitScript', 'exposeFunction', 'exposeBinding')
  spoiling(page.clock, 'install', 'setFixedTime', 'setSystemTime')
  spoiling(page.context(), 'addInitScript', 'newCDPSession', 'route', 'newPage')
  spoiling(page.context(), 'setOffline', 'grantPermissions', 'setExtraHTTPHeaders')
  spoiling(page, 'setExtraHTTPHeaders')
}

const HEARD = [
  'dialog',
  'download',
  'filechooser',
  'popup',
  'requestfailed',
  'requestfinished',
  'response',
] as const

/** Nothing goes on, and nothing is there that could keep something as it goes. */
const clear = (page: Page): Promise<void> =>
  page.evaluate(() => {
    stop()
    document.body.replaceChildren()
    // Another address, so that the next one loads a page, whatever it is.
    history.replaceState(null, '', '/swept')
  })

/** Back to what a new page has; of its origin alone, for it has seen no other. */
async function sweep(page: Page, empty: (page: Page) => Promise<unknown>): Promise<void> {
  for (const event of HEARD) page.removeAllListeners(event)
  await page.evaluate(() => {
    sessionStorage.clear()
    localStorage.clear()
  })
  await empty(page)
  await Promise.all([page.unrouteAll({ behavior: 'ignoreErrors' }), page.context().clearCookies()])
}

/** As wide, and in such colours, as whatever a test looks at first. */
async function showUsually(page: Page, { reducedMotion = null }: Look): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.emulateMedia({
    ...{ media: null, colorScheme: null, forcedColors: null, contrast: null },
    reducedMotion,
  })
}

/**
 * To make a context, its page and their processes takes the processor longer than most tests do: one page is kept, and
 * swept for the next test. One that has been at two origins, or has been changed for good, is closed instead.
 *
 * @param empty takes out of the page what the test before has left; default: all that it shows.
 */
export function createSparePage(empty: (page: Page) => Promise<unknown> = clear): SparePage {
  const kept = new Set<BrowserContext>()
  let spare: { readonly page: Page; readonly origins: Set<string>; isSpoilt: boolean } | null = null
  let isTaken = false
  const isUsable = (): boolean =>
    spare !== null && !spare.isSpoilt && !spare.page.isClosed() && spare.origins.size <= 1
  const drop = async (): Promise<void> => {
    const dropped = spare
    spare = null
    await dropped?.page.context().close()
  }
  const adopt = (page: Page): void => {
    const made = { page, origins: new Set<string>(), isSpoilt: false }
    spare = made
    watchForTraces(page, () => {
      made.isSpoilt = true
    })
    page.on('framenavigated', (frame) => {
      const { protocol, origin } = new URL(frame.url())
      if (protocol.startsWith('http')) made.origins.add(origin)
    })
  }
  const again = async (): Promise<Page | null> => {
    if (!isUsable()) await drop()
    if (spare) await sweep(spare.page, empty)
    return spare?.page ?? null
  }
  return {
    async take(make, look = {}) {
      const found = isTaken ? null : await again()
      const page = found ?? (await make())
      if (!spare) adopt(page)
      isTaken = true
      await showUsually(page, look)
      return page
    },
    keep: (page) => void kept.add(page.context()),
    async tidy(browser) {
      const own = spare?.page.context()
      const left = browser.contexts().filter((one) => one !== own && !kept.has(one))
      await Promise.all(left.map((context) => context.close()))
      isTaken = false
    },
    async close() {
      await drop()
      await Promise.all([...kept].map((context) => context.close()))
    },
  }
}
