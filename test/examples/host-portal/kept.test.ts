/**
 * Somebody types a reason, is called away, and presses the button when their session has ended. What
 * they typed must be there after they have signed in again, and must not be shown to, or sent as,
 * whoever else signs in in that browser.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { DAYS, REAL, reporterAt, textOf } from './support/figures.ts'
import { BERTIL, HERE, REASON, SHOWN, type Typing, typingIn } from './support/kept.ts'
import { PORTAL_ORIGIN, type PortalUnderTest, type TestBrowser } from './support/portal.ts'

let portal: PortalUnderTest
let browser: TestBrowser
let typing: Typing

const reason = (fields: Record<string, string> = {}) =>
  typing.openForm('/en/deferral', '/en/deferral', {
    unit: '9901',
    until: '2027-05-10',
    reason: REASON,
    ...fields,
  })

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
  typing = typingIn({ portal, browser })
})

describe('the reason for a deferral, sent after the session has ended', () => {
  it('is there after signing in again, and the way leads to it', async () => {
    const send = await reason()
    typing.endSession()
    const answer = await send()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/?news=kept'])
    const told = await textOf(browser, '/en/?news=kept')
    expect(told).toContain('What you typed is kept but has not been sent.')
    expect(told).not.toContain('lönesystem')
    expect(await typing.signInAgain()).toBe('/en/deferral')
    const page = await textOf(browser, '/en/deferral')
    expect(page).toContain(HERE)
    expect(page).toContain(`${SHOWN}</textarea>`)
    expect(page).toContain('value="2027-05-10"')
    expect(page).toContain('<option value="9901" selected>')
    expect(page).not.toContain('aria-invalid')
    expect(page).toContain('No deferral has been asked for.')
  })

  it('is in no address, and in no cookie', async () => {
    const send = await reason({ reason: 'secretive' })
    typing.endSession()
    const answer = await send()
    const said = [...answer.headers].join('\n') + [...browser.jar].join('\n')
    expect(said).not.toContain('secretive')
    expect(said).not.toContain('2027-05-10')
  })

  it('is gone when it has been sent', async () => {
    const send = await reason()
    typing.endSession()
    await send()
    await typing.signInAgain()
    const again = await reason()
    expect((await again()).headers.get('location')).toBe('/en/deferral?news=granted')
    const page = await textOf(browser, '/en/deferral')
    expect(page).not.toContain(HERE)
    expect(page).toContain('\n</textarea>')
  })

  it('leads there once, and is there for a day', async () => {
    const send = await reason()
    typing.endSession()
    await send()
    expect(await typing.signInAgain()).toBe('/en/deferral')
    await browser.signOut()
    expect(await typing.signInAgain()).toBe(REAL)
    expect(await textOf(browser, '/en/deferral')).toContain(HERE)
    portal.clock.now += 86_400_000
    portal.api.sessions.clear()
    await typing.signInAgain()
    expect(await textOf(browser, '/en/deferral')).not.toContain(HERE)
  })

  it('is not shown to somebody else who signs in in that browser', async () => {
    const send = await reason()
    typing.endSession()
    await send()
    expect(await typing.signInAgain({ person: BERTIL })).toBe(REAL)
    for (const path of ['/en/', '/en/deferral', '/en/profile', REAL]) {
      const page = await textOf(browser, path)
      expect(page).toContain('Bertil')
      expect(page).not.toContain('lönesystem')
      expect(page).not.toContain(HERE)
    }
    await browser.signOut()
    expect(await typing.signInAgain()).toBe('/en/deferral')
  })

  it('is not sent as another’s who has signed in since, and waits for whoever typed it', async () => {
    const send = await reason()
    await browser.signOut()
    await typing.signInAgain({ person: BERTIL })
    const answer = await send()
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toContain('Someone else is signed in now')
    expect(page).not.toContain('lönesystem')
    expect(await textOf(browser, '/en/deferral')).toContain('No deferral has been asked for.')
    await browser.signOut()
    expect(await typing.signInAgain()).toBe('/en/deferral')
    expect(await textOf(browser, '/en/deferral')).toContain(SHOWN)
  })

  it('is kept for nobody on the word of a form that is not ours', async () => {
    const author = await typing.authorOn('/en/deferral', '/en/deferral')
    const [body = '', signature = ''] = author.split('.')
    const forged = Buffer.from(JSON.stringify(['p1', 'deferral', '//evil.example.org'])).toString(
      'base64url',
    )
    typing.endSession()
    for (const wrong of [
      '',
      'x',
      body,
      `${forged}.${signature}`,
      `${body}.${signature.slice(1)}`,
    ]) {
      const fields = { unit: '9901', reason: REASON, author: wrong }
      const answer = await browser.submit('/en/deferral', fields)
      expect(answer.headers.get('location')).not.toContain('kept')
    }
    expect(await typing.signInAgain()).toBe(REAL)
    expect(await textOf(browser, '/en/deferral')).not.toContain(HERE)
  })

  it('is kept when Farstu cannot be asked just then', async () => {
    const author = await typing.authorOn('/en/deferral', '/en/deferral')
    portal.clock.now += 10_000
    portal.api.breakWith(() => new Response('', { status: 503 }))
    const body = new URLSearchParams({ unit: '9901', until: '', reason: REASON, author })
    const answer = await browser.send('/en/deferral', {
      method: 'POST',
      headers: { origin: PORTAL_ORIGIN, 'content-length': String(String(body).length) },
      body,
    })
    expect(answer.status).toBe(503)
    expect(await answer.text()).toMatch(/<a class="button primary" href="\/en\/deferral">/)
    portal.api.breakWith(null)
    expect(await textOf(browser, '/en/deferral')).toContain(SHOWN)
  })
})
