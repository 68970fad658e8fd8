import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { MINUTE } from '../support/api/clock.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import type { House } from '../support/e2e/house.ts'
import { inTurn } from '../support/e2e/language.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { scanScreen } from '../support/e2e/qr.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/** Somebody types into a form of the portal, and their session ends before they send it. */
const stage = useHouse()

const NEWCOMER = 'newcomer@example.org'
const REASON = 'Ett nytt lönesystem, som inte är klart än.'

const WORDS = {
  sv: {
    reason: 'Skäl',
    ended: 'Det du skrev är sparat men inte skickat.',
    here: 'Din session avslutades innan det här skickades.',
    ask: 'Begär anstånd',
  },
  en: {
    reason: 'Reason',
    ended: 'What you typed is kept but has not been sent.',
    here: 'Your session ended before this was sent.',
    ask: 'Ask for the deferral',
  },
} as const

describe.each(['sv', 'en'] as const)('in %s', { timeout: 90_000 }, (language) => {
  const tell = inTurn(language)
  const said = SAID[language]
  const words = WORDS[language]

  const field = (page: Page) => page.locator('textarea[name=reason]')

  const comesBack = async (house: House, page: Page, secret: string) => {
    await page.getByRole('link', { name: said.signIn }).first().click()
    await person.typeAddress(page, said)
    await person.typePassword(page, said)
    await person.at(page, 'totp')
    house.server.clock.advance(MINUTE)
    await person.typeAppCode(house, page, { said, secret })
    await page.getByRole('button', { name: said.signOut }).waitFor()
  }

  tell('what stands in a form when the session ends is there after signing in again', async () => {
    const { house } = stage
    const { page, secret } = await openSignedIn(house, { language })
    await page.clock.install()
    await page.goto(`${house.portalUrl}/${language}/deferral`)
    await field(page).fill(REASON)
    await page.waitForLoadState('networkidle')
    house.server.clock.advance(61 * MINUTE)
    await page.clock.fastForward(61 * MINUTE)
    await page.getByText(words.ended).waitFor()
    await portray(page, `kept-text/${language}-ended`)
    await page.clock.resume()
    await comesBack(house, page, secret)
    await page.waitForURL(/\/deferral$/)
    await page.getByText(words.here).waitFor()
    expect(await field(page).inputValue()).toBe(REASON)
    await portray(page, `kept-text/${language}-back`)
  })

  tell('the same without any script, when it is sent too late', async () => {
    const { house } = stage
    const { page: signedIn, secret } = await openSignedIn(house, { language })
    const storageState = await signedIn.context().storageState()
    const page = await house.visit({ storageState, javaScriptEnabled: false })
    await page.goto(`${house.portalUrl}/${language}/deferral`)
    await field(page).fill(REASON)
    house.server.clock.advance(61 * MINUTE)
    await page.locator('main form button').click()
    await page.getByText(words.ended).waitFor()
    expect(page.url()).toBe(`${house.portalUrl}/${language}/?news=kept`)
    await signedIn.goto(`${house.portalUrl}/${language}/?news=kept`)
    await comesBack(house, signedIn, secret)
    await signedIn.waitForURL(/\/deferral$/)
    expect(await field(signedIn).inputValue()).toBe(REASON)
  })

  tell('somebody else who signs in in that browser does not see it, by Back either', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    await page.goto(`${house.portalUrl}/${language}/deferral`)
    await field(page).fill(REASON)
    const other = await page.context().newPage()
    await other.goto(`${house.portalUrl}/${language}/profile`)
    await other.getByRole('button', { name: said.signOut }).click()
    await other.waitForURL(/news=signed-out/)
    await page.locator('main form button').click()
    await page.getByText(words.ended).waitFor()

    await house.server.invite({ language, email: NEWCOMER })
    await page.goto(await invitationLink(house))
    await comeInAs(house, page, language)
    await page.waitForURL(/\/submission\/0001\/[^/]+$/)
    await page.goto(`${house.portalUrl}/${language}/profile`)
    await page.getByText(NEWCOMER).first().waitFor()
    // Back to where it was typed, as a browser shows such a page again.
    for (let steps = 0; steps < 6 && !page.url().endsWith('/deferral'); steps++) {
      await page.goBack()
      await page.waitForLoadState('networkidle')
    }
    expect(page.url()).toMatch(/\/deferral$/)
    expect(await field(page).inputValue()).toBe('')
    expect(await page.content()).not.toContain(REASON)
  })
})

/** Another person comes in by their own invitation. */
async function comeInAs(house: House, page: Page, language: 'sv' | 'en') {
  const said = SAID[language]
  await person.proveMailbox(house, page, said)
  await person.confirmName(page, said)
  await person.at(page, 'totp-enrol')
  const secret = (await scanScreen(page)).searchParams.get('secret') ?? ''
  await page.getByLabel(said.appCode).fill(totpAt(secret, house.server.clock.now()))
  await person.choosePassword(page, said)
  await person.acceptNotice(page)
}
