import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { createBrowser, enrolled } from '../support/api/browser.ts'
import { MINUTE } from '../support/api/clock.ts'
import { REPORTER } from '../support/api/test-server.ts'
import type { House } from '../support/e2e/house.ts'
import { inTurn, visitIn } from '../support/e2e/language.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** More than one page of the portal stands open at an element in one browser. */
const stage = useHouse()

const ANOTHER_ROLE = { unitExternalId: '0001', role: 'reader', until: null }

const ACCEPT = { sv: 'Tacka ja', en: 'Accept' } as const
const CONTINUE = { sv: /^Fortsätt/, en: /^Continue/ } as const

/** Somebody has an account; resolves the seed that their app holds. */
const withAccount = async ({ server }: House) => {
  const { secret } = await enrolled(server, createBrowser(server))
  server.clock.advance(2 * MINUTE)
  return secret
}

describe.each(['sv', 'en'] as const)('in %s', { timeout: 90_000 }, (language) => {
  const tell = inTurn(language)
  const said = SAID[language]

  const signInPage = (house: House) => `${house.portalUrl}/${language}/sign-in?to=profile`

  const untilPassword = async (page: Page) => {
    await person.typeAddress(page, said)
    await person.at(page, 'password')
  }

  const fromPassword = async (house: House, page: Page, secret: string) => {
    await person.typePassword(page, said)
    await person.at(page, 'totp')
    // A code of an app works once.
    house.server.clock.advance(MINUTE)
    await person.typeAppCode(house, page, { said, secret })
    await page.waitForURL(/\/profile$/)
  }

  /** Some time later, in each of the tabs. */
  const areSignedIn = async (house: House, ...pages: readonly Page[]) => {
    house.server.clock.advance(MINUTE)
    for (const page of pages) {
      await page.goto(`${house.portalUrl}/${language}/profile`)
      await page.getByRole('button', { name: said.signOut }).waitFor()
      expect(await page.getByText(REPORTER).count()).toBeGreaterThan(0)
    }
  }

  tell('two tabs come in one after the other, each all the way', async () => {
    const { house } = stage
    const secret = await withAccount(house)
    const first = await visitIn(house, language)
    const second = await first.context().newPage()
    for (const page of [first, second]) {
      await page.goto(signInPage(house))
      await untilPassword(page)
    }
    await fromPassword(house, first, secret)
    await fromPassword(house, second, secret)
    await areSignedIn(house, first, second)
  })

  tell('a tab that stands at its first step joins the session of another', async () => {
    const { house } = stage
    const secret = await withAccount(house)
    const first = await visitIn(house, language)
    const second = await first.context().newPage()
    for (const page of [first, second]) await page.goto(signInPage(house))
    await person.at(second, 'identify')
    await untilPassword(first)
    await fromPassword(house, first, secret)
    await second.reload()
    await second.getByRole('button', { name: said.signOut }).waitFor()
    await areSignedIn(house, first, second)
  })

  tell('a duplicated tab, which shares what was begun, comes in as well', async () => {
    const { house } = stage
    const secret = await withAccount(house)
    const first = await visitIn(house, language)
    await first.goto(signInPage(house))
    await untilPassword(first)
    // As a duplicate has it: a page of its own, and a copy of the tab's storage.
    const [second] = await Promise.all([
      first.waitForEvent('popup'),
      first.evaluate((address) => void open(address), signInPage(house)),
    ])
    await person.at(second, 'password')
    await fromPassword(house, first, secret)
    await second.getByLabel(said.password, { exact: true }).fill('whatever it was')
    await second.getByRole('button', { name: said.signIn, exact: true }).click()
    await second.getByRole('button', { name: CONTINUE[language] }).click()
    await second.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
    await areSignedIn(house, first, second)
  })

  tell('an invitation’s tab comes in after a sign-in beside it', async () => {
    const { house } = stage
    const secret = await withAccount(house)
    await house.server.invite({ language, roles: [ANOTHER_ROLE] })
    const invitation = await visitIn(house, language)
    await invitation.goto(await invitationLink(house))
    await person.at(invitation, 'password')
    const signIn = await invitation.context().newPage()
    await signIn.goto(signInPage(house))
    await untilPassword(signIn)
    await fromPassword(house, signIn, secret)
    await person.typePassword(invitation, said)
    await person.at(invitation, 'totp')
    house.server.clock.advance(MINUTE)
    await person.typeAppCode(house, invitation, { said, secret })
    await person.at(invitation, 'accept')
    await invitation.getByRole('button', { name: ACCEPT[language] }).click()
    await invitation.waitForURL((url) => !url.pathname.endsWith('/invitation'))
    await areSignedIn(house, signIn, invitation)
  })

  tell('Back from the inside leads to the inside', async () => {
    const { house } = stage
    const secret = await withAccount(house)
    const page = await visitIn(house, language)
    await page.goto(signInPage(house))
    await untilPassword(page)
    await fromPassword(house, page, secret)
    await page.goBack()
    await page.getByRole('button', { name: said.signOut }).waitFor()
    await areSignedIn(house, page)
  })

  tell('a page that was used already goes on by itself in a fresh one', async () => {
    const { house } = stage
    const secret = await withAccount(house)
    const page = await visitIn(house, language)
    await page.goto(signInPage(house))
    const state = await page.locator('farstu-login').getAttribute('state')
    await untilPassword(page)
    await fromPassword(house, page, secret)
    await page.getByRole('button', { name: said.signOut }).click()
    await page.goto(signInPage(house))
    // As a page that a browser has kept: its state is the used one.
    await page.evaluate(
      (used) => document.querySelector('farstu-login')?.setAttribute('state', used ?? ''),
      state,
    )
    await page.evaluate(() => document.querySelector('farstu-login')?.restart())
    await person.chooseAddress(page, 'r•••@example.org')
    await person.typePassword(page, said)
    await person.at(page, 'totp')
    house.server.clock.advance(MINUTE)
    await person.typeAppCode(house, page, { said, secret })
    await page.getByRole('button', { name: said.signOut }).waitFor()
    await areSignedIn(house, page)
  })
})
