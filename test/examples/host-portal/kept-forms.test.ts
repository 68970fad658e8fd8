/**
 * What is typed into any form is not lost with the session: by the button that comes too late, or by
 * the script that leaves the page.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { DAYS, draftOn, GOOD, HEAD, REAL, reporterAt, textOf } from './support/figures.ts'
import { BERTIL, HERE, REASON, SHOWN, type Typing, typingIn } from './support/kept.ts'
import { PORTAL_ORIGIN, type PortalUnderTest, type TestBrowser } from './support/portal.ts'

let portal: PortalUnderTest
let browser: TestBrowser
let typing: Typing

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
  typing = typingIn({ portal, browser })
})

describe('every other form, sent after the session has ended', () => {
  it('keeps the address of a shared mailbox, at its unit', async () => {
    const path = '/en/profile/mailbox/9901'
    const send = await typing.openForm('/en/profile', path, { address: 'figures@example' })
    typing.endSession()
    expect((await send()).headers.get('location')).toBe('/en/?news=kept')
    expect(await typing.signInAgain()).toBe(path)
    expect((await browser.send(path)).headers.get('location')).toBe('/en/profile')
    const page = await textOf(browser, '/en/profile')
    expect(page).toContain('value="figures@example"')
    expect(page).toContain(HERE)
    expect(page).not.toContain('aria-invalid')
    const address = 'figures@example.org'
    await (await typing.openForm('/en/profile', path, { address }))()
    expect(await textOf(browser, '/en/profile')).not.toContain(HERE)
  })

  it('keeps the comment on figures that are handed in', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const draft = draftOn(await textOf(browser, REAL))
    const send = await typing.openForm(REAL, `${REAL}/hand-in`, { draft, comment: REASON })
    typing.endSession()
    expect((await send()).headers.get('location')).toBe('/en/?news=kept')
    expect(await typing.signInAgain()).toBe(REAL)
    const page = await textOf(browser, REAL)
    expect(page).toContain(HERE)
    expect(page).toContain(`${SHOWN}</textarea>`)
    expect(page).toContain('Nothing has been handed in.')
    await (await typing.openForm(REAL, `${REAL}/hand-in`, { draft, comment: REASON }))()
    expect(await textOf(browser, REAL)).not.toContain(HERE)
  })

  it('keeps figures that are put right as text', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const text = `${HEAD}\n2221;121;112,5;41500\n`
    const send = await typing.openForm(REAL, `${REAL}/draft`, { text })
    typing.endSession()
    expect((await send()).headers.get('location')).toBe('/en/?news=kept')
    expect(await typing.signInAgain()).toBe(REAL)
    const page = await textOf(browser, REAL)
    expect(page).toMatch(/<details open>.*2221;121;112,5;41500/s)
    expect(page).toContain(HERE)
    await browser.submit(`${REAL}/draft`, { text })
    expect(await textOf(browser, REAL)).not.toContain(HERE)
  })

  it('says that a file was not received', async () => {
    const author = await typing.authorOn(REAL, `${REAL}/draft`)
    typing.endSession()
    const body = new FormData()
    body.append('author', author)
    body.append('file', new File([GOOD], 'figures.csv'))
    const answer = await browser.send(`${REAL}/draft`, {
      method: 'POST',
      headers: { origin: PORTAL_ORIGIN },
      body,
    })
    expect(answer.headers.get('location')).toBe('/en/?news=file')
    expect(await textOf(browser, '/en/?news=file')).toContain('choose the file once more')
    await typing.signInAgain()
    expect(draftOn(await textOf(browser, REAL))).toBe('')
  })

  it('throws away no draft of another person’s', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const discard = await typing.openForm(REAL, `${REAL}/discard`, {})
    await browser.signOut()
    await typing.signInAgain({ person: BERTIL })
    await browser.upload(`${REAL}/draft`, GOOD)
    expect((await discard()).status).toBe(409)
    expect(draftOn(await textOf(browser, REAL))).not.toBe('')
  })

  it('carries whose it is', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    for (const path of ['/en/profile', '/en/deferral', REAL]) {
      const forms = (await textOf(browser, path)).split('<form').slice(1)
      const typed = forms.filter((form) => !form.includes('/sign-out"'))
      expect(typed.length).toBeGreaterThan(0)
      for (const form of typed) expect(form).toContain('name="author"')
      // Otherwise Back fills a form with what another person had typed.
      for (const form of typed.filter((one) => /<textarea|type="(email|date)"/.test(one)))
        expect(form.slice(0, form.indexOf('>'))).toContain('autocomplete="off"')
    }
  })
})

describe('what the script hands over when it leaves a page whose session has ended', () => {
  const over = (kept: string) => browser.tell('/en/session/over', { session: 'session-1', kept })

  it('is kept, and the start page says so', async () => {
    const author = await typing.authorOn('/en/deferral', '/en/deferral')
    const fields = { unit: '9901', until: '', reason: REASON, author }
    portal.api.sessions.clear()
    const answer = await browser.submit('/en/kept', fields)
    expect(await answer.json()).toEqual({ kept: 'kept' })
    expect((await (await over('kept')).json()).next).toBe('/en/?news=kept')
    expect(await typing.signInAgain()).toBe('/en/deferral')
    expect(await textOf(browser, '/en/deferral')).toContain(SHOWN)
  })

  it('sends nothing while the session lives', async () => {
    const author = await typing.authorOn('/en/deferral', '/en/deferral')
    const fields = { unit: '9901', until: '2027-05-10', reason: REASON, author }
    await browser.submit('/en/kept', fields)
    expect(await textOf(browser, '/en/deferral')).toContain('No deferral has been asked for.')
  })

  it.each(['ended', 'constructor', '', '<b>'])(
    'is nothing known when it says "%s"',
    async (kept) => {
      expect((await (await over(kept)).json()).next).toBe('/en/?news=ended')
    },
  )

  it('is not taken from a page elsewhere, or without end', async () => {
    const evil = 'https://evil.example.org'
    expect((await browser.submit('/en/kept', { reason: REASON }, evil)).status).toBe(403)
    const long = { reason: 'x'.repeat(4 * 1024 * 1024) }
    expect((await browser.submit('/en/kept', long)).status).toBe(413)
  })
})
