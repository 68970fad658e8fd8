/** The QR code of the app step, read off the screen as a phone reads it. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { BY_OPERATOR } from '../../api/domain/portals/setup/setup-act.ts'
import type { TestServer } from '../support/api/test-server.ts'
import { draw } from '../support/drawing.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { scanCode } from '../support/e2e/qr.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'
import { readKeyUri } from '../support/key-uri.ts'
import { totpAt } from '../support/totp.ts'

const stage = useHouse()
const said = SAID.en

const NAMES = [
  ['one letter', 'A'],
  ['a colon', 'Statistics: staff'],
  ['100 Swedish letters', 'Årsvis återkommande uppgifter från kommunerna '.repeat(3).slice(0, 100)],
  ['200 Greek letters', 'Στατιστική'.repeat(20)],
  ['200 Arabic letters', 'إحصاءات'.repeat(29).slice(0, 200)],
  ['a family of emoji', '👨‍👩‍👧‍👦 Families'],
] as const
const LONGEST_ADDRESS = `${'a'.repeat(64)}@${'b'.repeat(59)}.${'c'.repeat(59)}.${'d'.repeat(57)}.example.org`

async function call(server: TestServer, name: string): Promise<void> {
  const asked = { definition: { name }, reason: undefined }
  await server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)
}

/** Up to the app step; a page that is loaded again then shows the portal's name of that moment. */
async function untilApp(deviceScaleFactor: number, email?: string): Promise<Page> {
  const { house } = stage
  await house.server.invite(email ? { email } : {})
  const page = await house.visit({ locale: 'en-GB', deviceScaleFactor })
  await page.goto(await invitationLink(house))
  await person.proveMailbox(house, page, said)
  await person.confirmName(page, said)
  await person.at(page, 'totp-enrol')
  return page
}

async function named(page: Page, name: string): Promise<void> {
  await call(stage.house.server, name)
  await page.reload()
  await person.at(page, 'totp-enrol')
}

/** Read off the screen, where the code is drawn as it should be and shows what is said beside it. */
async function secretOf(page: Page, what: string): Promise<string> {
  const { text, pixels, isCrisp } = await scanCode(page)
  const scale = await page.evaluate(() => devicePixelRatio)
  const read = readKeyUri(text ?? '')
  expect([what, isCrisp, pixels >= 3 * scale]).toEqual([what, true, true])
  const shown = await page.locator('.names').textContent()
  expect(shown).toContain(read.issuer)
  expect(shown).toContain(read.account)
  return read.secret
}

/** Where pixels are whole, the emptiest and the fullest code; the others are drawn by the same sum. */
const namesAt = (scale: number) =>
  scale <= 1.5 ? NAMES : NAMES.filter(([what]) => /^one letter|Greek/.test(what))

describe.each([1, 1.5, 2, 3])('at %s pixels of the screen for one of the page', (scale) => {
  it('can be read whatever the portal is called, and its key is the right one', {
    timeout: 120_000,
  }, async () => {
    const { house } = stage
    const page = await untilApp(scale)
    const secrets = new Set<string>()
    for (const [at, [what, name]] of namesAt(scale).entries()) {
      await named(page, name)
      for (const width of scale === 1 ? [320, 360, 1280] : [at % 2 === 0 ? 320 : 1280]) {
        await page.setViewportSize({ width, height: 900 })
        secrets.add(await secretOf(page, `${what} at ${width}`))
        await draw(page, { name: `qr/${what.replaceAll(' ', '-')}-${width}-${scale}` })
      }
    }
    const [secret = ''] = secrets
    expect(secrets.size).toBe(1)
    await page.getByLabel(said.appCode).fill(totpAt(secret, house.server.clock.now()))
    await person.at(page, 'new-password')
  })
})

describe('beside an address of 254 octets', () => {
  it('can be read under the longest name too', { timeout: 60_000 }, async () => {
    const { house } = stage
    const page = await untilApp(1, LONGEST_ADDRESS)
    await named(page, 'Στατιστική'.repeat(20))
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await secretOf(page, `at ${width}`)
    }
    const secret = await secretOf(page, 'at last')
    await page.getByLabel(said.appCode).fill(totpAt(secret, house.server.clock.now()))
    await person.at(page, 'new-password')
  })
})

describe('in the dark, and in forced colours', () => {
  it('is black on white', { timeout: 60_000 }, async () => {
    const page = await untilApp(2)
    for (const forcedColors of ['none', 'active'] as const) {
      await page.emulateMedia({ colorScheme: 'dark', forcedColors })
      await secretOf(page, forcedColors)
    }
  })
})
