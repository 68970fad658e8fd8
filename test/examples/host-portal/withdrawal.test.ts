/**
 * Withdrawing what was handed in: asked for on its receipt, confirmed with a factor in Farstu's element, and
 * done by this server once Farstu has said so, of that version, in that session.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { confirmedOf } from '../../support/farstu-stand-in.ts'
import { another, DAYS, handIn, REAL, reporterAt, textOf } from './support/figures.ts'
import type { PortalUnderTest, TestBrowser } from './support/portal.ts'

const RECEIPT = `${REAL}/1`
const WITHDRAWAL = `${RECEIPT}/withdrawal`
const OBJECT = '2027-spring/9901/1'

let portal: PortalUnderTest
let browser: TestBrowser

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
  await handIn(browser, { path: REAL })
})

const ask = () => browser.submit(WITHDRAWAL, {})

/** The element is done: Farstu would give this for the code. */
const prove = async (overrides = {}, from = browser) => {
  const confirmed = { ...confirmedOf({ object: OBJECT }), sid: 'session-1', ...overrides }
  portal.api.confirmed.set('c-1', confirmed)
  return (await (await from.tell(`${WITHDRAWAL}/proof`, { code: 'c-1' })).json()).next
}

const isWithdrawn = async () => (await textOf(browser, RECEIPT)).includes('Withdrawn ')

describe('a withdrawal', () => {
  it('is asked for on the receipt, in words that this server gives to Farstu', async () => {
    expect(await textOf(browser, RECEIPT)).toContain('Withdraw the figures')
    const asked = await ask()
    expect([asked.status, asked.headers.get('location')]).toEqual([303, WITHDRAWAL])
    expect(portal.api.calls.at(-1)?.body).toMatchObject({
      sid: 'session-1',
      act: 'withdraw',
      object: OBJECT,
      acr: 'aal2',
      text: expect.stringContaining('Example Municipality'),
    })
    const page = await textOf(browser, WITHDRAWAL)
    expect(page).toContain(`confirmation="confirmation-of-${OBJECT}"`)
    expect(page).toContain(`data-back="${RECEIPT}"`)
    expect(await isWithdrawn()).toBe(false)
  })

  it('is done once it is confirmed, and the figures count no more', async () => {
    await ask()
    expect(await prove()).toBe(RECEIPT)
    expect(await isWithdrawn()).toBe(true)
    expect(await textOf(browser, RECEIPT)).not.toContain(WITHDRAWAL)
    expect(await textOf(browser, REAL)).toContain('withdrawn')
    expect(await textOf(browser, '/en/submission')).toContain('Not handed in')
  })

  it('leaves room for handing in again, which counts', async () => {
    await ask()
    await prove()
    await handIn(browser, { path: REAL })
    const page = await textOf(browser, REAL)
    expect(page).toContain('Version 2</a> <em class="mark">counts')
    expect(page).toContain('Version 1</a> <em class="mark">withdrawn')
  })

  it.each([
    ['another version', { object: '2027-spring/9901/2' }],
    ['another act', { act: 'approve' }],
    ['another session', { sid: 'session-2' }],
    ['another person', { personId: 'p2' }],
  ])('is not done by what was confirmed of %s', async (_, other) => {
    await ask()
    await prove(other)
    expect(await isWithdrawn()).toBe(false)
  })

  it('is not done by a press alone, nor by a code that nobody knows', async () => {
    await ask()
    const reply = await browser.tell(`${WITHDRAWAL}/proof`, { code: 'unknown' })
    const { next } = await reply.json()
    expect(next).toBe(`${RECEIPT}?problem=again`)
    expect(await textOf(browser, next)).toContain('The figures were not withdrawn')
    expect(await isWithdrawn()).toBe(false)
  })

  it('is not done of a version that was corrected meanwhile', async () => {
    await ask()
    await handIn(browser, { path: REAL })
    await prove()
    expect(await textOf(browser, `${REAL}/2`)).not.toContain('Withdrawn ')
    expect(await isWithdrawn()).toBe(false)
  })

  it('is not done after the deadline', async () => {
    await ask()
    portal.clock.now = DAYS.afterRound
    await prove()
    expect(await isWithdrawn()).toBe(false)
  })

  it('is not for whoever may only look, or nobody', async () => {
    const reader = await another(portal, [['9901', 'reader']])
    expect(await textOf(reader, RECEIPT)).not.toContain('Withdraw the figures')
    expect((await reader.submit(WITHDRAWAL, {})).status).toBe(404)
    const stranger = portal.browser()
    expect((await stranger.send(WITHDRAWAL)).status).toBe(303)
    expect(await prove({}, stranger)).toContain('/en/sign-in')
    expect(await isWithdrawn()).toBe(false)
  })

  it('that nobody has asked for leads back to the receipt', async () => {
    const response = await browser.send(WITHDRAWAL)
    expect(response.headers.get('location')).toBe(RECEIPT)
  })
})
