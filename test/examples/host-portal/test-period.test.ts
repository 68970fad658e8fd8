/**
 * The test period. Everything can be tried, nothing of it counts, and at its end it is gone: from
 * the pages, from the folder, and from the portal's hands.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarAt } from '../../../examples/host-portal/calendar.ts'
import { runningCollection } from '../../../examples/host-portal/collection.ts'
import { openStore, type Store } from '../../../examples/host-portal/store/store.ts'
import { DAYS, draftOn, GOOD, handIn, REAL, reporterAt, TEST, textOf } from './support/figures.ts'
import type { PortalUnderTest, TestBrowser } from './support/portal.ts'

/** Stands in no other text of these tests. */
const SECRET = 'Only-for-trying-7311'
const OPENING = DAYS.lastOfTest + 60_000

let folder: string
let store: Store
let portal: PortalUnderTest
let browser: TestBrowser

/** Everything in the folder, as text. */
const inFiles = () =>
  readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('')

/** A version, a draft and a deferral, all of them for trying. */
const tryEverything = async () => {
  await handIn(browser, { path: TEST, comment: SECRET })
  await browser.upload(`${TEST}/draft`, `${GOOD}${SECRET};1;1;30000\n`)
  await browser.submit('/en/deferral', { unit: '9901', until: '2027-05-10', reason: SECRET })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portal-test-'))
  store = openStore({ folder })
  ;({ portal, browser } = await reporterAt(DAYS.test, store))
})

afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

describe('during the test period', () => {
  it('everything can be tried, and is marked as test data', async () => {
    await tryEverything()
    for (const path of [TEST, `${TEST}/1`, '/en/submission', '/en/deferral'])
      expect(await textOf(browser, path)).toContain('<em class="mark">test data</em>')
    expect(await textOf(browser, `${TEST}/1`)).toContain('handed in as test data')
    expect(await textOf(browser, `${TEST}/1`)).toMatch(/2027-SPRING-TEST-\w{4}-\w{4}/)
    expect(inFiles()).toContain(SECRET)
  })

  it('figures of the round itself are not taken', async () => {
    expect((await browser.upload(`${REAL}/draft`, GOOD)).status).toBe(404)
  })

  it('nothing is erased by visits, or by a restart', async () => {
    await tryEverything()
    portal.clock.now = DAYS.lastOfTest
    store.tidy(DAYS.lastOfTest)
    store.close()
    store = openStore({ folder })
    store.tidy(DAYS.lastOfTest)
    ;({ portal, browser } = await reporterAt(DAYS.lastOfTest, store))
    expect(await textOf(browser, TEST)).toContain('Version 1')
    expect(await textOf(browser, TEST)).toContain(SECRET)
  })
})

describe('at the end of the test period', () => {
  const expectGone = async () => {
    expect(readdirSync(folder).filter((file) => file.includes('test'))).toEqual([])
    expect(inFiles()).not.toContain(SECRET)
    for (const path of ['/en/', '/en/submission', REAL, '/en/deferral'])
      expect(await textOf(browser, path)).not.toContain(SECRET)
    expect(await textOf(browser, '/en/')).toContain('0 of 1 unit handed in')
    expect(await textOf(browser, REAL)).toContain('Nothing has been handed in.')
    expect(await textOf(browser, REAL)).toContain('<time datetime="2027-04-30">')
    for (const path of [TEST, `${TEST}/1`, `${TEST}/1/figures.csv`]) {
      const response = await browser.send(path)
      expect(response.status).toBe(410)
      expect(await response.text()).toContain('has been erased')
    }
  }

  it('the first request finds it gone', async () => {
    await tryEverything()
    portal.clock.now = OPENING
    await portal.request('/host.css')
    await expectGone()
  })

  it('it is gone though nobody asks for anything', async () => {
    await tryEverything()
    store.tidy(OPENING)
    expect(inFiles()).not.toContain(SECRET)
    portal.clock.now = OPENING
    await expectGone()
  })

  it('it is gone after a restart, however long the portal lay still', async () => {
    await tryEverything()
    store.close()
    expect(inFiles()).toContain(SECRET)
    store = openStore({ folder })
    store.tidy(Date.parse('2028-02-01T12:00:00Z'))
    expect(inFiles()).not.toContain(SECRET)
  })

  it('it is gone from memory too, where the portal has no folder', async () => {
    const inMemory = openStore()
    const place = { collection: runningCollection(calendarAt(DAYS.test)), unit: '9901' }
    const other = await reporterAt(DAYS.test, inMemory)
    await handIn(other.browser, { path: TEST, comment: SECRET })
    expect(inMemory.submissions.versions(place)).toHaveLength(1)
    inMemory.tidy(OPENING)
    expect(inMemory.submissions.versions(place)).toEqual([])
  })

  it('a form that was opened before it does not hand in for the round', async () => {
    await browser.upload(`${TEST}/draft`, GOOD)
    const draft = draftOn(await textOf(browser, TEST))
    portal.clock.now = OPENING
    expect((await browser.submit(`${TEST}/hand-in`, { draft, comment: SECRET })).status).toBe(410)
    expect((await browser.upload(`${TEST}/draft`, GOOD)).status).toBe(410)
    await expectGone()
  })

  it('an upload that midnight falls into leaves nothing behind', async () => {
    await browser.upload(`${TEST}/draft`, GOOD)
    const form = `--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n${SECRET}\r\n--x--\r\n`
    const body = new ReadableStream(
      {
        pull(controller) {
          portal.clock.now = OPENING
          controller.enqueue(new TextEncoder().encode(form))
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const headers = {
      origin: 'http://localhost:4100',
      'content-type': 'multipart/form-data; boundary=x',
    }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    expect((await browser.send(`${TEST}/draft`, init)).status).toBe(410)
    expect(inFiles()).not.toContain(SECRET)
    await browser.send('/en/')
    await expectGone()
  })

  it('what was handed in for the round before stays', async () => {
    portal.clock.now = DAYS.open
    await handIn(browser, { path: REAL, comment: 'Stays' })
    portal.clock.now = Date.parse('2027-06-01T12:00:00Z')
    await handIn(browser, { path: REAL.replace('spring', 'autumn-test'), comment: SECRET })
    portal.clock.now = Date.parse('2027-09-15T12:00:00Z')
    expect(await textOf(browser, `${REAL}/1`)).toContain('Stays')
    expect(inFiles()).not.toContain(SECRET)
  })
})
