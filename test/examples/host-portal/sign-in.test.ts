/**
 * The example is copied by people who build portals, so its mistakes would be theirs: signing a
 * visitor in as somebody else, following an address from outside, acting for a page elsewhere.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { STAND_IN_API } from '../../support/farstu-stand-in.ts'
import { TEST } from './support/figures.ts'
import {
  createPortalUnderTest,
  type PortalUnderTest,
  stateOn,
  type TestBrowser,
} from './support/portal.ts'

let portal: PortalUnderTest
let browser: TestBrowser

beforeEach(async () => {
  portal = await createPortalUnderTest()
  browser = portal.browser()
})

describe('signing in', () => {
  it('opens the page that was asked for', async () => {
    const asked = await browser.send('/en/profile')
    expect(asked.headers.get('location')).toBe('/en/sign-in?to=profile')
    expect(await portal.signIn(browser, '/en/sign-in?to=profile')).toBe('/en/profile')
    const profile = await (await browser.send('/en/profile')).text()
    expect(profile).toContain('Astrid Exempel')
    expect(profile).toContain('Example Municipality')
    expect(profile).toContain('hand in and correct figures')
  })

  it('works through the hosted page as well', async () => {
    const page = await portal.reachCode(browser, '/sv/invitation')
    expect(page).toContain(`${STAND_IN_API}/p/demo/invitation?state=${stateOn(page)}`)
    const back = await browser.send('/session/callback?farstu_code=code-1&farstu_state=whatever')
    expect([back.status, back.headers.get('location')]).toEqual([303, TEST.replace('en', 'sv')])
  })

  it('is bound by a cookie that scripts cannot read and other sites cannot send', async () => {
    const [line] = (await browser.send('/en/sign-in')).headers.getSetCookie()
    expect(line).toMatch(
      /^portal-before-4100-[\w-]{32}=[\w.-]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  it('gives a session cookie that scripts cannot read and other sites cannot send', async () => {
    await portal.reachCode(browser)
    const cookies = (await browser.handOver('code-1')).headers.getSetCookie()
    expect(cookies.join('\n')).toMatch(
      /portal-4100=[A-Za-z0-9_-]{32}; Path=\/; HttpOnly; SameSite=Lax/,
    )
  })

  it('changes the cookie, so that one planted before is worth nothing', async () => {
    browser.jar.set('portal-4100', 'planted')
    await portal.signIn(browser)
    expect(browser.jar.get('portal-4100')).not.toBe('planted')
  })

  it('uses a fresh state the next time', async () => {
    const first = stateOn(await portal.reachCode(browser))
    await browser.handOver('code-1')
    await browser.signOut()
    expect(stateOn(await portal.reachCode(browser))).not.toBe(first)
  })
})

describe('a code', () => {
  it('of another browser signs nobody in, and its session is ended', async () => {
    const attacker = portal.browser()
    const victim = portal.browser()
    await victim.send('/en/sign-in')
    await portal.reachCode(attacker)
    const { next } = await (await victim.handOver('code-1')).json()
    expect(next).toBe('/en/sign-in?problem=again')
    expect(victim.jar.has('portal-4100')).toBe(false)
    expect(portal.api.sessions.size).toBe(0)
  })

  it('brought by a link signs nobody in either', async () => {
    await portal.reachCode(portal.browser())
    const victim = portal.browser()
    const response = await victim.send('/session/callback?farstu_code=code-1')
    expect(response.headers.get('location')).toBe('/sv/sign-in?problem=again')
    expect(victim.jar.has('portal-4100')).toBe(false)
  })

  it('is refused the second time', async () => {
    await portal.signIn(browser)
    const { next } = await (await browser.handOver('code-1')).json()
    expect(next).toBe('/en/sign-in?problem=again')
  })

  it('is asked for again later when Farstu does not answer', async () => {
    await portal.reachCode(browser)
    portal.api.breakWith(() => new Response('', { status: 503 }))
    const { next } = await (await browser.handOver('code-1')).json()
    expect(next).toBe('/en/sign-in?problem=later')
  })

  it.each([null, 7, '', {}, ['code-1']])('%j is refused without asking Farstu', async (code) => {
    await browser.send('/en/sign-in')
    expect((await (await browser.handOver(code)).json()).next).toBe('/en/sign-in?problem=again')
    expect(portal.api.calls).toEqual([])
  })

  it('with a tampered pre-session is refused', async () => {
    const state = stateOn(await portal.reachCode(browser))
    const name = `portal-before-4100-${state}`
    const cookie = browser.jar.get(name) ?? ''
    browser.jar.set(name, `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`)
    const { next } = await (await browser.handOver('code-1')).json()
    expect(next).toBe('/sv/sign-in?problem=again')
  })

  it('with a pre-session that was made for another state is refused', async () => {
    const mine = stateOn(await (await browser.send('/en/sign-in')).text())
    const attacker = portal.browser()
    const theirs = stateOn(await portal.reachCode(attacker))
    const cookie = browser.jar.get(`portal-before-4100-${mine}`) ?? ''
    browser.jar.set(`portal-before-4100-${theirs}`, cookie)
    const { next } = await (await browser.handOver('code-1')).json()
    expect(next).toBe('/en/sign-in?problem=again')
  })
})

describe('an address from outside', () => {
  it.each([
    '/en/sign-in?to=https://evil.example.org',
    '/en/sign-in?to=//evil.example.org',
    '/en/sign-in?to=profile%2F..%2F..%2Fevil',
    '/en/sign-in?to=constructor',
    '/en/sign-in?next=https://evil.example.org',
  ])('in %s is not followed', async (path) => {
    expect(await portal.signIn(portal.browser(), path)).toBe(TEST)
  })

  it.each([
    '//evil.example.org',
    '/%2F/evil.example.org',
    '/sv//evil.example.org',
    '/\\evil.example.org',
  ])('as the path %s leads nowhere', async (path) => {
    const response = await portal.request(path)
    expect(response.headers.get('location')).toBeNull()
    expect(await response.text()).not.toContain('href="//')
  })

  it('is written to a page only as text', async () => {
    const text = await (await portal.request('/en/%22%3E%3Cscript%3E')).text()
    expect(text).not.toContain('"><script>')
  })
})

describe('a request from another page', () => {
  it.each([
    ['another site', { origin: 'https://evil.example.org' }],
    ['another port', { origin: 'http://localhost:4000' }],
    ['a sandbox', { origin: 'null' }],
    ['our origin, says the header alone', { 'sec-fetch-site': 'same-site' }],
  ])('of %s signs nobody in', async (_, headers) => {
    await portal.reachCode(browser)
    expect((await browser.handOver('code-1', headers as Record<string, string>)).status).toBe(403)
    expect(portal.api.calls).toEqual([])
  })

  it('without an origin is refused', async () => {
    await portal.signIn(browser)
    expect((await browser.signOut({})).status).toBe(403)
    expect((await browser.send('/en/profile')).status).toBe(200)
  })

  it('as a form is not taken for JSON', async () => {
    const headers = { 'content-type': 'text/plain' }
    expect((await portal.browser().handOver('code-1', headers)).status).toBe(415)
  })

  it('with too long a body is refused', async () => {
    expect((await portal.browser().handOver('x'.repeat(5000))).status).toBe(413)
  })
})
