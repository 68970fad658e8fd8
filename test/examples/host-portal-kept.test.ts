/**
 * Somebody types a reason, is called away, and presses the button when their session has ended. What
 * they typed must be there after they have signed in again, and must not be shown to, or sent as,
 * whoever else signs in in that browser.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import type { PortalUnderTest, TestBrowser } from '../support/host-portal.ts'
import { PORTAL_ORIGIN } from '../support/host-portal.ts'
import {
  DAYS,
  draftOn,
  GOOD,
  HEAD,
  REAL,
  reporterAt,
  textOf,
} from '../support/host-portal-figures.ts'

const BERTIL = { id: 'p2', firstName: 'Bertil', lastName: 'Prov', email: 'bertil@example.org' }
const REASON = 'Ett nytt <lönesystem>,\nsom ”Καλημέρα” 😀 inte är klart.'
const SHOWN = 'Ett nytt &lt;lönesystem&gt;,\nsom ”Καλημέρα” 😀 inte är klart.'
const HERE = 'Your session ended before this was sent.'

let portal: PortalUnderTest
let browser: TestBrowser

/** The hidden field of the form that goes to a path. */
const authorOn = (page: string, action: string): string => {
  const form = page.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  return /name="author" value="([\w.-]+)"/.exec(form)?.[1] ?? ''
}

/** A form as it stands open in a page, to be sent later. */
const openForm = async (page: string, action: string, fields: Record<string, string>) => {
  const author = authorOn(await textOf(browser, page), action)
  expect(author).not.toBe('')
  return (who = browser) => who.submit(action, { ...fields, author })
}

const reason = (fields: Record<string, string> = {}) =>
  openForm('/en/deferral', '/en/deferral', {
    unit: '9901',
    until: '2027-05-10',
    reason: REASON,
    ...fields,
  })

const endSession = () => {
  portal.api.sessions.clear()
  portal.clock.now += 10_000
}

const signInAgain = (redemption = {}, path?: string) =>
  portal.signIn(browser, path, { sid: 'session-2', ...redemption })

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
})

describe('the reason for a deferral, sent after the session has ended', () => {
  it('is there after signing in again, and the way leads to it', async () => {
    const send = await reason()
    endSession()
    const answer = await send()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/?news=kept'])
    const told = await textOf(browser, '/en/?news=kept')
    expect(told).toContain('What you typed is kept but has not been sent.')
    expect(told).not.toContain('lönesystem')
    expect(await signInAgain()).toBe('/en/deferral')
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
    endSession()
    const answer = await send()
    const said = [...answer.headers].join('\n') + [...browser.jar].join('\n')
    expect(said).not.toContain('secretive')
    expect(said).not.toContain('2027-05-10')
  })

  it('is gone when it has been sent', async () => {
    const send = await reason()
    endSession()
    await send()
    await signInAgain()
    const again = await reason()
    expect((await again()).headers.get('location')).toBe('/en/deferral?news=granted')
    const page = await textOf(browser, '/en/deferral')
    expect(page).not.toContain(HERE)
    expect(page).toContain('\n</textarea>')
  })

  it('leads there once, and is there for a day', async () => {
    const send = await reason()
    endSession()
    await send()
    expect(await signInAgain()).toBe('/en/deferral')
    await browser.signOut()
    expect(await signInAgain()).toBe('/en/')
    expect(await textOf(browser, '/en/deferral')).toContain(HERE)
    portal.clock.now += 86_400_000
    portal.api.sessions.clear()
    await signInAgain()
    expect(await textOf(browser, '/en/deferral')).not.toContain(HERE)
  })

  it('is not shown to somebody else who signs in in that browser', async () => {
    const send = await reason()
    endSession()
    await send()
    expect(await signInAgain({ person: BERTIL })).toBe('/en/')
    for (const path of ['/en/', '/en/deferral', '/en/profile', REAL]) {
      const page = await textOf(browser, path)
      expect(page).toContain('Bertil')
      expect(page).not.toContain('lönesystem')
      expect(page).not.toContain(HERE)
    }
    await browser.signOut()
    expect(await signInAgain()).toBe('/en/deferral')
  })

  it('is not sent as another’s who has signed in since, and waits for whoever typed it', async () => {
    const send = await reason()
    await browser.signOut()
    await signInAgain({ person: BERTIL })
    const answer = await send()
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toContain('Someone else is signed in now')
    expect(page).not.toContain('lönesystem')
    expect(await textOf(browser, '/en/deferral')).toContain('No deferral has been asked for.')
    await browser.signOut()
    expect(await signInAgain()).toBe('/en/deferral')
    expect(await textOf(browser, '/en/deferral')).toContain(SHOWN)
  })

  it('is kept for nobody on the word of a form that is not ours', async () => {
    const author = authorOn(await textOf(browser, '/en/deferral'), '/en/deferral')
    const [body = '', signature = ''] = author.split('.')
    const forged = Buffer.from(JSON.stringify(['p1', 'deferral', '//evil.example.org'])).toString(
      'base64url',
    )
    endSession()
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
    expect(await signInAgain()).toBe('/en/')
    expect(await textOf(browser, '/en/deferral')).not.toContain(HERE)
  })

  it('is kept when Farstu cannot be asked just then', async () => {
    const author = authorOn(await textOf(browser, '/en/deferral'), '/en/deferral')
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

describe('every other form, sent after the session has ended', () => {
  it('keeps the address of a shared mailbox, at its unit', async () => {
    const path = '/en/profile/mailbox/9901'
    const send = await openForm('/en/profile', path, { address: 'figures@example' })
    endSession()
    expect((await send()).headers.get('location')).toBe('/en/?news=kept')
    expect(await signInAgain()).toBe(path)
    expect((await browser.send(path)).headers.get('location')).toBe('/en/profile')
    const page = await textOf(browser, '/en/profile')
    expect(page).toContain('value="figures@example"')
    expect(page).toContain(HERE)
    expect(page).not.toContain('aria-invalid')
    const address = 'figures@example.org'
    await (await openForm('/en/profile', path, { address }))()
    expect(await textOf(browser, '/en/profile')).not.toContain(HERE)
  })

  it('keeps the comment on figures that are handed in', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const draft = draftOn(await textOf(browser, REAL))
    const send = await openForm(REAL, `${REAL}/hand-in`, { draft, comment: REASON })
    endSession()
    expect((await send()).headers.get('location')).toBe('/en/?news=kept')
    expect(await signInAgain()).toBe(REAL)
    const page = await textOf(browser, REAL)
    expect(page).toContain(HERE)
    expect(page).toContain(`${SHOWN}</textarea>`)
    expect(page).toContain('Nothing has been handed in.')
    await (await openForm(REAL, `${REAL}/hand-in`, { draft, comment: REASON }))()
    expect(await textOf(browser, REAL)).not.toContain(HERE)
  })

  it('keeps figures that are put right as text', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const text = `${HEAD}\n2221;121;112,5;41500\n`
    const send = await openForm(REAL, `${REAL}/draft`, { text })
    endSession()
    expect((await send()).headers.get('location')).toBe('/en/?news=kept')
    expect(await signInAgain()).toBe(REAL)
    const page = await textOf(browser, REAL)
    expect(page).toMatch(/<details open>.*2221;121;112,5;41500/s)
    expect(page).toContain(HERE)
    await browser.submit(`${REAL}/draft`, { text })
    expect(await textOf(browser, REAL)).not.toContain(HERE)
  })

  it('says that a file was not received', async () => {
    const author = authorOn(await textOf(browser, REAL), `${REAL}/draft`)
    endSession()
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
    await signInAgain()
    expect(draftOn(await textOf(browser, REAL))).toBe('')
  })

  it('throws away no draft of another person’s', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const discard = await openForm(REAL, `${REAL}/discard`, {})
    await browser.signOut()
    await signInAgain({ person: BERTIL })
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
    const author = authorOn(await textOf(browser, '/en/deferral'), '/en/deferral')
    const fields = { unit: '9901', until: '', reason: REASON, author }
    portal.api.sessions.clear()
    const answer = await browser.submit('/en/kept', fields)
    expect(await answer.json()).toEqual({ kept: 'kept' })
    expect((await (await over('kept')).json()).next).toBe('/en/?news=kept')
    expect(await signInAgain()).toBe('/en/deferral')
    expect(await textOf(browser, '/en/deferral')).toContain(SHOWN)
  })

  it('sends nothing while the session lives', async () => {
    const author = authorOn(await textOf(browser, '/en/deferral'), '/en/deferral')
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
