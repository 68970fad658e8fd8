import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/api/clock.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import type { House } from '../support/e2e/house.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** Somebody types into a form of the portal, and their session ends before they send it. */
const stage = useHouse()

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

  it('what stands in a form when the session ends is there after signing in again', async () => {
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

  it('the same without any script, when it is sent too late', async () => {
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

  it('a sign-out in another tab keeps it, and Back shows it to nobody', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    await page.goto(`${house.portalUrl}/${language}/deferral`)
    await field(page).fill(REASON)
    await page.waitForLoadState('networkidle')
    const other = await page.context().newPage()
    await other.goto(`${house.portalUrl}/${language}/profile`)
    await other.getByRole('button', { name: said.signOut }).click()
    await page.getByText(words.ended).waitFor()
    await page.goBack()
    await page.waitForLoadState('networkidle')
    expect(await page.content()).not.toContain(REASON)
    expect(await page.locator('textarea').count()).toBe(0)
  })
})
