import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Language } from '../../api/contract/plain/languages.ts'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { fetchAccountWords } from '../../widgets/words/generated/account.ts'
import { fetchLaterWords } from '../../widgets/words/generated/later.ts'
import { fetchTotpWords } from '../../widgets/words/generated/totp.ts'
import { PASSWORD } from '../support/api/browser.ts'
import { MINUTE } from '../support/api/clock.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { toAccount, toAccountByKeys } from '../support/e2e/account-menu.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { tabTo } from '../support/e2e/by-keyboard.ts'
import type { House } from '../support/e2e/house.ts'
import { inFinnishToo, inTurnAmong } from '../support/e2e/language.ts'
import { portray } from '../support/e2e/pictures.ts'
import { scanScreen } from '../support/e2e/qr.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import { at } from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/**
 * A person's whole story: another app is added to the one on the phone, and asked for first; the phone is lost, and
 * what was on it is removed by a code of the other.
 */
const TOLD = ['sv', 'fi', 'en'] as const
const stage = useHouse(inFinnishToo())

const wordsOf = async (language: Language) => ({
  account: (await fetchAccountWords[language]()).words,
  later: (await fetchLaterWords[language]()).words,
  totp: (await fetchTotpWords[language]()).words,
  said: SAID[language],
  portal: wordsIn[language],
})

type Words = Awaited<ReturnType<typeof wordsOf>>

/** How somebody presses and types. */
interface Hand {
  press(page: Page, name: string): Promise<void>
  follow(page: Page, name: string): Promise<void>
  toAccount(page: Page): Promise<void>
  type(page: Page, label: string, text: string): Promise<void>
}

const BY_MOUSE: Hand = {
  press: (page, name) => page.getByRole('button', { name, exact: true }).click(),
  follow: (page, name) => page.getByRole('link', { name, exact: true }).first().click(),
  toAccount,
  type: (page, label, text) => page.getByLabel(label, { exact: true }).fill(text),
}

const enter = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

const BY_KEYBOARD: Hand = {
  press: enter,
  follow: enter,
  toAccount: toAccountByKeys,
  async type(page, label, text) {
    await tabTo(page, label)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  },
}

interface Visit {
  readonly house: House
  readonly page: Page
  readonly words: Words
  readonly language: Language
  readonly hand: Hand
}

/** Pictures of a story are in one folder, and bear their language. */
const show = ({ page, language }: Visit, name: string) =>
  portray(page, `second-app/${name}-${language}`)

/** A code of an app that was not typed yet. */
function codeOf({ house: { server } }: Visit, secret: string): string {
  server.clock.advance(MINUTE)
  return totpAt(secret, server.clock.now())
}

async function openAccount({ page, words, hand }: Visit): Promise<void> {
  await hand.toAccount(page)
  await page.locator('farstu-account h2[tabindex]', { hasText: words.account.heading }).waitFor()
}

const row = (page: Page, name: string) =>
  page.locator('farstu-account [data-row]', { hasText: name })

/** Named "Tablet", after a code of the app that is there; resolves its seed. */
async function addTablet(visit: Visit, held: string): Promise<string> {
  const { page, words, hand } = visit
  await hand.press(page, words.account.methods.adds.totp)
  await at(page, 'totp')
  await show(visit, 'held')
  await hand.type(page, words.said.code, codeOf(visit, held))
  await at(page, 'totp-enrol')
  const secret = (await scanScreen(page)).searchParams.get('secret') ?? ''
  await hand.type(page, words.totp['totp-enrol'].name, 'Tablet')
  await show(visit, 'added')
  await hand.type(page, words.said.appCode, codeOf(visit, secret))
  await page.getByText(words.account.done.added, { exact: true }).waitFor()
  return secret
}

async function askForTabletFirst(visit: Visit): Promise<void> {
  const { page, words, hand } = visit
  await hand.press(page, `${words.account.methods.makeDefault}: Tablet`)
  await page.getByText(words.account.done.preferred, { exact: true }).waitFor()
  await row(page, 'Tablet').getByText(words.account.methods.isDefault).waitFor()
  await show(visit, 'preferred')
}

/** By a code of the tablet: the phone is lost, and no code of it can be typed. */
async function removePhone(visit: Visit, tablet: string): Promise<void> {
  const { page, words, hand } = visit
  const phone = await phoneName(visit)
  await hand.press(page, `${words.account.methods.remove}: ${phone}`)
  await show(visit, 'question')
  await hand.press(page, words.account.removing.yes)
  await at(page, 'confirm')
  await show(visit, 'confirm')
  await hand.press(page, words.later.confirm.go)
  await at(page, 'totp')
  await hand.type(page, words.said.code, codeOf(visit, tablet))
  await page.getByText(words.account.done.removed, { exact: true }).waitFor()
  expect(await row(page, phone).count()).toBe(0)
  await show(visit, 'removed')
}

/** As it was called by itself when it was set up. */
async function phoneName({ page }: Visit): Promise<string> {
  const names = await page
    .locator('farstu-account [data-row] .name bdi:not(.kind)')
    .allTextContents()
  const [phone = ''] = names.filter((name) => name !== 'Tablet')
  return phone
}

/** In the same browser, which was signed out. */
async function signIn(visit: Visit): Promise<void> {
  const { page, words, hand, house, language } = visit
  await page.goto(`${house.portalUrl}/${language}/`)
  await hand.press(page, words.said.signOut)
  // A pressed key waits for no page: the next Tab would fall between two of them.
  await page.getByRole('link', { name: words.portal.signIn, exact: true }).first().waitFor()
  await page.context().clearCookies()
  await hand.follow(page, words.portal.signIn)
  await at(page, 'identify')
  await hand.type(page, words.said.address, REPORTER)
  await page.keyboard.press('Enter')
  await at(page, 'password')
  await hand.type(page, words.said.password, PASSWORD)
  await page.keyboard.press('Enter')
  await at(page, 'totp')
}

for (const language of TOLD)
  describe(`in ${language}`, { timeout: 120_000 }, () => {
    const told = inTurnAmong(TOLD, language)

    const begin = async (hand: Hand) => {
      const { house } = stage
      const { page, secret } = await openSignedIn(house, { language })
      const visit = { house, page, language, hand, words: await wordsOf(language) }
      await openAccount(visit)
      return { visit, tablet: await addTablet(visit, secret), phone: secret }
    }

    told('a second app is added and asked for first, and then lets in', async () => {
      const { visit, tablet } = await begin(BY_MOUSE)
      await askForTabletFirst(visit)
      await signIn(visit)
      await visit.page.getByLabel(visit.words.said.code).fill(codeOf(visit, tablet))
      await visit.page.getByRole('button', { name: visit.words.said.signOut }).waitFor()
    })

    told(
      'the first app is lost, goes by a code of the second, and lets nobody in any more',
      async () => {
        const { visit, tablet, phone } = await begin(BY_MOUSE)
        await removePhone(visit, tablet)
        await signIn(visit)
        const { page, words } = visit
        await page.getByLabel(words.said.code).fill(codeOf(visit, phone))
        await page.getByText(words.totp['app-code'].problems.wrong_code).waitFor()
        await show(visit, 'refused')
        await page.getByLabel(words.said.code).fill(codeOf(visit, tablet))
        // After a wrong one nothing is sent by itself.
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: words.said.signOut }).waitFor()
      },
    )

    told('all of it is done by keyboard alone', async () => {
      const { visit, tablet } = await begin(BY_KEYBOARD)
      await askForTabletFirst(visit)
      await removePhone(visit, tablet)
      await signIn(visit)
      await visit.hand.type(visit.page, visit.words.said.code, codeOf(visit, tablet))
      await visit.page.getByRole('button', { name: visit.words.said.signOut }).waitFor()
    })
  })
