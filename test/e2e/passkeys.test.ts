import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { fetchAccountWords } from '../../widgets/words/generated/account.ts'
import { fetchFirstWords } from '../../widgets/words/generated/first.ts'
import { fetchLaterWords } from '../../widgets/words/generated/later.ts'
import { fetchPasskeyWords } from '../../widgets/words/generated/passkey.ts'
import { fetchSecurityKeyWords } from '../../widgets/words/generated/security-key.ts'
import { fetchThisDeviceWords } from '../../widgets/words/generated/this-device.ts'
import { fetchWebauthnWords } from '../../widgets/words/generated/webauthn.ts'
import { MINUTE } from '../support/api/clock.ts'
import { toAccount } from '../support/e2e/account-menu.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { type House, openHouse } from '../support/e2e/house.ts'
import { inTurn, visitIn } from '../support/e2e/language.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import * as person from '../support/e2e/steps.ts'
import { WITH_PASSKEYS } from '../support/webauthn/passkeys.ts'
import {
  IN_A_MANAGER,
  KEY,
  ON_THIS_DEVICE,
  plug,
  type Virtual,
} from '../widgets/support/credentials.ts'

/**
 * A person's whole story, in a browser with authenticators that it plays: a passkey, a security key or this device is
 * added on their own page beside an app, opens the portal, is renamed and removed.
 */
let house: House

beforeEach(async () => {
  house = await openHouse(WITH_PASSKEYS)
})
afterEach(async () => {
  await house.close()
  expect(house.strangers).toEqual([])
})

const wordsOf = async (language: 'sv' | 'en') => ({
  account: (await fetchAccountWords[language]()).words,
  first: (await fetchFirstWords[language]()).words,
  later: (await fetchLaterWords[language]()).words,
  ceremony: (await fetchWebauthnWords[language]()).words.ceremony,
  kinds: {
    passkey: (await fetchPasskeyWords[language]()).words,
    'security-key': (await fetchSecurityKeyWords[language]()).words,
    'this-device': (await fetchThisDeviceWords[language]()).words,
  },
  said: SAID[language],
  portal: wordsIn[language],
})
type Words = Awaited<ReturnType<typeof wordsOf>>
type Kind = keyof Words['kinds']

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

interface Shown {
  readonly page: Page
  readonly words: Words
}

interface Story extends Shown {
  readonly secret: string
}

async function openAccount({ page, words }: Shown): Promise<void> {
  await toAccount(page)
  await page.locator('farstu-account h2[tabindex]', { hasText: words.account.heading }).waitFor()
}

async function showApp({ page, words, secret }: Story): Promise<void> {
  house.server.clock.advance(2 * MINUTE)
  await person.typeAppCode(house, page, { said: words.said, secret })
}

/** By the browser's dialog, and a name after it. */
async function makeOne({ page, words }: Shown, kind: Kind, name: string): Promise<void> {
  const { [`${kind}-enrol` as 'passkey-enrol']: enrol } = words.kinds[
    kind
  ] as Words['kinds']['passkey']
  await person.at(page, `${kind}-enrol`)
  await portray(page, `${kind}/before`)
  await button(page, enrol.go).click()
  await page.getByRole('heading', { name: enrol.made }).waitFor()
  await page.getByLabel(words.ceremony.kept.name).fill(name)
  await portray(page, `${kind}/made`)
  await button(page, words.ceremony.kept.save).click()
}

/** Added on the own page, after a code of the app. */
async function add(story: Story, kind: Kind, name: string): Promise<void> {
  const { page, words } = story
  await openAccount(story)
  await button(page, words.account.methods.adds[kind]).click()
  await showApp(story)
  await makeOne(story, kind, name)
  await page.getByText(words.account.done.added).waitFor()
  await page.locator('farstu-account .name', { hasText: name }).waitFor()
}

/** Nobody is remembered in this browser any more. */
async function signOut({ page, words }: Shown, language: string): Promise<void> {
  await page.goto(`${house.portalUrl}/${language}/`)
  await button(page, words.said.signOut).click()
  await page.context().clearCookies()
  house.server.clock.advance(2 * MINUTE)
  await page.getByRole('link', { name: words.portal.signIn, exact: true }).first().click()
}

/** By one press where the browser still counts it once the step is there: five seconds, else by another. */
async function comeInByPasskey({ page, words }: Shown): Promise<void> {
  const inside = button(page, words.said.signOut)
  const idle = page.locator('farstu-step-passkey button[aria-busy=false]')
  const pressed = button(page, words.first.identify.methods.passkey).click()
  // The virtual authenticator waits for nobody: it may have answered what the address field asks for before the press.
  await Promise.race([pressed.catch(() => inside.waitFor()), inside.waitFor()])
  await inside.or(idle).first().waitFor()
  if (await idle.count()) await idle.click()
  await inside.waitFor()
}

const begin = async (language: 'sv' | 'en', virtual: Virtual): Promise<Story> => {
  const words = await wordsOf(language)
  const { page, secret } = await openSignedIn(house, { language })
  await plug(page, virtual)
  return { page, words, secret }
}

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  const told = inTurn(language)

  told('a passkey that was added lets in by itself, without an address', async () => {
    const story = await begin(language, IN_A_MANAGER)
    const { page, words } = story
    await add(story, 'passkey', 'In my manager')
    await signOut(story, language)
    await comeInByPasskey({ page, words })
  })

  told('a security key is one of two ways on top of the password', async () => {
    const story = await begin(language, KEY)
    const { page, words } = story
    await add(story, 'security-key', 'On my ring')
    await signOut(story, language)
    await person.typeAddress(page, words.said)
    await person.typePassword(page, words.said)
    await page.locator('[step=totp]:not([busy]), [step=security-key]:not([busy])').waitFor()
    if (await page.locator('[step=totp]').count()) {
      await button(page, words.later.frame.otherWay).click()
      await person.at(page, 'pick')
      await page.getByRole('radio', { name: words.kinds['security-key'].pick.called }).check()
      await button(page, words.later.pick.next).click()
    }
    await person.at(page, 'security-key')
    await button(page, words.kinds['security-key']['security-key'].go).click()
    await button(page, words.said.signOut).waitFor()
  })

  told('whoever is invited sets up a passkey in the place of an app', async () => {
    const words = await wordsOf(language)
    await house.server.invite({ language })
    const page = await visitIn(house, language)
    await plug(page, IN_A_MANAGER)
    await page.goto(await invitationLink(house))
    await person.proveMailbox(house, page, words.said)
    await person.confirmName(page, words.said)
    await person.at(page, 'totp-enrol')
    await button(page, words.later.frame.otherWay).click()
    await person.at(page, 'enrol')
    await portray(page, 'passkey/onboarding')
    await page.getByRole('radio', { name: words.kinds.passkey.pick.called }).check()
    await button(page, words.later.enrol.beginChosen).click()
    await makeOne({ page, words }, 'passkey', '')
    await person.choosePassword(page, words.said)
    await person.acceptNotice(page)
    await button(page, words.said.signOut).waitFor()
    await signOut({ page, words }, language)
    await comeInByPasskey({ page, words })
  })

  told('this device is renamed and removed, with what is left to do in it', async () => {
    const story = await begin(language, ON_THIS_DEVICE)
    const { page, words } = story
    const { methods, removing, done } = words.account
    await add(story, 'this-device', 'Old laptop')
    await page.getByRole('button', { name: `${methods.rename}: Old laptop` }).click()
    await page.getByLabel(methods.renameLabel).fill('New laptop')
    await button(page, methods.save).click()
    await page.getByText(done.renamed).waitFor()
    await page.getByRole('button', { name: `${methods.remove}: New laptop` }).click()
    await page.getByText(words.later.frame.leftovers['this-device']).waitFor()
    await button(page, removing.yes).click()
    await button(page, words.later.confirm.go).click()
    await showApp(story)
    await page.getByText(done.removed).waitFor()
    expect(await page.locator('farstu-account .name', { hasText: 'laptop' }).count()).toBe(0)
  })
})
