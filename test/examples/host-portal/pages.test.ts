/**
 * What every page of the example carries, in which language it speaks, and what its calendar says.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { STAND_IN_API } from '../../support/farstu-stand-in.ts'
import { createPortalUnderTest, type PortalUnderTest, type TestBrowser } from './support/portal.ts'

/** Script or style that stands in the page itself. */
const INLINE = /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/

let portal: PortalUnderTest
let browser: TestBrowser

beforeEach(async () => {
  portal = await createPortalUnderTest()
  browser = portal.browser()
})

describe('every answer', () => {
  it.each(['/en/', '/invitation', '/sv/nowhere', '/host.js'])('%s is guarded', async (path) => {
    const { headers } = await portal.request(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`script-src 'self' ${STAND_IN_API};`)
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  it.each(['/en/', '/sv/sign-in', '/invitation'])('%s has nothing inline', async (path) => {
    const page = await (await portal.request(path)).text()
    expect(page).not.toMatch(INLINE)
  })

  it.each([
    '/en/',
    '/sv/profile',
    '/en/profile/authenticator',
    '/en/profile/mailbox/9901',
    '/sv/submission',
    '/en/submission/9901/2027-spring-test',
    '/en/deferral',
  ])('%s has nothing inline for whoever is signed in', async (path) => {
    await portal.signIn(browser)
    await browser.submit('/en/profile/mailbox/9901', { address: 'figures@example.org' })
    const page = await (await browser.send(path)).text()
    expect(page).toContain('</html>')
    expect(page).not.toMatch(INLINE)
  })
})

describe('the profile', () => {
  it('tells roles in words, and their ends as the day where they are its end', async () => {
    const at = (role: string, until: string) =>
      ({ unit: null, unitExternalId: null, role, until }) as const
    const memberships = [
      at('reporter', '2027-06-30T21:59:59.999Z'),
      at('handed-over', '2027-06-30T22:00:00Z'),
      at('constructor', '2027-07-01T10:00:00Z'),
    ]
    await portal.signIn(browser, '/en/sign-in', { memberships, sid: 'session-2' })
    const page = await (await browser.send('/en/profile')).text()
    expect(page).toContain('Reporter, through 30 June 2027')
    expect(page).toContain('handed over, through 30 June 2027')
    expect(page).toContain('constructor, until 1 July 2027 at 12:00')
  })
})

describe('the invitation page', () => {
  it('is shown where the mail leads, without a redirect', async () => {
    const response = await portal.request('/invitation')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<farstu-invitation')
  })

  it.each([
    '/invitation/',
    '/invitation.',
    '/INVITATION',
    '/en//invitation',
    '/fi/invitation',
    '/invitation%23farstu-invitation%3DdGhlLXRva2Vu',
    '/invitation/%23farstu-invitation=dGhlLXRva2Vu',
    '/sv/invitation%2523farstu-invitation%253DdGhlLXRva2Vu',
    '/invitation?farstu-invitation=dGhlLXRva2Vu&utm_source=mail',
  ])('is shown at %s, where a mail gateway has led', async (path) => {
    const response = await portal.request(path)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(page).toContain('<farstu-invitation')
    expect(page).not.toContain('dGhlLXRva2Vu')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const hasToken = path.includes('dGhlLXRva2Vu')
    expect(response.headers.get('referrer-policy')).toBe(hasToken ? 'no-referrer' : 'same-origin')
  })

  it.each(['/invitations', '/invitation-letters', '/xx/invitation'])(
    'is not shown at %s, which is another page',
    async (path) => expect((await portal.request(path)).status).toBe(404),
  )

  it.each([
    ['en-GB,en;q=0.9', 'en'],
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['fi-FI,fi;q=0.9', 'fi'],
    ['fil-PH,de;q=0.5', 'sv'],
    ['de', 'sv'],
    ['', 'sv'],
  ])('speaks the language of the browser: %s is %s', async (accepted, language) => {
    const headers = { 'accept-language': accepted }
    const response = await portal.request('/invitation', { headers })
    expect(await response.text()).toContain(`<html lang="${language}">`)
    expect(response.headers.get('vary')).toContain('Accept-Language')
  })
})

describe('the page for another authenticator app', () => {
  it.each([
    ['en', 'Add another authenticator app'],
    ['sv', 'Lägg till ytterligare en autentiseringsapp'],
  ])('is led to from the profile and leads back (%s)', async (language, title) => {
    await portal.signIn(browser)
    const path = `/${language}/profile/authenticator`
    const profile = await (await browser.send(`/${language}/profile`)).text()
    expect(profile).toContain(`<a href="${path}">${title}</a>`)
    const page = await (await browser.send(path)).text()
    expect(page).toContain(`<farstu-authenticator api="${STAND_IN_API}" portal="demo">`)
    expect(page).toContain(`<h1>${title}</h1>`)
    expect(page).toContain(`<a href="/${language}/profile">`)
  })

  it('is for whoever is signed in', async () => {
    const response = await browser.send('/en/profile/authenticator')
    expect(response.headers.get('location')).toBe('/en/sign-in?to=profile')
  })

  it('of a session that has ended leads to the start page', async () => {
    await portal.signIn(browser)
    portal.api.sessions.clear()
    portal.clock.now += 10_000
    const response = await browser.send('/en/profile/authenticator')
    expect(response.headers.get('location')).toBe('/en/?news=ended')
  })
})

describe('the own account', () => {
  it('is led to from every page of whoever is signed in, on the page that Farstu has of it', async () => {
    expect(await (await browser.send('/en/')).text()).not.toContain('/account?')
    await portal.signIn(browser)
    for (const path of ['/en/', '/en/profile', '/sv/submission'])
      expect(await (await browser.send(path)).text()).toContain(
        `href="${STAND_IN_API}/p/demo/account?lang=${path.slice(1, 3)}"`,
      )
  })
})

describe('the calendar', () => {
  const startPageAt = async (instant: string) => {
    portal.clock.now = Date.parse(instant)
    return (await portal.request('/en/')).text()
  }

  it('says in a test period that what is sent in is erased', async () => {
    const page = await startPageAt('2026-11-21T12:00:00Z')
    expect(page).toContain('Test period through 14 March 2027')
    expect(page).toContain('<span>Submission</span> <small>can be tried</small>')
    expect(page).toContain('<span>Deferral</span> <small>can be tried</small>')
    expect(page).toContain('Autumn 2027')
  })

  it('knows the local day: collecting begins at midnight in Stockholm', async () => {
    expect(await startPageAt('2027-03-14T22:59:59Z')).toContain('Test period through')
    const page = await startPageAt('2027-03-14T23:00:00Z')
    expect(page).not.toContain('Test period through')
    expect(page).toContain('open through 30 April 2027')
  })

  it('goes over to the next round after the deadline', async () => {
    expect(await startPageAt('2027-04-30T21:59:59Z')).toContain('open through 30 April 2027')
    expect(await startPageAt('2027-04-30T22:00:00Z')).toContain(
      'Test period through 14 September 2027',
    )
  })

  it('says when deferral opens, and links it from that day', async () => {
    const link = '<a href="/en/deferral">'
    const before = await startPageAt('2027-03-31T21:59:59Z')
    expect(before).toContain('opens on 1 April 2027')
    expect(before).not.toContain(link)
    expect(await startPageAt('2027-03-31T22:00:00Z')).toContain(link)
  })

  it('gives days as data too', async () => {
    const page = await startPageAt('2026-11-21T12:00:00Z')
    expect(page).toContain('<time datetime="2027-04-30">30 April 2027</time>')
    expect(page).toContain('<time datetime="2027-10-31">31 October 2027</time>')
  })

  it('forgets sessions that were left behind for a day', async () => {
    await portal.signIn(browser)
    portal.clock.now += 25 * 60 * 60_000
    await portal.signIn(portal.browser())
    portal.api.calls.length = 0
    await browser.send('/en/profile')
    expect(portal.api.calls).toEqual([])
  })
})
