import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { PASSWORD } from '../support/api/browser.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { inTurn, visitIn } from '../support/e2e/language.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** A browser that keeps no cookie of Farstu's: nothing begun in it can be found again. */
const stage = useHouse()

const WORDS = {
  sv: { refused: /Webbläsaren sparar inte kakan/, contact: 'Hjälp att logga in' },
  en: { refused: /Your browser does not keep the cookie/, contact: 'Help with signing in' },
} as const

/** How often the page has asked for a new flow. */
const countStarts = (page: Page) => {
  const counted = { starts: 0 }
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/v1/flows')) counted.starts++
  })
  return counted
}

describe.each(['sv', 'en'] as const)('in %s', { timeout: 60_000 }, (language) => {
  const tell = inTurn(language)
  const said = SAID[language]
  const words = WORDS[language]

  const isToldWhy = async (page: Page, picture: string) => {
    await page.getByRole('alert').filter({ hasText: words.refused }).waitFor()
    await page.locator('farstu-help').getByText(words.contact).first().waitFor()
    await portray(page, `no-cookies/${language}-${picture}`)
  }

  tell('refused cookies are told of when a code is asked for, with whom to ask', async () => {
    const { house } = stage
    await house.server.invite({ language })
    house.refuseCookies()
    const page = await visitIn(house, language)
    const counted = countStarts(page)
    await page.goto(await invitationLink(house))
    await person.at(page, 'email-code')
    await page.getByRole('button', { name: said.sendCode }).click()
    await isToldWhy(page, 'invitation')
    expect(counted.starts).toBe(2)
  })

  tell('refused cookies are told of when an address is typed, with whom to ask', async () => {
    const { house } = stage
    house.refuseCookies()
    const page = await visitIn(house, language)
    await page.goto(`${house.portalUrl}/${language}/sign-in`)
    await person.typeAddress(page, said)
    await isToldWhy(page, 'sign-in')
    expect(await page.getByLabel(said.address).inputValue()).toBe(REPORTER)
  })

  tell('cookies refused from the middle on are told of at the next answer', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    await page.getByRole('button', { name: said.signOut }).click()
    await page.goto(`${house.portalUrl}/${language}/sign-in`)
    await person.typeAddress(page, said)
    await person.at(page, 'password')
    house.refuseCookies()
    await page.context().clearCookies()
    await page.getByLabel(said.password, { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: said.signIn, exact: true }).click()
    await person.at(page, 'password')
    await page.getByLabel(said.password, { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: said.signIn, exact: true }).click()
    await isToldWhy(page, 'middle')
  })
})
