/**
 * A portal's own session must not outlive Farstu's, nor show rights that have been taken away.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { STAND_IN_API } from '../../support/farstu-stand-in.ts'
import { createPortalUnderTest, type PortalUnderTest, type TestBrowser } from './support/portal.ts'

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

describe('a session that the element says is over', () => {
  const over = (session: string) => browser.tell('/en/session/over', { session })

  it('is watched on every page of whoever is signed in, and on no other', async () => {
    const element = `<farstu-session api="${STAND_IN_API}" portal="demo"`
    for (const path of ['/en/', '/en/sign-in', '/en/invitation'])
      expect(await (await browser.send(path)).text()).not.toContain('<farstu-session')
    await portal.signIn(browser)
    for (const path of ['/en/', '/sv/profile', '/en/profile/authenticator', '/en/nowhere']) {
      const page = await (await browser.send(path)).text()
      expect(page).toContain(element)
      expect(page).toContain(`src="${STAND_IN_API}/widgets/farstu.js"`)
      expect(page).toContain('src="/host.js"')
    }
  })

  it('is over here at once, and the start page says so', async () => {
    await portal.signIn(browser)
    const { next } = await (await over('session-1')).json()
    expect(next).toBe('/en/?news=ended')
    expect(browser.jar.has('portal-4100')).toBe(false)
    expect(portal.api.sessions.size).toBe(0)
    const page = await (await browser.send(next)).text()
    expect(page).toContain('Your session has ended.')
    expect(page).not.toContain('Astrid')
  })

  it('is over here even when Farstu does not answer', async () => {
    await portal.signIn(browser)
    portal.api.breakWith(() => new Response('', { status: 503 }))
    expect((await (await over('session-1')).json()).next).toBe('/en/?news=ended')
    expect(browser.jar.has('portal-4100')).toBe(false)
  })

  it('is not the one that was begun since in another tab', async () => {
    await portal.signIn(browser)
    await browser.signOut()
    await portal.signIn(browser, '/en/sign-in', { sid: 'session-2' })
    expect((await (await over('session-1')).json()).next).toBe('/en/')
    expect((await browser.send('/en/profile')).status).toBe(200)
  })

  it.each([
    [403, { origin: 'https://evil.example.org' }],
    [415, { 'content-type': 'text/plain' }],
  ])('is not believed from elsewhere (%i)', async (status, headers) => {
    await portal.signIn(browser)
    const body = { session: 'session-1' }
    const response = await browser.tell('/en/session/over', body, headers as Record<string, string>)
    expect(response.status).toBe(status)
    expect((await browser.send('/en/profile')).status).toBe(200)
  })
})
