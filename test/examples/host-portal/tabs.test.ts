/**
 * People have more than one page with an element open: two tabs, an invitation, a duplicate, a page
 * of yesterday. Each must come in, or join who is in already, and none may sign anybody out. What
 * must still be refused is what began in another browser.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import type { RedeemResponse } from '../../../widgets/server/index.ts'
import { redemptionOf } from '../../support/farstu-stand-in.ts'
import { TEST } from './support/figures.ts'
import {
  createPortalUnderTest,
  type PortalUnderTest,
  stateOn,
  type TestBrowser,
} from './support/portal.ts'

const BERTIL = { id: 'p2', firstName: 'Bertil', lastName: 'Exempel', email: 'bertil@example.org' }

let portal: PortalUnderTest
let browser: TestBrowser

/** Opens a page with an element in another tab; gives its state. */
const open = async (path = '/en/sign-in', who = browser) =>
  stateOn(await (await who.send(path)).text())

/** The element is done with a state: what its code brings, handed over; gives the page that follows. */
const finish = async (
  state: string,
  { who = browser, ...redemption }: Partial<RedeemResponse> & { who?: TestBrowser } = {},
): Promise<string> => {
  const code = `code-for-${state}-${redemption.sid ?? ''}`
  portal.api.codes.set(code, redemptionOf({ state, ...redemption }))
  // A sign-in in this browser takes the place of the session that it holds (`replaceSession`).
  if (redemption.sid) portal.api.sessions.clear()
  return (await (await who.handOver(code)).json()).next
}

const isSignedInAs = async (name: string, who = browser) => {
  portal.clock.now += 10_000
  const page = await who.send('/en/profile')
  expect(page.status).toBe(200)
  expect(await page.text()).toContain(`Signed in as ${name}`)
}

beforeEach(async () => {
  portal = await createPortalUnderTest()
  browser = portal.browser()
})

describe('of two tabs that stand open at sign-in', () => {
  it('both come in, each to the page that it was opened for, and nobody is signed out', async () => {
    const [first, second] = [await open('/en/sign-in?to=profile'), await open('/sv/sign-in')]
    expect(second).not.toBe(first)
    expect(await finish(first, { sid: 'session-1' })).toBe('/en/profile')
    expect(await finish(second, { sid: 'session-2' })).toBe('/sv/submission/9901/2027-spring-test')
    await isSignedInAs('Astrid Exempel')
    expect([...portal.api.sessions.keys()]).toEqual(['session-2'])
  })

  it('the second joins the session of the first', async () => {
    const [first, second] = [await open(), await open('/en/sign-in?to=profile')]
    await finish(first)
    const cookie = browser.jar.get('portal-4100')
    expect(await finish(second)).toBe('/en/profile')
    expect(browser.jar.get('portal-4100')).toBe(cookie)
    await isSignedInAs('Astrid Exempel')
  })

  it('one may be the tab of an invitation', async () => {
    const [signIn, invitation] = [await open(), await open('/en/invitation')]
    expect(await finish(invitation, { sid: 'session-1' })).toBe(TEST)
    expect(await finish(signIn, { sid: 'session-2' })).toBe(TEST)
    await isSignedInAs('Astrid Exempel')
  })

  it('the second may be of another person, who is in from then on', async () => {
    const [first, second] = [await open(), await open()]
    await finish(first, { sid: 'session-1' })
    portal.api.calls.length = 0
    expect(await finish(second, { sid: 'session-2', person: BERTIL })).toBe(TEST)
    await isSignedInAs('Bertil Exempel')
    const ended = portal.api.calls.filter(({ path }) => path === '/v1/sessions/end')
    expect(ended.map(({ body }) => body)).toEqual([{ sid: 'session-1' }])
  })

  it('both come in when they are finished at the same moment', async () => {
    const [first, second] = [await open(), await open()]
    await Promise.all([finish(first, { sid: 'session-1' }), finish(second, { sid: 'session-2' })])
    // The session that Farstu keeps is the newest.
    portal.api.sessions.set('session-2', redemptionOf({ sid: 'session-2' }))
    portal.api.sessions.set('session-1', redemptionOf({ sid: 'session-1' }))
    await isSignedInAs('Astrid Exempel')
    const used = await finish(first)
    expect(used).toBe('/en/sign-in?problem=used')
  })

  it('the first goes on with a request that was on its way when the second came in', async () => {
    const [first, second] = [await open(), await open()]
    await finish(first, { sid: 'session-1' })
    const earlier = browser.jar.get('portal-4100') ?? ''
    await finish(second, { sid: 'session-2' })
    const late = await portal.request('/en/profile', {
      headers: { cookie: `portal-4100=${earlier}` },
    })
    expect(late.headers.get('location')).toBe('/en/sign-in?to=profile')
    expect(late.headers.getSetCookie()).toEqual([])
    await isSignedInAs('Astrid Exempel')
  })
})

describe('pages opened at the same moment', () => {
  it('do not overwrite one another, as when a browser is restored', async () => {
    // Each request leaves before any answer has come.
    const pages = await Promise.all([1, 2, 3, 4, 5].map(() => open()))
    expect(new Set(pages).size).toBe(5)
    for (const [index, state] of pages.entries())
      expect(await finish(state, { sid: `session-${index}` })).toBe(TEST)
    await isSignedInAs('Astrid Exempel')
  })
})

describe('a page that was finished already', () => {
  it('signs nobody in, ends nothing, and leads to one that goes on by itself', async () => {
    const state = await open('/en/sign-in')
    await finish(state, { sid: 'session-1' })
    // Gone back to, in it another sign-in is made: Farstu’s session is another now.
    expect(await finish(state, { sid: 'session-2' })).toBe('/en/sign-in?problem=used')
    expect([...portal.api.sessions.keys()]).toEqual(['session-2'])
    const page = await (await browser.send('/en/sign-in?problem=used')).text()
    expect(page).toMatch(/<farstu-login [^>]* auto>/)
    expect(page).toContain('had been used already')
    expect(page).not.toContain('Signed in as')
    expect(await finish(stateOn(page), { sid: 'session-2' })).toBe(TEST)
    await isSignedInAs('Astrid Exempel')
  })

  it('joins the session that it has made', async () => {
    const state = await open('/en/sign-in')
    await finish(state)
    expect(await finish(state)).toBe(TEST)
    await isSignedInAs('Astrid Exempel')
  })

  it('does not go on by itself in a page that was opened afresh', async () => {
    for (const path of ['/en/sign-in', '/en/sign-in?problem=again', '/en/sign-in?problem=later'])
      expect(await (await browser.send(path)).text()).not.toMatch(/<farstu-login [^>]* auto>/)
  })

  it('was finished in this browser: in another it is as foreign as any', async () => {
    const other = portal.browser()
    const theirs = await open('/en/sign-in', other)
    await finish(theirs, { who: other, sid: 'session-1' })
    await open()
    expect(await finish(theirs, { sid: 'session-2' })).toBe('/en/sign-in?problem=again')
    expect(portal.api.sessions.has('session-2')).toBe(false)
  })
})

describe('a page that stands open', () => {
  it('since yesterday, or over a weekend, comes in', async () => {
    const state = await open()
    portal.clock.now += 3 * 86_400_000
    expect(await finish(state)).toBe(TEST)
  })

  it('for more than a week does not', async () => {
    const state = await open()
    portal.clock.now += 7 * 86_400_000
    expect(await finish(state)).toContain('problem=again')
  })

  it('comes in when nine others were opened since, and the eleventh gives the oldest up', async () => {
    const states = []
    for (let page = 0; page < 11; page++) states.push(await open())
    expect([...browser.jar.keys()]).toHaveLength(10)
    expect(await finish(states[1] ?? '')).toBe(TEST)
    await browser.signOut()
    expect(await finish(states[0] ?? '')).toBe('/en/sign-in?problem=again')
  })
})

describe('a code that was begun in another browser', () => {
  it.each([1, 10])('is refused with %i pages open, and its session ended', async (pages) => {
    const attacker = portal.browser()
    for (let page = 0; page < pages; page++) await open()
    const theirs = await open('/en/sign-in', attacker)
    expect(await finish(theirs)).toBe('/en/sign-in?problem=again')
    expect(browser.jar.has('portal-4100')).toBe(false)
    expect(portal.api.sessions.size).toBe(0)
  })

  it('signs nobody out who is in', async () => {
    await finish(await open(), { sid: 'session-1' })
    const theirs = await open('/en/sign-in', portal.browser())
    portal.api.codes.set(
      'stolen',
      redemptionOf({ state: theirs, sid: 'session-9', person: BERTIL }),
    )
    const back = await browser.send('/session/callback?farstu_code=stolen')
    expect(back.headers.get('location')).toContain('problem=again')
    expect(portal.api.sessions.has('session-9')).toBe(false)
    await isSignedInAs('Astrid Exempel')
  })
})
