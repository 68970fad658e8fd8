import type { Page } from 'playwright-core'
import { afterEach, describe, expect } from 'vitest'
import { wordsIn } from '../../console/words/chosen-language.ts'
import { fetchPasskeyWords } from '../../widgets/words/generated/passkey.ts'
import { fetchRecoveryCodesWords } from '../../widgets/words/generated/recovery-codes.ts'
import { fetchWebauthnWords } from '../../widgets/words/generated/webauthn.ts'
import { openConsole } from '../support/e2e/beginnings.ts'
import { type House, openHouse } from '../support/e2e/house.ts'
import { inTurn, visitIn } from '../support/e2e/language.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import * as person from '../support/e2e/steps.ts'
import { demandKeys } from '../support/webauthn/console-keys.ts'
import { IN_A_MANAGER, plug } from '../widgets/support/credentials.ts'

/** A console that demands keys, as a new one does, in a browser with an authenticator that it plays. */
let house: House

afterEach(async () => {
  await house.close()
  expect(house.strangers).toEqual([])
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const invited = async (language: 'sv' | 'en', name: string): Promise<string> => {
  const { owners } = house.server.domain
  const whose = { email: `${name}@example.org`, firstName: 'Test', lastName: 'Owner', language }
  const made = await owners.invite(whose)
  if (!made.ok) throw new Error(made.mistake)
  return made.link
}

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  const told = inTurn(language)
  const said = SAID[language]

  /** By the browser's dialog. */
  async function makePasskey(page: Page): Promise<void> {
    const { words } = await fetchPasskeyWords[language]()
    const { ceremony } = (await fetchWebauthnWords[language]()).words
    await person.at(page, 'passkey-enrol')
    await portray(page, 'console-key/passkey')
    await button(page, words['passkey-enrol'].go).click()
    await page.getByLabel(ceremony.kept.name).fill('Vault')
    await button(page, ceremony.kept.save).click()
  }

  async function keepCodes(page: Page): Promise<void> {
    const words = (await fetchRecoveryCodesWords[language]()).words['recovery-codes-enrol']
    await page.getByLabel(words.kept).check()
    await portray(page, 'console-key/codes')
    await button(page, words.goOn).click()
  }

  told('an owner comes from the invitation to a key, and adds a portal with it', async () => {
    house = await openHouse({}, {}, { keyToAct: 'demanded' })
    const words = await wordsIn(language)
    const page = await visitIn(house, language)
    await plug(page, IN_A_MANAGER)
    await page.goto(await invited(language, 'owner'))
    await person.proveMailbox(house, page, said)
    await person.confirmName(page, said)
    await makePasskey(page)
    await person.choosePassword(page, said)
    await keepCodes(page)
    await page.waitForURL(`${house.api}/console/**`)
    await page.locator('h1').waitFor()
    expect(await page.getByRole('complementary', { name: words.keysNotice }).count()).toBe(0)
    await portray(page, 'console-key/inside')
    await page.getByRole('link', { name: words.addPortal }).click()
    const { add, basics, origins, secrets } = words.setupRoom
    await page.getByLabel(basics.name, { exact: true }).fill('Water statistics')
    await page.getByLabel(basics.homeUrl, { exact: true }).fill(`${house.portalUrl}/`)
    await page.getByLabel(origins.label({ number: 1 }), { exact: true }).fill(house.portalUrl)
    await button(page, add.create).click()
    await page.getByLabel(secrets.value, { exact: true }).waitFor()
  })
  told('whoever came in without a key reads, and is told how to change that', async () => {
    house = await openHouse()
    const words = await wordsIn(language)
    const page = await openConsole(house, { language })
    await page.getByRole('link', { name: words.addPortal }).waitFor()
    demandKeys(house.server)
    await page.reload()
    await page.getByRole('complementary', { name: words.keysNotice }).waitFor()
    await page.getByText(words.keysMissing).waitFor()
    expect(await page.getByRole('link', { name: words.addPortal }).count()).toBe(0)
    await portray(page, 'console-key/reads')
    await button(page, words.keysSignIn).click()
    await page.getByText(words.signInIntro).waitFor()
    await page.locator('farstu-login').waitFor()
  })
})
