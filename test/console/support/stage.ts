import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Problem } from '../../../api/contract/problem-wire.ts'
import { readPeople } from '../../../api/domain/invitations/reading/read-people.ts'
import { sharedBrowser } from '../../support/chromium.ts'
import { watchData } from '../../support/looks.ts'
import { once } from '../../support/once.ts'
import { PATIENCE } from '../../support/patience.ts'
import { createSparePage } from '../../support/spare-page.ts'
import { COLLEAGUES } from './colleagues.ts'
import { INVITATIONS, meView, NOW, OVERVIEW, PEOPLE, personView, UNITS } from './data.ts'
import { FOUND_ELSEWHERE } from './found-elsewhere.ts'
import { CORRECTION_ACT, WAITING_ACT } from './helpdesk.ts'
import { OWN_UNITS } from './own-units.ts'
import type { Call, Reply } from './played-api.ts'
import { startConsole } from './server.ts'
import { setupReply } from './setup.ts'

/** What the API says; undefined leaves it to the usual answer. */
export type Script = (call: Call) => Reply | undefined | Promise<Reply | undefined>

/** @param fields paths that were refused. */
export const problem = (code: Problem['code'], ...fields: readonly string[]): Problem => ({
  code,
  requestId: 'r-1',
  ...(fields.length > 0 && { fields }),
})

/** What a page goes through before it is opened. */
type Prepare = (page: Page) => unknown

const USUAL: BrowserContextOptions = { locale: 'en-GB', reducedMotion: 'reduce' }

const listOf = <Item>(items: readonly Item[]) => ({ items, next: null })

/** What a portal's pages list. */
const LISTS: Readonly<Record<string, object>> = {
  overview: OVERVIEW,
  invitations: listOf(INVITATIONS),
  people: listOf(PEOPLE),
  units: listOf(UNITS),
  'own-units': OWN_UNITS,
}

/** What the API usually answers. */
function usual(call: Call): object {
  const { path } = call
  const below = path.replace(/^console\/portals\/[^/]+\//, '')
  if (path === 'console/me') return meView()
  if (path === 'console/colleagues') return COLLEAGUES
  if (path === 'console/people') return FOUND_ELSEWHERE
  if (path === 'console/helpdesk/handed-over')
    return {
      items: [
        {
          ...CORRECTION_ACT,
          id: 'act-9',
          dueAt: null,
          portal: { id: 'other', name: 'Library statistics' },
          person: { id: 'p9', name: 'Alex Test' },
        },
      ],
    }
  if (path.startsWith('session/'))
    return { active: true, idleInSeconds: 900, endsInSeconds: 40_000 }
  const list = LISTS[below]
  if (list) return list
  if (below === 'invitations/read') return readPeople(String(call.body.text), [])
  if (below.endsWith('/correct/address-code')) return { reference: 'KLM', lastsMinutes: 10 }
  if (below.endsWith('/correct'))
    return { person: personView(), isWaiting: call.body.what === 'address', pass: null }
  if (below.startsWith('people/')) return personView()
  if (below === 'helpdesk')
    return {
      items: [WAITING_ACT, CORRECTION_ACT].map((act) => ({
        ...act,
        person: { id: 'p1', name: 'Kim Example' },
      })),
    }
  return setupReply(call) ?? problem('not_found')
}

/** What the list of a combobox stands on, as it is said aloud. */
export const activeOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    return id ? (document.getElementById(id)?.textContent ?? null) : null
  })

/** The page's clock starts at this time and runs. */
const setClock = (page: Page, now: number) =>
  page.addInitScript((start) => {
    const Real = Date
    const ahead = start - Real.now()
    globalThis.Date = new Proxy(Real, {
      construct: (_, given) =>
        given.length > 0 ? Reflect.construct(Real, given) : new Real(Real.now() + ahead),
      get: (_, name) => (name === 'now' ? () => Real.now() + ahead : Reflect.get(Real, name)),
    })
  }, now)

/** Ends what is shown and asked for: to load the page anew would take longer than most tests do. */
const takeOut = (page: Page): Promise<void> =>
  page.evaluate(() => {
    stop()
    document.querySelector('console-app')?.remove()
  })

/** Shows an address in a page that something was taken out of; false where there was nothing. */
const putIn = (page: Page, address: string): Promise<boolean> =>
  page.evaluate((path) => {
    if (!customElements.get('console-app')) return false
    history.pushState(null, '', path)
    document.title = 'Farstu'
    // Whoever presses Tab comes from the top.
    const top = document.createElement('span')
    top.tabIndex = -1
    document.body.prepend(top)
    top.focus()
    top.replaceWith(document.createElement('console-app'))
    scrollTo(0, 0)
    return true
  }, address)

/**
 * Starts the console before the tests of a file, and a browser; strangers and errors fail the test.
 *
 * @param domainAnswerAt the one address elsewhere that may be asked.
 */
export function useConsole(domainAnswerAt: () => string | null = () => null) {
  let house: Awaited<ReturnType<typeof startConsole>>
  let browser: Browser
  const calls: Call[] = []
  const wrongs: string[] = []
  let script: Script = () => undefined
  const spare = createSparePage(takeOut)

  beforeAll(async () => {
    house = await startConsole(domainAnswerAt, async (call) => {
      calls.push(call)
      return (await script(call)) ?? usual(call)
    })
    browser = await sharedBrowser()
  })
  afterEach(async () => {
    await spare.tidy(browser)
    script = () => undefined
    calls.length = 0
    expect(wrongs.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await spare.close()
    await house?.close()
  })

  const openIn = async (context: BrowserContext, path: string, prepare: Prepare = () => {}) => {
    const page = await pageIn(context)
    await prepare(page)
    await page.goto(`${house.url}/console/${path}`)
    return page
  }

  const pageIn = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    page.on('request', (request) => {
      const url = request.url()
      const isOurs = /^(data:|blob:)/.test(url) || url.startsWith(house.url)
      if (!isOurs && url !== domainAnswerAt()) wrongs.push(url)
    })
    page.on('pageerror', (error) => wrongs.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML/.test(message.text())) wrongs.push(message.text())
    })
    watchData(page)
    await setClock(page, NOW)
    return page
  }

  const openAnew = async (
    path: string,
    options: BrowserContextOptions,
    prepare?: Prepare,
  ): Promise<Page> => openIn(await browser.newContext({ ...USUAL, ...options }), path, prepare)

  /** The page that others had before, as new: of whoever brings nothing of their own. */
  const openSpare = async (path: string): Promise<Page> => {
    const make = async () => pageIn(await browser.newContext(USUAL))
    const page = await spare.take(make, { reducedMotion: 'reduce' })
    if (!(await putIn(page, `/console/${path}`))) await page.goto(`${house.url}/console/${path}`)
    return page
  }

  const open = async (
    path: string,
    options: BrowserContextOptions = {},
    prepare?: Prepare,
  ): Promise<Page> =>
    Object.keys(options).length > 0 || prepare ? openAnew(path, options, prepare) : openSpare(path)

  return {
    calls: calls as readonly Call[],
    play: (next: Script) => {
      script = next
    },
    /** Opens an address below `/console/`, in a page that something may be done to first. */
    open,
    /** The same in a browser of one's own. */
    openIn,
    /**
     * One page for tests that only look, which goes on to each address as the browser's "forward"
     * does: loading it anew would take longer than looking at it. Nothing may be left unsaved in it.
     */
    keepPage(options: BrowserContextOptions) {
      const opened = once(async () => {
        const page = await openAnew('', options)
        spare.keep(page)
        return page
      })
      return async (path: string): Promise<Page> => {
        const page = await opened()
        await page.evaluate(async (address) => {
          history.pushState(null, '', address)
          dispatchEvent(new PopStateEvent('popstate'))
          // By then, what the address before it showed is gone.
          await new Promise(requestAnimationFrame)
        }, `/console/${path}`)
        return page
      }
    },
  }
}
