import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/api/clock.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { inFinnishToo } from '../support/e2e/language.ts'
import { heldIn, portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import { totpAt } from '../support/totp.ts'

/** Figures are withdrawn in the example portal, after a code of the app for this one act. */
const stage = useHouse(inFinnishToo())

const WORDS = {
  sv: {
    head: 'yrkeskod;anställda;heltidsekvivalenter;månadslön',
    handInFor: /^Lämna in för/,
    file: 'Fil med uppgifter',
    check: 'Kontrollera filen',
    handIn: 'Lämna in',
    receipt: 'Kvittens',
    withdraw: 'Återkalla uppgifterna',
    go: 'Fortsätt',
    cancel: 'Avbryt',
    withdrawn: /^Återkallad /,
    start: 'Start',
  },
  en: {
    head: 'occupation code;employees;full-time equivalents;monthly salary',
    handInFor: /^Hand in for/,
    file: 'File with figures',
    check: 'Check the file',
    handIn: 'Hand in',
    receipt: 'Receipt',
    withdraw: 'Withdraw the figures',
    go: 'Continue',
    cancel: 'Cancel',
    withdrawn: /^Withdrawn /,
    start: 'Start',
  },
  fi: {
    head: 'ammattikoodi;työntekijät;henkilötyövuodet;kuukausipalkka',
    handInFor: /^Toimita tiedot:/,
    file: 'Tiedosto, jossa tiedot ovat',
    check: 'Tarkista tiedosto',
    handIn: 'Toimita tiedot',
    receipt: 'Kuittaus',
    withdraw: 'Peru tietojen toimitus',
    go: 'Jatka',
    cancel: 'Peruuta',
    withdrawn: /^Peruttu /,
    start: 'Etusivu',
  },
} as const

const shown = (page: Page, step: string) =>
  page.locator(`farstu-confirm[step="${step}"]:not([busy])`).waitFor()

describe.each(['sv', 'en', 'fi'] as const)('in %s', { timeout: 90_000 }, (language) => {
  const said = SAID[language]
  const words = WORDS[language]
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  it('what was handed in is withdrawn once a code confirms it, and not by whoever cancels', async () => {
    const { house } = stage
    const { page, secret } = await openSignedIn(house, { language })
    house.server.clock.advance(2 * MINUTE)
    await page.getByRole('link', { name: words.start, exact: true }).click()
    await page.getByRole('link', { name: words.handInFor }).click()
    const text = `${words.head}\r\n2221;120;112,5;41500\r\n2341;85;79,25;38900\r\n`
    const buffer = Buffer.from(text)
    await page
      .getByLabel(words.file)
      .setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer })
    await button(page, words.check).click()
    await button(page, words.handIn).click()
    await page.getByRole('heading', { name: words.receipt, level: 1 }).waitFor()
    const receipt = page.url()
    const reference = await page.locator('.reference').textContent()
    await portray(page, `withdrawal/${language}-receipt`, heldIn(language))

    await button(page, words.withdraw).click()
    await shown(page, 'confirm')
    const heading = page.locator('farstu-confirm').getByRole('heading', { level: 2 })
    expect(await heading.textContent()).toContain(reference)
    await portray(page, `withdrawal/${language}-confirm`, heldIn(language))
    await button(page, words.cancel).click()
    await page.waitForURL(receipt)
    expect(await page.getByText(words.withdrawn).count()).toBe(0)

    await button(page, words.withdraw).click()
    await shown(page, 'confirm')
    await button(page, words.go).click()
    await shown(page, 'totp')
    await portray(page, `withdrawal/${language}-code`, heldIn(language))
    await page.getByLabel(said.code).fill(totpAt(secret, house.server.clock.now()))
    await page.waitForURL(receipt)
    await page.getByText(words.withdrawn).waitFor()
    expect(await button(page, words.withdraw).count()).toBe(0)
    await portray(page, `withdrawal/${language}-withdrawn`, heldIn(language))
  })
})
