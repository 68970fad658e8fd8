import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createBrowser, enrolled } from '../support/api/browser.ts'
import { MINUTE } from '../support/api/clock.ts'
import { changeRows } from '../support/api/servers/servers.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { violationsOf } from '../support/e2e/axe.ts'
import type { House } from '../support/e2e/house.ts'
import { visitIn } from '../support/e2e/language.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** Two people use one browser: the example portal's page and ours remember both. */
const stage = useHouse()
const said = SAID.en

const COLLEAGUE = 'kim@example.org'

/** The seeds of both, each with a password and an app. */
async function twoAccounts({ server }: House) {
  const colleague = await enrolled(server, createBrowser(server))
  for (const table of ['person', 'invitation'])
    changeRows(server, `update ${table} set email = ?, email_key = ?`, COLLEAGUE, COLLEAGUE)
  server.clock.advance(2 * MINUTE)
  const reporter = await enrolled(server, createBrowser(server))
  server.clock.advance(2 * MINUTE)
  return { colleague: colleague.secret, reporter: reporter.secret }
}

async function finish(house: House, page: Page, secret: string): Promise<void> {
  house.server.clock.advance(MINUTE)
  await person.typePassword(page, said)
  await person.typeAppCode(house, page, { said, secret })
  await page.getByRole('button', { name: said.signOut }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: said.signOut }).click()
  await page.getByText('You are signed out.').waitFor()
}

const typeAddress = async (page: Page, address: string): Promise<void> => {
  await person.at(page, 'identify')
  await page.getByLabel(said.address).fill(address)
  await page.getByRole('button', { name: said.next }).click()
}

const signInPage = (house: House) => `${house.portalUrl}/en/sign-in`

/** Both have accounts, and the reporter's address is typed. */
async function typedBySomebody() {
  const { house } = stage
  const secrets = await twoAccounts(house)
  const page = await visitIn(house, 'en')
  await page.goto(signInPage(house))
  await typeAddress(page, REPORTER)
  return { house, secrets, page }
}

describe('two people in one browser', { timeout: 90_000 }, () => {
  it('are both offered where one of them comes back, in the portal and on our own page', async () => {
    const { house, secrets, page } = await typedBySomebody()
    await finish(house, page, secrets.reporter)
    await signOut(page)
    await page.goto(signInPage(house))
    await person.at(page, 'choose-address')
    await page.getByRole('button', { name: 'Use another address' }).click()
    await typeAddress(page, COLLEAGUE)
    await finish(house, page, secrets.colleague)
    await signOut(page)

    await page.goto(`${house.api}/p/demo/sign-in`)
    await person.at(page, 'choose-address')
    expect(await violationsOf(page)).toEqual([])
    const offered = page.locator('farstu-step-choose-address .address')
    expect(await offered.allTextContents()).toEqual(['k•••@example.org', 'r•••@example.org'])
    await page.getByRole('button', { name: 'Forget r•••@example.org' }).click()
    await expect.poll(() => offered.allTextContents()).toEqual(['k•••@example.org'])

    await page.goto(signInPage(house))
    await person.chooseAddress(page, 'k•••@example.org')
    await person.at(page, 'password')
    expect(await page.locator('input[name=username]').inputValue()).toBe(COLLEAGUE)
    await finish(house, page, secrets.colleague)
  })

  it('leave nothing where they say that others use the computer, too', async () => {
    const { house, secrets, page } = await typedBySomebody()
    const tick = page.getByLabel('Remember my address in this browser')
    await tick.click()
    await expect.poll(() => tick.isChecked()).toBe(false)
    await finish(house, page, secrets.reporter)
    await signOut(page)
    const kept = await page.context().cookies(house.api)
    expect(kept.filter(({ name }) => name.includes('addresses'))).toEqual([])
    await page.goto(signInPage(house))
    await person.at(page, 'identify')
  })
})
