import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { MINUTE } from '../support/api/clock.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import type { House } from '../support/e2e/house.ts'
import { inTurn } from '../support/e2e/language.ts'
import { mailedCode } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { scanScreen } from '../support/e2e/qr.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/** What somebody who is signed in does in the example portal, with the elements that are not doors. */
const stage = useHouse()
const SHARED = 'statistics@town.example.org'

const WORDS = {
  sv: {
    account: 'Mitt konto',
    addApp: 'Lägg till ytterligare en autentiseringsapp',
    appName: /Eget namn/,
    stay: 'Fortsätt vara inloggad',
    warning: 'Är du kvar?',
    mailbox: 'Funktionsbrevlådans adress',
    confirm: 'Bekräfta adressen',
    mailboxProven: 'Funktionsbrevlådan är bekräftad.',
  },
  en: {
    account: 'My account',
    addApp: 'Add another authenticator app',
    appName: /A name of your own/,
    stay: 'Stay signed in',
    warning: 'Are you still there?',
    mailbox: 'Address of the shared mailbox',
    confirm: 'Confirm the address',
    mailboxProven: 'The shared mailbox is confirmed.',
  },
} as const

const shown = (page: Page, element: string, step: string) =>
  page.locator(`${element}[step="${step}"]:not([busy])`).waitFor()

/** Time goes by on the server and in the page alike, and nobody touches anything. */
async function nothingHappensFor(house: House, page: Page, minutes: number) {
  house.server.clock.advance(minutes * MINUTE)
  await page.clock.fastForward(minutes * MINUTE)
}

describe.each(['sv', 'en'] as const)('in %s', { timeout: 90_000 }, (language) => {
  const tell = inTurn(language)
  const said = SAID[language]
  const words = WORDS[language]

  tell('the menu in the header leads to the account, and signs out by keys alone', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    await page.setViewportSize({ width: 360, height: 640 })
    const opens = page.locator('farstu-account-menu #opens')
    await opens.press('Enter')
    const account = page.locator('farstu-account-menu a[role=menuitem]')
    expect(await account.getAttribute('href')).toMatch(/\/p\/demo\/account\?lang=/)
    const box = await page.getByRole('menu').boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true)
    await portray(page, `signed-in/${language}-menu`)
    await opens.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/news=signed-out$/)
    await page.getByRole('link', { name: said.signIn }).first().waitFor()
  })

  tell('where the menu cannot be fetched, its links stand in the header', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    await page.route('**/widgets/account-menu.js', (route) => route.abort())
    await page.reload()
    await page.getByRole('link', { name: words.account, exact: true }).waitFor()
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })

  tell('a second app is added from the profile, and signs in', async () => {
    const { house } = stage
    const { page, secret } = await openSignedIn(house, { language })
    house.server.clock.advance(2 * MINUTE)
    await page.goto(`${house.portalUrl}/${language}/profile`)
    await page.getByRole('link', { name: words.addApp }).click()
    await shown(page, 'farstu-authenticator', 'totp')
    const toDo = page.locator('[data-until-done]')
    expect(await toDo.isVisible()).toBe(true)
    await portray(page, `signed-in/${language}-held-app`)
    await page.getByLabel(said.code).fill(totpAt(secret, house.server.clock.now()))
    await shown(page, 'farstu-authenticator', 'totp-enrol')
    await page.getByLabel(words.appName).fill('Tablet')
    await portray(page, `signed-in/${language}-second-app`)
    const key = await scanScreen(page)
    const second = key.searchParams.get('secret') ?? ''
    await page.getByLabel(said.appCode).fill(totpAt(second, house.server.clock.now()))
    await shown(page, 'farstu-authenticator', 'done')
    expect(await toDo.isVisible()).toBe(false)
    await portray(page, `signed-in/${language}-added`)

    await page.getByRole('button', { name: said.signOut }).click()
    await page.waitForURL(/news=signed-out/)
    house.server.clock.advance(2 * MINUTE)
    await page.goto(`${house.portalUrl}/${language}/sign-in`)
    await person.typeAddress(page, said)
    await person.typePassword(page, said)
    await person.at(page, 'totp')
    await page.getByText('Tablet').waitFor()
    await person.typeAppCode(house, page, { said, secret: second })
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })

  tell('a shared mailbox is proven for the unit', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    house.server.clock.advance(2 * MINUTE)
    await page.goto(`${house.portalUrl}/${language}/profile`)
    await page.getByLabel(words.mailbox).fill(SHARED)
    await portray(page, `signed-in/${language}-mailbox-form`)
    await page.getByRole('button', { name: words.confirm }).click()
    await shown(page, 'farstu-email-code', 'email-code')
    await portray(page, `signed-in/${language}-mailbox`)
    await page.getByRole('button', { name: said.sendCode }).click()
    const field = page.getByLabel(said.mailedCode)
    await field.waitFor()
    await field.fill(await mailedCode(house))
    await page.getByText(words.mailboxProven).waitFor()
    expect(await page.getByText(SHARED).count()).toBeGreaterThan(0)
    await portray(page, `signed-in/${language}-mailbox-proven`)
  })

  tell('a warning comes before the session ends, and one press extends it', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    await page.clock.install()
    await page.goto(`${house.portalUrl}/${language}/profile`)
    await page.waitForLoadState('networkidle')
    await nothingHappensFor(house, page, 58.5)
    await page.getByRole('heading', { name: words.warning }).waitFor()
    await portray(page, `signed-in/${language}-warning`)
    await page.getByRole('button', { name: words.stay }).click()
    await page.getByRole('heading', { name: words.warning }).waitFor({ state: 'hidden' })
    await nothingHappensFor(house, page, 50)
    await page.goto(`${house.portalUrl}/${language}/profile`)
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })

  tell('whoever lets it end is shown out, in every tab', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    await page.clock.install()
    await page.goto(`${house.portalUrl}/${language}/profile`)
    await page.waitForLoadState('networkidle')
    const other = await page.context().newPage()
    await other.goto(`${house.portalUrl}/${language}/profile`)
    await other.waitForLoadState('networkidle')
    await nothingHappensFor(house, page, 61)
    await page.waitForURL(/news=ended/)
    await other.waitForURL(/news=ended/)
    expect(await other.getByText(SHARED).count()).toBe(0)
  })
})
