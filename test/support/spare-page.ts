import type { Page } from 'playwright-core'

/** What the tests of a file use in turn. */
export interface SparePage {
  /** As new, for one test; null where there is none: somebody has it, or it cannot be made as new. */
  readonly take: () => Promise<Page | null>
  /** What was opened for lack of a spare one may be it from now on. */
  readonly offer: (page: Page) => void
  /** Whether it is looked after here: whoever closes what tests leave behind leaves it. */
  readonly holds: (page: Page) => boolean
  /** Every test is over that had it. */
  readonly giveBack: () => void
  readonly close: () => Promise<void>
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

/** Back to what a new page has; of its origin alone, for it has seen no other. */
async function sweep(page: Page): Promise<void> {
  for (const event of HEARD) page.removeAllListeners(event)
  await page.evaluate(() => {
    sessionStorage.clear()
    localStorage.clear()
  })
  await page.goto('about:blank')
  await Promise.all([page.unrouteAll({ behavior: 'ignoreErrors' }), page.context().clearCookies()])
}

/**
 * To make a context, its page and their processes takes the processor longer than most tests do: one page is kept, and
 * swept for the next test. One that has been at two origins, or has been changed for good, is closed instead.
 *
 * @param onTake what is done to it each time, such as routes.
 */
export function createSparePage(): SparePage {
  let spare: { readonly page: Page; readonly origins: Set<string>; isSpoilt: boolean } | null = null
  let isTaken = false
  const isUsable = (): boolean =>
    spare !== null && !spare.isSpoilt && !spare.page.isClosed() && spare.origins.size <= 1
  const close = async (): Promise<void> => {
    const closed = spare
    spare = null
    await closed?.page.context().close()
  }
  return {
    async take() {
      if (isTaken || !spare) return null
      if (!isUsable()) {
        await close()
        return null
      }
      isTaken = true
      await sweep(spare.page)
      return spare.page
    },
    offer(page) {
      if (spare) return
      const made = { page, origins: new Set<string>(), isSpoilt: false }
      spare = made
      isTaken = true
      watchForTraces(page, () => {
        made.isSpoilt = true
      })
      page.on('framenavigated', (frame) => {
        const { protocol, origin } = new URL(frame.url())
        if (protocol.startsWith('http')) made.origins.add(origin)
      })
    },
    holds: (page) => spare?.page === page,
    giveBack: () => {
      isTaken = false
    },
    close,
  }
}
