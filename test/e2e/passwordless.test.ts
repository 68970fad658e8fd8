import type { Page } from 'playwright-core'
import { afterEach, describe, expect } from 'vitest'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { fetchFirstWords } from '../../widgets/words/generated/first.ts'
import { fetchLaterWords } from '../../widgets/words/generated/later.ts'
import { fetchPasskeyWords } from '../../widgets/words/generated/passkey.ts'
import { fetchRecoveryCodesWords } from '../../widgets/words/generated/recovery-codes.ts'
import { fetchWebauthnWords } from '../../widgets/words/generated/webauthn.ts'
import { DAY, MINUTE } from '../support/api/clock.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { tabTo } from '../support/e2e/by-keyboard.ts'
import { type House, openHouse } from '../support/e2e/house.ts'
import { inTurn, visitIn } from '../support/e2e/language.ts'
import { invitationLink } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import * as person from '../support/e2e/steps.ts'
import { WITH_PASSKEYS } from '../support/webauthn/passkeys.ts'
import { IN_A_MANAGER, plug } from '../widgets/support/credentials.ts'

/**
 * Without a password, in a browser with authenticators that it plays: a portal where nobody has one, and the offer to
 * do without at the end of a sign-in.
 */
let house: House

afterEach(async () => {
  await house.close()
  expect(house.strangers).toEqual([])
})

const wordsOf = async (language: 'sv' | 'en') => ({
  first: (await fetchFirstWords[language]()).words,
  later: (await fetchLaterWords[language]()).words,
  ceremony: (await fetchWebauthnWords[language]()).words.ceremony,
  passkey: (await fetchPasskeyWords[language]()).words,
  codes: (await fetchRecoveryCodesWords[language]()).words,
  said: SAID[language],
  portal: wordsIn[language],
})
type Words = Awaited<ReturnType<typeof wordsOf>>

interface Shown {
  readonly page: Page
  readonly words: Words
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function isIn({ page, words }: Shown): Promise<void> {
  await button(page, words.said.signOut).waitFor()
}

/** To the page of the sign-in; the browser remembers nobody. */
async function signOut(shown: Shown): Promise<void> {
  const { page, words } = shown
  await button(page, words.said.signOut).click()
  await page.getByRole('link', { name: words.portal.signIn, exact: true }).first().waitFor()
  await page.context().clearCookies()
  house.server.clock.advance(2 * MINUTE)
}

async function toSignIn({ page, words }: Shown): Promise<void> {
  await page.getByRole('link', { name: words.portal.signIn, exact: true }).first().click()
}

async function makePasskey({ page, words }: Shown): Promise<void> {
  await person.at(page, 'passkey-enrol')
  await button(page, words.passkey['passkey-enrol'].go).click()
  await page.getByRole('heading', { name: words.passkey['passkey-enrol'].made }).waitFor()
  await button(page, words.ceremony.kept.save).click()
}

/** The ten of them, put into the drawer. */
async function keepCodes({ page, words }: Shown): Promise<readonly string[]> {
  const said = words.codes['recovery-codes-enrol']
  const list = page.getByRole('list', { name: said.list })
  await list.waitFor()
  const codes = await list.getByRole('listitem').allTextContents()
  await page.getByLabel(said.kept).check()
  await button(page, said.goOn).click()
  return codes.map((one) => one.trim())
}

/** What the field offers waits for `choose`, as a list of the browser does; what a press asks for goes on as ever. */
function listInTheField(): void {
  const { get } = navigator.credentials
  navigator.credentials.get = (options) => {
    const { mediation, ...rest } = options ?? {}
    if (mediation !== 'conditional') return get.call(navigator.credentials, options)
    return new Promise((resolve) => {
      Object.assign(window, { choose: () => resolve(get.call(navigator.credentials, rest)) })
    })
  }
}

async function comeInByTheList(shown: Shown): Promise<void> {
  const { page } = shown
  await toSignIn(shown)
  await page.waitForFunction(() => 'choose' in window)
  await page.evaluate(() => (window as unknown as { choose: () => void }).choose())
  await isIn(shown)
}

/** By one press where the browser still counts it once the step is there: five seconds, else by another. */
async function comeInByPress(shown: Shown): Promise<void> {
  const { page, words } = shown
  await toSignIn(shown)
  const inside = button(page, words.said.signOut)
  const idle = page.locator('farstu-step-passkey button[aria-busy=false]')
  await button(page, words.first.identify.methods.passkey).click()
  await inside.or(idle).first().waitFor()
  if (await idle.count()) await idle.click()
  await isIn(shown)
}

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  const told = inTurn(language)

  told('an invitation to a portal without passwords sets up a passkey, which lets in', async () => {
    house = await openHouse({ firstFactors: ['passkey'], secondFactors: ['passkey', 'totp'] })
    const words = await wordsOf(language)
    await house.server.invite({ language })
    const page = await visitIn(house, language)
    const shown = { page, words }
    await page.addInitScript(listInTheField)
    await plug(page, IN_A_MANAGER)
    await page.goto(await invitationLink(house))
    await person.proveMailbox(house, page, words.said)
    await person.confirmName(page, words.said)
    await person.at(page, 'passkey-enrol')
    await portray(page, 'passwordless/passkey')
    await makePasskey(shown)
    await person.acceptNotice(page)
    await isIn(shown)
    await signOut(shown)
    await comeInByTheList(shown)
    await signOut(shown)
    await comeInByPress(shown)
  })

  told('a passkey that was lost is made anew after the mailbox and a recovery code', async () => {
    house = await openHouse({ firstFactors: ['passkey'], recoveryCodes: 'compulsory' })
    const words = await wordsOf(language)
    await house.server.invite({ language })
    const first = { page: await visitIn(house, language), words }
    await plug(first.page, IN_A_MANAGER)
    await first.page.goto(await invitationLink(house))
    await person.proveMailbox(house, first.page, words.said)
    await person.confirmName(first.page, words.said)
    await makePasskey(first)
    const [code = ''] = await keepCodes(first)
    await person.acceptNotice(first.page)
    await isIn(first)
    house.server.clock.advance(2 * MINUTE)
    const page = await visitIn(house, language)
    const another = { page, words }
    await page.addInitScript(listInTheField)
    await plug(page, IN_A_MANAGER)
    await page.goto(`${house.portalUrl}/${language}/sign-in`)
    await person.typeAddress(page, words.said)
    await person.at(page, 'passkey')
    await portray(page, 'passwordless/lost')
    await button(page, words.passkey.passkey.forgotten).click()
    await person.proveMailbox(house, page, words.said)
    await person.at(page, 'pick')
    await portray(page, 'passwordless/lost-pick')
    await button(page, words.later.pick.next).click()
    await person.at(page, 'recovery-codes')
    await page.getByLabel(words.codes['recovery-codes'].label).fill(code)
    await button(page, words.codes['recovery-codes'].verify).click()
    await makePasskey(another)
    await person.at(page, 'codes-left')
    await page.locator('farstu-step-codes-left button').first().click()
    await isIn(another)
    await signOut(another)
    await comeInByPress(another)
  })

  told(
    'a passkey is offered after a sign-in, put off, and taken a month later by the keyboard',
    async () => {
      house = await openHouse({ ...WITH_PASSKEYS, offer: 'offered' })
      const words = await wordsOf(language)
      const { page, secret } = await openSignedIn(house, { language })
      const shown = { page, words }
      const signIn = async (): Promise<void> => {
        await page.goto(`${house.portalUrl}/${language}/sign-in`)
        await person.typeAddress(page, words.said)
        await person.typePassword(page, words.said)
        await person.typeAppCode(house, page, { said: words.said, secret })
      }
      await page.addInitScript(listInTheField)
      await plug(page, IN_A_MANAGER)
      await signOut(shown)
      await signIn()
      await person.at(page, 'offer')
      await portray(page, 'passwordless/offer')
      await button(page, words.later.offer.later).click()
      await isIn(shown)
      await signOut(shown)
      await signIn()
      await isIn(shown)
      house.server.clock.advance(31 * DAY)
      await page.context().clearCookies()
      await signIn()
      await person.at(page, 'offer')
      await page.getByRole('heading', { name: words.later.offer.heading }).waitFor()
      await tabTo(page, words.later.offer.go)
      await page.keyboard.press('Enter')
      await makePasskey(shown)
      await isIn(shown)
      await signOut(shown)
      await comeInByPress(shown)
    },
  )
})
