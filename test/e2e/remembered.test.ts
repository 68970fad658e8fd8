import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../api/contract/plain/languages.ts'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { fetchLaterWords } from '../../widgets/words/generated/later.ts'
import { createBrowser, enrolled } from '../support/api/browser.ts'
import { MINUTE } from '../support/api/clock.ts'
import { changeRows } from '../support/api/servers/servers.ts'
import { REPORTER } from '../support/api/test-server.ts'
import type { House } from '../support/e2e/house.ts'
import { inFinnishToo, visitIn } from '../support/e2e/language.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** Two people use one browser: the example portal's page and ours remember both. */
const stage = useHouse(inFinnishToo())

const wordsOf = async (language: Language) => {
  const { 'choose-address': choose, frame } = (await fetchLaterWords[language]()).words
  const { signedOut } = wordsIn[language].startPage
  return { language, said: SAID[language], choose, remember: frame.remember, signedOut }
}

type Words = Awaited<ReturnType<typeof wordsOf>>

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

async function finish(
  house: House,
  page: Page,
  { said, secret }: Pick<Words, 'said'> & { readonly secret: string },
): Promise<void> {
  house.server.clock.advance(MINUTE)
  await person.typePassword(page, said)
  await person.typeAppCode(house, page, { said, secret })
  await page.getByRole('button', { name: said.signOut }).waitFor()
}

async function signOut(page: Page, { said, signedOut }: Words): Promise<void> {
  await page.getByRole('button', { name: said.signOut }).click()
  await page.getByText(signedOut).waitFor()
}

const typeAddress = async (page: Page, { said }: Words, address: string): Promise<void> => {
  await person.at(page, 'identify')
  await page.getByLabel(said.address).fill(address)
  await page.getByRole('button', { name: said.next }).click()
}

const signInPage = (house: House, { language }: Words) => `${house.portalUrl}/${language}/sign-in`

/** Both have accounts, and the reporter's address is typed. */
async function typedBySomebody(language: Language) {
  const { house } = stage
  const words = await wordsOf(language)
  const secrets = await twoAccounts(house)
  const page = await visitIn(house, language)
  await page.goto(signInPage(house, words))
  await typeAddress(page, words, REPORTER)
  return { house, words, secrets, page }
}

describe.each(['sv', 'en', 'fi'] as const)('in %s', { timeout: 90_000 }, (language) => {
  it('two people in one browser are both offered where one of them comes back, in the portal and on our own page', async () => {
    const { house, words, secrets, page } = await typedBySomebody(language)
    const { said, choose } = words
    await finish(house, page, { said, secret: secrets.reporter })
    await signOut(page, words)
    await page.goto(signInPage(house, words))
    await person.at(page, 'choose-address')
    await page.getByRole('button', { name: choose.other }).click()
    await typeAddress(page, words, COLLEAGUE)
    await finish(house, page, { said, secret: secrets.colleague })
    await signOut(page, words)

    await page.goto(`${house.api}/p/demo/sign-in`)
    await person.at(page, 'choose-address')
    await portray(page, `remembered/${language}-choose`)
    const offered = page.locator('farstu-step-choose-address .address')
    expect(await offered.allTextContents()).toEqual(['k•••@example.org', 'r•••@example.org'])
    const forget = choose.forgetOne({ address: 'r•••@example.org' })
    await page.getByRole('button', { name: forget }).click()
    await expect.poll(() => offered.allTextContents()).toEqual(['k•••@example.org'])

    await page.goto(signInPage(house, words))
    await person.chooseAddress(page, 'k•••@example.org')
    await person.at(page, 'password')
    expect(await page.locator('input[name=username]').inputValue()).toBe(COLLEAGUE)
    await finish(house, page, { said, secret: secrets.colleague })
  })
})

describe('two people in one browser', { timeout: 90_000 }, () => {
  it('leave nothing where they say that others use the computer, too', async () => {
    const { house, words, secrets, page } = await typedBySomebody('en')
    const tick = page.getByLabel(words.remember)
    await tick.click()
    await expect.poll(() => tick.isChecked()).toBe(false)
    await finish(house, page, { said: words.said, secret: secrets.reporter })
    await signOut(page, words)
    const kept = await page.context().cookies(house.api)
    expect(kept.filter(({ name }) => name.includes('addresses'))).toEqual([])
    await page.goto(signInPage(house, words))
    await person.at(page, 'identify')
  })
})
