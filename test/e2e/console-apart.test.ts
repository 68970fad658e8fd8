/** What is kept apart: portals from each other, and the console from the pages of portals. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../console/words/chosen-language.ts'
import { addOtherPortal } from '../support/api/servers/servers.ts'
import { openConsole } from '../support/e2e/beginnings.ts'
import { ownerOf } from '../support/e2e/console.ts'
import { useHouse } from '../support/e2e/stage.ts'

const stage = useHouse()

/** Asks as a script of the page would, with whatever cookies the browser sends. */
const asked = ({ address, headers }: { address: string; headers: Record<string, string> }) =>
  fetch(address, { credentials: 'include', headers }).then(
    ({ status }) => status,
    () => 'kept from the page',
  )

interface Passed {
  readonly method: string
  readonly hasCookie: boolean
  readonly status: number | undefined
}

/** What passes on the wire to an address, also where the page is told nothing of it. */
async function wireOf(page: Page, address: string): Promise<() => readonly Passed[]> {
  const methods = new Map<string, string>()
  const cookies = new Map<string, boolean>()
  const statuses = new Map<string, number>()
  const network = await page.context().newCDPSession(page)
  network.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url === address) methods.set(requestId, request.method)
  })
  network.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    cookies.set(requestId, 'Cookie' in headers)
  })
  network.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
    statuses.set(requestId, statusCode)
  })
  await network.send('Network.enable')
  return () =>
    [...methods].map(([id, method]) => ({
      method,
      hasCookie: cookies.get(id) ?? false,
      status: statuses.get(id),
    }))
}

/** What the console itself sends; a page elsewhere must ask for leave to send it. */
const OURS = { 'X-Farstu-Client': '1' }

describe('an administrator of one portal', () => {
  it('sees nothing of another, neither in the chooser nor by its address', {
    timeout: 90_000,
  }, async () => {
    const { house } = stage
    const words = await wordsIn('en')
    await addOtherPortal(house.server)
    const owner = await openConsole(house, { language: 'en' })
    expect(await owner.getByLabel(words.portal).locator('option').count()).toBe(2)
    const administratorOf = (portalId: string) =>
      openConsole(house, {
        language: 'en',
        role: 'administrator',
        portalId,
        address: `${portalId}@example.org`,
      })
    const ours = await administratorOf('demo')
    const theirs = await administratorOf('other')
    for (const [page, foreign] of [
      [ours, 'other'],
      [theirs, 'demo'],
    ] as const) {
      expect(await page.getByRole('combobox', { name: words.portal }).count()).toBe(0)
      for (const room of ['overview', 'people', 'setup', 'setup/secrets']) {
        await page.goto(`${house.api}/console/${foreign}/${room}`)
        await page.getByRole('heading', { name: words.noRoom }).waitFor()
      }
      expect(
        await page.evaluate(asked, {
          address: `${house.api}/v1/console/portals/${foreign}/people`,
          headers: OURS,
        }),
      ).toBe(404)
    }
  })
})

describe('a script in the page of a listed portal, in the browser of an administrator', () => {
  it('is refused by the console, and reads nothing', { timeout: 60_000 }, async () => {
    const { house } = stage
    const page = await ownerOf(house, 'en')
    const address = `${house.api}/v1/console/me`
    expect(await page.evaluate(asked, { address, headers: OURS })).toBe(200)
    await page.goto(house.portalUrl)
    const wire = await wireOf(page, address)
    expect(await page.evaluate(asked, { address, headers: {} })).toBe('kept from the page')
    expect(await page.evaluate(asked, { address, headers: OURS })).toBe('kept from the page')
    // The browser sends the administrator's cookie along, strict as it is: the sites are one.
    expect(wire()).toContainEqual({ method: 'GET', hasCookie: true, status: 403 })
    // With our header it asks for leave first, is given none, and is never sent.
    const gets = wire().filter(({ method }) => method === 'GET')
    expect(gets.map(({ status }) => status)).toEqual([403, undefined])
  })
})
