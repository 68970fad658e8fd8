import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../api/contract/plain/languages.ts'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { fetchAccountWords } from '../../widgets/words/generated/account.ts'
import { fetchLaterWords } from '../../widgets/words/generated/later.ts'
import { fetchRecoveryCodesWords } from '../../widgets/words/generated/recovery-codes.ts'
import { MINUTE } from '../support/api/clock.ts'
import { toAccount } from '../support/e2e/account-menu.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import type { House } from '../support/e2e/house.ts'
import { inFinnishToo, inTurn } from '../support/e2e/language.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/**
 * A person's whole story: codes are put into a drawer while there is a phone; the phone is lost; a code lets them
 * in, another app takes the lost one's place, and that one is removed a day later.
 */
const stage = useHouse(inFinnishToo())

const wordsOf = async (language: Language) => {
  const { words: account } = await fetchAccountWords[language]()
  const { words: codes } = await fetchRecoveryCodesWords[language]()
  const { words: later } = await fetchLaterWords[language]()
  return { account, codes, later, said: SAID[language], portal: wordsIn[language] }
}

type Words = Awaited<ReturnType<typeof wordsOf>>

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function openAccount(page: Page, { account }: Words): Promise<void> {
  await toAccount(page)
  await page.locator('farstu-account h2[tabindex]', { hasText: account.heading }).waitFor()
}

/** Made after a code of the app; resolves the ten. */
async function makeCodes(page: Page, words: Words, code: string): Promise<readonly string[]> {
  const { account, codes, said } = words
  await button(page, account.methods.makeCodes).click()
  await page.getByLabel(said.code).fill(code)
  const list = page.getByRole('list', { name: codes['recovery-codes-enrol'].list })
  await list.waitFor()
  const made = await list.getByRole('listitem').allTextContents()
  await page.getByLabel(codes['recovery-codes-enrol'].kept).check()
  await button(page, codes['recovery-codes-enrol'].goOn).click()
  await page.getByText(account.done.codesMade).waitFor()
  return made.map((one) => one.trim())
}

/** Signs in with a code of the drawer in the place of the app. */
async function comeInByCode(page: Page, words: Words, code: string): Promise<void> {
  const { said } = words
  await page.getByRole('link', { name: words.portal.signIn, exact: true }).first().click()
  await person.typeAddress(page, said)
  await person.typePassword(page, said)
  await showCode(page, words, code)
  await readWhatIsLeft(page, words)
  await button(page, said.signOut).waitFor()
}

/** Told before the page goes on; a reload shows it again. */
async function readWhatIsLeft(page: Page, { later }: Words): Promise<void> {
  await person.at(page, 'codes-left')
  await page.reload()
  await person.at(page, 'codes-left')
  await portray(page, 'lost-phone/codes-left')
  await button(page, later['codes-left'].goOn({ portal: 'Personnel statistics' })).click()
}

/** Where the app is asked for: it is lost, and a code is typed as people copy it from paper. */
async function showCode(page: Page, { codes, later }: Words, code: string): Promise<void> {
  await person.at(page, 'totp')
  await button(page, later.frame.lost).click()
  await person.at(page, 'pick')
  await portray(page, 'lost-phone/pick')
  await button(page, later.pick.next).click()
  await person.at(page, 'recovery-codes')
  await page.getByLabel(codes['recovery-codes'].label).fill(code.toLowerCase().replaceAll('-', ' '))
  await button(page, codes['recovery-codes'].verify).click()
}

/** Signed in, with ten codes made on their own page, and signed out again. */
async function withCodes(house: House, language: Language) {
  const { clock } = house.server
  const words = await wordsOf(language)
  const { page, secret } = await openSignedIn(house, { language })
  clock.advance(2 * MINUTE)
  await openAccount(page, words)
  const made = await makeCodes(page, words, totpAt(secret, clock.now()))
  expect(new Set(made).size).toBe(10)
  await portray(page, `lost-phone/account-${language}`)
  await page.goto(`${house.portalUrl}/${language}/`)
  await button(page, words.said.signOut).click()
  return { page, words, made }
}

for (const language of ['sv', 'en', 'fi'] as const)
  describe(`in ${language}`, { timeout: 90_000 }, () => {
    const told = language === 'fi' ? it : inTurn(language)

    told(
      'a code from the drawer lets in whoever has lost the phone, and is crossed out',
      async () => {
        const { page, words, made } = await withCodes(stage.house, language)
        await comeInByCode(page, words, made[3] ?? '')
        await openAccount(page, words)
        await page.getByText(words.account.methods.left({ left: 9 })).waitFor()
      },
    )

    told(
      'another code sets up an app in the place of the lost one, which then lets in',
      async () => {
        const { house } = stage
        const { clock } = house.server
        const { page, words, made } = await withCodes(house, language)
        await comeInByCode(page, words, made[0] ?? '')
        clock.advance(2 * MINUTE)
        await openAccount(page, words)
        await button(page, words.account.methods.adds.totp).click()
        await showCode(page, words, made[1] ?? '')
        const secret = await person.enrolApp(house, page, words.said)
        await page.getByText(words.account.done.added).waitFor()
        clock.advance(2 * MINUTE)
        await page.goto(`${house.portalUrl}/${language}/`)
        await button(page, words.said.signOut).click()
        await page.context().clearCookies()
        await page.getByRole('link', { name: words.portal.signIn, exact: true }).first().click()
        await person.typeAddress(page, words.said)
        await person.typePassword(page, words.said)
        await person.typeAppCode(house, page, { said: words.said, secret })
        await button(page, words.said.signOut).waitFor()
      },
    )
  })
