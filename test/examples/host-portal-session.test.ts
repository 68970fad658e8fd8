/**
 * A portal's own session must not outlive Farstu's, nor show rights that have been taken away.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createPortalUnderTest,
  type PortalUnderTest,
  type TestBrowser,
} from '../support/host-portal.ts'

let portal: PortalUnderTest
let browser: TestBrowser

beforeEach(async () => {
  portal = await createPortalUnderTest()
  browser = portal.browser()
})

describe('a session', () => {
  it('that was ended elsewhere is noticed within ten seconds', async () => {
    await portal.signIn(browser)
    portal.api.sessions.clear()
    portal.clock.now += 10_000
    const response = await browser.send('/en/profile')
    expect(response.headers.get('location')).toBe('/en/?news=ended')
    expect(browser.jar.has('portal-4100')).toBe(false)
  })

  it('is asked about once in a while, not at every request', async () => {
    await portal.signIn(browser)
    portal.api.calls.length = 0
    for (let page = 0; page < 3; page++) await browser.send('/en/profile')
    portal.clock.now += 10_000
    await browser.send('/en/profile')
    expect(portal.api.calls.map(({ path }) => path)).toEqual(['/v1/sessions/check'])
  })

  it('shows the roles that are held now', async () => {
    await portal.signIn(browser)
    const session = portal.api.sessions.get('session-1')
    if (session) portal.api.sessions.set('session-1', { ...session, memberships: [] })
    portal.clock.now += 10_000
    const page = await (await browser.send('/en/profile')).text()
    expect(page).toContain('You have no role in any unit.')
  })

  it('that cannot be checked shows nothing of the person', async () => {
    await portal.signIn(browser)
    portal.clock.now += 10_000
    portal.api.breakWith(() => new Response('', { status: 503 }))
    const response = await browser.send('/en/profile')
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('Astrid')
  })

  it('ends here and at Farstu on signing out', async () => {
    await portal.signIn(browser)
    expect((await browser.signOut()).headers.get('location')).toBe('/en/?news=signed-out')
    expect(portal.api.sessions.size).toBe(0)
    expect((await browser.send('/en/profile')).headers.get('location')).toContain('/en/sign-in')
  })

  it('ends here even when Farstu does not answer', async () => {
    await portal.signIn(browser)
    portal.api.breakWith(() => new Response('', { status: 503 }))
    const response = await browser.signOut()
    expect(response.headers.get('location')).toBe('/en/?news=signed-out-partly')
    portal.api.breakWith(null)
    expect((await browser.send('/en/profile')).headers.get('location')).toContain('/en/sign-in')
  })
})
