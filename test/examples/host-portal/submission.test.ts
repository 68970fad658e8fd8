/**
 * Handing in. Figures must reach the unit and round that the form was for, only from whom the role
 * permits it and while it is open; what was handed in stays, and a correction is another version.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../../examples/host-portal/store/store.ts'
import {
  another,
  DAYS,
  draftOn,
  GOOD,
  HEAD,
  handIn,
  REAL,
  reporterAt,
  TEST,
  textOf,
} from './support/figures.ts'
import type { PortalUnderTest, TestBrowser } from './support/portal.ts'

const UNUSUAL = `${HEAD}\n2221;1;1;12000\n`
const WRONG = `${HEAD}\n2221;1;2;41500\n`

let portal: PortalUnderTest
let browser: TestBrowser

beforeEach(async () => {
  ;({ portal, browser } = await reporterAt(DAYS.open))
})

describe('a draft', () => {
  it('is kept until it is discarded, with the text that was uploaded', async () => {
    await browser.upload(`${REAL}/draft`, WRONG)
    expect(await textOf(browser, REAL)).toContain(WRONG.trim())
    await browser.submit(`${REAL}/discard`, {})
    expect(await textOf(browser, REAL)).not.toContain(WRONG.trim())
  })

  it('is corrected as text', async () => {
    await browser.upload(`${REAL}/draft`, WRONG)
    const response = await browser.submit(`${REAL}/draft`, { text: GOOD })
    expect(response.status).toBe(303)
    expect(draftOn(await textOf(browser, REAL))).not.toBe('')
  })

  it('is not of another person, another unit or another round', async () => {
    await browser.upload(`${REAL}/draft`, WRONG)
    const other = await another(portal, [['9901', 'reporter']])
    expect(await textOf(other, REAL)).not.toContain('Your draft')
    const both = await another(
      portal,
      [
        ['9901', 'reporter'],
        ['9902', 'reporter'],
      ],
      'p1',
    )
    expect(await textOf(both, REAL)).toContain('Your draft')
    expect(await textOf(both, REAL.replace('9901', '9902'))).not.toContain('Your draft')
  })

  it.each([
    ['nothing', '', 422, 'Choose a file that is not empty.'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), 422, 'The file is no table.'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 422, 'This is a workbook.'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 422, 'This is a workbook.'],
    ['a PDF', '%PDF-1.7', 422, 'This is a PDF.'],
    ['more than a megabyte', 'x'.repeat(1024 * 1024 + 1), 422, 'larger than 1 MB'],
    ['more than any form', 'x'.repeat(4 * 1024 * 1024), 413, 'larger than 1 MB'],
  ] as const)(
    'of %s is refused at the field, and the earlier one stays',
    async (...[, content, status, sentence]) => {
      await browser.upload(`${REAL}/draft`, WRONG)
      const response = await browser.upload(`${REAL}/draft`, content)
      expect(response.status).toBe(status)
      const page = await response.text()
      expect(page).toContain(sentence)
      expect(page).toMatch(/aria-describedby="file-problem file-hint"\s+aria-invalid="true"/)
      expect(page).toContain(WRONG.trim())
    },
  )

  it('that comes in pieces without a length is cut off at the limit', async () => {
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        if (sent > 64 * 1024 * 1024) return controller.close()
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(0x61))
      },
    })
    const response = await browser.send(`${REAL}/draft`, {
      method: 'POST',
      headers: {
        origin: 'http://localhost:4100',
        'content-type': 'multipart/form-data; boundary=x',
      },
      body,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(8 * 1024 * 1024)
  })

  it('that is no form is refused', async () => {
    const init = { method: 'POST', headers: { origin: 'http://localhost:4100' }, body: 'x' }
    expect((await browser.send(`${REAL}/draft`, init)).status).toBe(422)
  })
})

describe('handing in', () => {
  it('gives a receipt with time and reference', async () => {
    const response = await handIn(browser, { path: REAL, comment: 'Two\nlines <b>' })
    expect([response.status, response.headers.get('location')]).toEqual([303, `${REAL}/1`])
    const receipt = await textOf(browser, `${REAL}/1`)
    expect(receipt).toMatch(/2027-SPRING-[2-9A-Z]{4}-[2-9A-Z]{4}/)
    expect(receipt).toContain('10 April 2027 at 14:00')
    expect(receipt).toContain('Astrid Exempel')
    expect(receipt).toContain('Two\nlines &lt;b&gt;')
    expect(receipt).toContain('You can correct them through')
    expect(await textOf(browser, REAL)).not.toContain('Your draft')
  })

  it('twice by an impatient hand is one version', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const draft = draftOn(await textOf(browser, REAL))
    const send = () => browser.submit(`${REAL}/hand-in`, { draft, comment: '' })
    const [first, second] = await Promise.all([send(), send()])
    expect(first?.headers.get('location')).toBe(`${REAL}/1`)
    expect(second?.headers.get('location')).toBe(`${REAL}/1`)
    expect((await browser.send(`${REAL}/2`)).status).toBe(404)
  })

  it('what has an error is refused', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const draft = draftOn(await textOf(browser, REAL))
    await browser.upload(`${REAL}/draft`, WRONG)
    const response = await browser.submit(`${REAL}/hand-in`, { draft, comment: '' })
    expect(response.status).toBe(422)
    expect((await browser.send(`${REAL}/1`)).status).toBe(404)
  })

  it('what was not shown is refused, with the comment kept', async () => {
    await browser.upload(`${REAL}/draft`, GOOD)
    const draft = draftOn(await textOf(browser, REAL))
    await browser.upload(`${REAL}/draft`, GOOD.replace('120', '121'))
    const response = await browser.submit(`${REAL}/hand-in`, { draft, comment: 'Typed' })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('Another file has been uploaded since.')
    expect(page).toContain('Typed</textarea>')
  })

  it('what is unusual needs a comment', async () => {
    const refused = await handIn(browser, { path: REAL, text: UNUSUAL, comment: '  ' })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('Explain the unusual figures before you hand in.')
    expect(page).toMatch(/aria-describedby="comment-problem comment-hint"[^>]*aria-invalid="true"/)
    const taken = await handIn(browser, { path: REAL, text: UNUSUAL, comment: 'Half a month.' })
    expect(taken.status).toBe(303)
  })

  it('refuses a comment that is too long, and keeps it', async () => {
    const response = await handIn(browser, { path: REAL, comment: 'x'.repeat(1001) })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('x'.repeat(1001))
  })

  it('asks about a great change since the round before', async () => {
    await handIn(browser, { path: REAL })
    portal.clock.now = Date.parse('2027-09-20T12:00:00Z')
    const autumn = '/en/submission/9901/2027-autumn'
    await browser.upload(`${autumn}/draft`, GOOD)
    expect(await textOf(browser, autumn)).toContain('The check found nothing wrong.')
    await browser.upload(`${autumn}/draft`, `${HEAD}\n2221;120;112,5;41500\n`)
    expect(await textOf(browser, autumn)).toContain('since the period before: from 205 to 120.')
  })
})

describe('a correction', () => {
  it('is another version, and the earlier stays with its time and name', async () => {
    await handIn(browser, { path: REAL })
    portal.clock.now += 3_600_000
    const other = await another(portal, [['9901', 'unit-admin']])
    const text = GOOD.replace('120;', '125;')
    expect((await handIn(other, { path: REAL, text })).headers.get('location')).toBe(`${REAL}/2`)
    const page = await textOf(browser, REAL)
    expect(page).toMatch(
      /Version 2<\/a> <em class="mark">counts<\/em>.*Bertil Prov.*Version 1.*Astrid Exempel/s,
    )
    const first = await textOf(browser, `${REAL}/1`)
    expect(first).toContain('A later version has taken the place of this one.')
    expect(first).toContain('<td class="number">120</td>')
  })

  it('after the deadline changes nothing, and what stands can be read', async () => {
    await handIn(browser, { path: REAL })
    portal.clock.now = DAYS.lastOfRound
    expect((await handIn(browser, { path: REAL })).headers.get('location')).toBe(`${REAL}/2`)
    await browser.upload(`${REAL}/draft`, GOOD)
    const draft = draftOn(await textOf(browser, REAL))
    portal.clock.now = DAYS.afterRound
    const late = await browser.submit(`${REAL}/hand-in`, { draft, comment: '' })
    expect([late.status, late.headers.get('location')]).toEqual([409, null])
    expect(await late.text()).toContain('The deadline has passed. Nothing was changed.')
    expect((await browser.upload(`${REAL}/draft`, GOOD)).status).toBe(409)
    const page = await textOf(browser, REAL)
    expect(page).toContain('Version 2')
    expect(page).not.toContain('Version 3')
    expect(page).not.toContain('type="file"')
    expect(await textOf(browser, '/en/submission')).toContain('See the figures for')
  })
})

describe('the start page', () => {
  it('says how far one has come and what is next', async () => {
    await portal.signIn(browser, '/en/invitation', {
      memberships: ['9901', '9902', '9903'].map((unitExternalId) => ({
        unit: `Unit ${unitExternalId}`,
        unitExternalId,
        role: 'reporter',
        until: null,
      })),
    })
    await handIn(browser, { path: REAL })
    await browser.upload('/en/submission/9902/2027-spring/draft', GOOD)
    const page = await textOf(browser, '/en/')
    expect(page).toContain('1 of 3 units handed in')
    expect(page).toContain(`<a href="${REAL}">Correct the figures for Unit 9901</a>`)
    expect(page).toContain('Go on with the draft for Unit 9902')
    expect(page).toContain('Hand in for Unit 9903')
    expect(await textOf(portal.browser(), '/en/')).not.toContain('handed in</p>')
  })
})

describe('a restart', () => {
  it('loses neither drafts nor what was handed in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-test-'))
    try {
      for (const path of [TEST, REAL]) {
        const day = path === TEST ? DAYS.test : DAYS.open
        const store = openStore({ folder })
        const before = await reporterAt(day, store)
        await handIn(before.browser, { path })
        await before.browser.upload(`${path}/draft`, UNUSUAL)
        store.close()
        const again = openStore({ folder })
        const after = await reporterAt(day + 1000, again)
        const page = await textOf(after.browser, path)
        expect(page).toContain('Version 1')
        expect(page).toContain(UNUSUAL.trim())
        again.close()
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
