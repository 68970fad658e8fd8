import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { draw } from '../../support/drawing.ts'
import { findingsOf } from '../../support/e2e/axe.ts'
import { openSignedIn } from '../../support/e2e/beginnings.ts'
import { type House, openHouse } from '../../support/e2e/house.ts'
import { invitationLink } from '../../support/e2e/mailbox.ts'
import { drawnAnew } from '../../support/e2e/pictures.ts'
import * as person from '../../support/e2e/steps.ts'
import { LINES, LONGEST_ADDRESS, LONGEST_URL, NAMES } from '../../support/real-life.ts'

/** What people bring, on our hosted pages and in a host's portal. */
const CONTACTS = [
  {
    label: LINES.longest,
    telephone: '010-000 00 00',
    hours: LINES.unbroken,
    mail: LONGEST_ADDRESS,
    url: LONGEST_URL,
  },
  { label: LINES.arabic, mail: 'a@b.se' },
]

const PORTAL = {
  name: LINES.longest,
  branding: { authority: LINES.unbroken },
  helpContacts: { sv: CONTACTS, en: CONTACTS },
  units: [
    { externalId: '0001', name: LINES.longest },
    { externalId: '0002', name: LINES.arabic },
  ],
}

async function expectFits(page: Page, name: string): Promise<void> {
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: width === 360 ? 'dark' : 'light' })
    const needed = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(needed, name).toBeLessThanOrEqual(width)
    await draw(page, { name: `real-life/${name}-${width}` })
  }
  await drawnAnew(page)
  expect.soft(await findingsOf(page), name).toEqual([])
}

async function inHouse(act: (house: House) => Promise<void>): Promise<void> {
  const house = await openHouse({}, PORTAL)
  try {
    await act(house)
    expect(house.strangers).toEqual([])
  } finally {
    await house.close()
  }
}

describe('in a portal with the longest of everything', { timeout: 90_000 }, () => {
  it('our hosted pages fit, with a script and without', () =>
    inHouse(async (house) => {
      await house.server.invite({ ...NAMES.longest, language: 'sv' })
      const page = await house.visit({ locale: 'sv-SE' })
      const [, fragment] = (await invitationLink(house)).split('#')
      await page.goto(`${house.api}/p/demo/invitation#${fragment}`)
      await person.at(page, 'email-code')
      await expectFits(page, 'hosted-invitation')
      await page.goto(`${house.api}/p/demo/inlogging`)
      await page.locator('main h2').waitFor()
      await expectFits(page, 'hosted-lost')
      await page.goto(`${house.api}/dev/mailbox`)
      await page.locator('main').waitFor()
      await expectFits(page, 'mailbox')
      const plain = await house.visit({ javaScriptEnabled: false, locale: 'sv-SE' })
      await plain.setViewportSize({ width: 320, height: 640 })
      await plain.goto(`${house.api}/p/demo/sign-in`)
      const list = await plain.locator('main').boundingBox()
      expect((list?.x ?? 0) + (list?.width ?? 999)).toBeLessThanOrEqual(320)
      await draw(plain, { name: 'real-life/hosted-no-script-320' })
    }))

  it('the example portal fits', () =>
    inHouse(async (house) => {
      const { page } = await openSignedIn(house, { language: 'sv', ...NAMES.longest })
      for (const path of ['', '/profile', '/submission', '/deferral']) {
        await page.goto(`${house.portalUrl}/sv${path}`)
        await page.locator('main h1').waitFor()
        await expectFits(page, `example${path.replace('/', '-')}`)
      }
    }))
})
