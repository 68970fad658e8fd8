/**
 * Who may hand in, see and change figures: whose role permits it in that unit, from this portal's
 * own pages, for a round that is there.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { another, DAYS, GOOD, handIn, REAL, reporterAt, textOf } from './support/figures.ts'
import type { PortalUnderTest, TestBrowser } from './support/portal.ts'

let portal: PortalUnderTest
let browser: TestBrowser

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
})

describe('a role', () => {
  it('that only sees reads receipts and changes nothing', async () => {
    await handIn(browser, { path: REAL })
    const reader = await another(portal, [['9901', 'reader']])
    const page = await textOf(reader, REAL)
    expect(page).toContain('Version 1')
    expect(page).not.toContain('type="file"')
    expect(await textOf(reader, `${REAL}/1`)).toContain('Receipt')
    expect((await reader.upload(`${REAL}/draft`, GOOD)).status).toBe(404)
    expect((await reader.submit(`${REAL}/hand-in`, { draft: 'x' })).status).toBe(404)
    expect((await reader.submit(`${REAL}/discard`, {})).status).toBe(404)
  })

  it.each([[[['9902', 'reporter']]], [[['9901', 'unknown']]], [[]]] as const)(
    '%j sees nothing of the unit',
    async (memberships) => {
      await handIn(browser, { path: REAL })
      const other = await another(portal, memberships)
      for (const path of [REAL, `${REAL}/1`, `${REAL}/1/figures.csv`])
        expect((await other.send(path)).status).toBe(404)
      expect((await other.upload(`${REAL}/draft`, GOOD)).status).toBe(404)
    },
  )

  it('of nobody leads to sign in and back', async () => {
    const stranger = portal.browser()
    for (const path of ['/en/submission', REAL, `${REAL}/1`])
      expect((await stranger.send(path)).headers.get('location')).toBe('/en/sign-in?to=submission')
    expect((await stranger.upload(`${REAL}/draft`, GOOD)).status).toBe(303)
    expect(await portal.signIn(stranger, '/en/sign-in?to=submission')).toBe('/en/submission')
  })

  it('is not enough for a form of another site', async () => {
    const evil = 'https://evil.example.org'
    expect((await browser.upload(`${REAL}/draft`, GOOD, evil)).status).toBe(403)
    expect((await browser.submit(`${REAL}/hand-in`, { draft: 'x' }, evil)).status).toBe(403)
    expect(await textOf(browser, REAL)).not.toContain('Your draft')
  })
})

describe('an address', () => {
  it.each(['2027-autumn', '2026-spring', '2026-autumn-test', 'x', '2027-spring%2F..'])(
    'of the round "%s" takes nothing',
    async (round) => {
      const path = `/en/submission/9901/${round}`
      expect((await browser.upload(`${path}/draft`, GOOD)).status).toBeGreaterThanOrEqual(404)
    },
  )

  it('of a version that is not there is not found', async () => {
    for (const version of ['1', '0', '-1', 'x', '1e0'])
      expect((await browser.send(`${REAL}/${version}`)).status).toBe(404)
  })
})
