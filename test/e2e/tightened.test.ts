import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../api/contract/plain/languages.ts'
import { BY_OPERATOR } from '../../api/domain/portals/setup/setup-act.ts'
import { wordsIn as consoleWordsIn } from '../../console/words/chosen-language.ts'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { fetchLaterWords } from '../../widgets/words/generated/later.ts'
import { MINUTE } from '../support/api/clock.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { openConsole, openSignedIn } from '../support/e2e/beginnings.ts'
import type { House } from '../support/e2e/house.ts'
import { inFinnishToo, inTurn } from '../support/e2e/language.ts'
import { atOnce } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/**
 * A policy is tightened by its owner, who sees whom it concerns, writes to them and saves; whoever had a password
 * alone is made to set an app up: within the grace that there is, or once it is used.
 */
const stage = useHouse(inFinnishToo())

const wordsOf = async (language: Language) => {
  const { words: later } = await fetchLaterWords[language]()
  const desk = await consoleWordsIn(language)
  return { desk, later, said: SAID[language], portal: wordsIn[language] }
}

type Words = Awaited<ReturnType<typeof wordsOf>>

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Somebody with a password alone, who was signed in when that was enough. */
async function givenPassword(house: House, language: Language): Promise<Page> {
  const definition = { policy: { level: 'aal1' } }
  const reason = 'The figures are public already.'
  const asked = { definition, reason, goesOn: true }
  const outcome = await house.server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)
  expect(outcome.ok).toBe(true)
  const { page } = await openSignedIn(house, { language })
  house.server.clock.advance(2 * MINUTE)
  return page
}

/** By the owner, in the console: two factors, one sign-in of grace. */
async function tighten(house: House, language: Language, { desk }: Words): Promise<void> {
  const { rules, changeOf, save, saved } = desk.setupRoom
  const page = await openConsole(house, { language })
  await page.goto(`${house.api}/console/demo/setup/sign-in`)
  await button(page, changeOf({ what: rules.heading })).click()
  await page.getByLabel(rules.levels.aal2, { exact: true }).check()
  await page.getByLabel(rules.grace, { exact: true }).fill('1')
  await button(page, save).click()
  const list = page.getByRole('list', { name: rules.reach['must-set-up']({ count: 1 }) })
  await list.getByText(REPORTER).waitFor()
  await page.getByText(rules.reach['signed-out']({ count: 1 })).waitFor()
  await portray(page, `tightened/${language}-list`)
  // Tests have a day of their own.
  await page.getByLabel(rules.reach.mailFrom, { exact: true }).fill('2027-02-15')
  await button(page, rules.reach.mailDo).click()
  await page.getByText(rules.reach.mailed({ count: 1 })).waitFor()
  await button(page, save).click()
  await page.getByText(saved({ what: rules.heading })).waitFor()
  await page.context().close()
}

/** The portal sends them to its sign-in, for their session has ended; they come to what they lack. */
async function comeBack(page: Page, { said, portal }: Words): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${stage.house.portalUrl}/`)
  await page.getByRole('link', { name: portal.signIn, exact: true }).first().click()
  await person.typeAddress(page, said)
  await person.typePassword(page, said)
  await person.at(page, 'enrol')
}

/** The app, after a mailed code; then inside. */
async function setUp(page: Page, { later, said }: Words): Promise<void> {
  const { house } = stage
  await button(page, later.enrol.begins.totp).click()
  await person.proveMailbox(house, page, said)
  await person.enrolApp(house, page, said)
  await button(page, said.signOut).waitFor()
}

describe.each(['sv', 'en', 'fi'] as const)('a policy is tightened, in %s', (language) => {
  const told = language === 'fi' ? it : inTurn(language)

  told('and whoever is made to set an app up does so within the grace', async () => {
    const { house } = stage
    const words = await wordsOf(language)
    const page = await givenPassword(house, language)
    await tighten(house, language, words)
    const mail = await atOnce(house, /ändras den|changes on|muuttuu/)
    expect(mail).toContain(house.portalUrl)
    await comeBack(page, words)
    await page.getByText(words.later.enrol.later({ left: 1 })).waitFor()
    await portray(page, `tightened/${language}-grace`)
    await setUp(page, words)
  })

  told('and whoever puts it off has to once the grace is used', async () => {
    const { house } = stage
    const words = await wordsOf(language)
    const page = await givenPassword(house, language)
    await tighten(house, language, words)
    await comeBack(page, words)
    await button(page, words.later.enrol.later({ left: 1 })).click()
    await button(page, words.said.signOut).waitFor()
    house.server.clock.advance(2 * MINUTE)
    await comeBack(page, words)
    expect(await button(page, words.later.enrol.later({ left: 1 })).count()).toBe(0)
    await portray(page, `tightened/${language}-due`)
    await setUp(page, words)
  })
})
