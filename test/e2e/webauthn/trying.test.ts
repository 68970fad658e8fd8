import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Language } from '../../../api/contract/plain/languages.ts'
import { fetchAccountWords } from '../../../widgets/words/generated/account.ts'
import { fetchPasskeyWords } from '../../../widgets/words/generated/passkey.ts'
import { fetchSecurityKeyWords } from '../../../widgets/words/generated/security-key.ts'
import { fetchThisDeviceWords } from '../../../widgets/words/generated/this-device.ts'
import { fetchWebauthnWords } from '../../../widgets/words/generated/webauthn.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { openSignedIn } from '../../support/e2e/beginnings.ts'
import { HANDS, type Hands } from '../../support/e2e/hands.ts'
import { type House, openHouse } from '../../support/e2e/house.ts'
import { inFinnishToo } from '../../support/e2e/language.ts'
import { portray } from '../../support/e2e/pictures.ts'
import { SAID } from '../../support/e2e/said.ts'
import * as person from '../../support/e2e/steps.ts'
import { WITH_PASSKEYS } from '../../support/webauthn/passkeys.ts'
import {
  IN_A_MANAGER,
  KEY,
  ON_THIS_DEVICE,
  type Plugged,
  plug,
  type Virtual,
} from '../../widgets/support/credentials.ts'

/**
 * Somebody adds a passkey, a key or this device on their own page, and tries it there at once; and once more later, from
 * its row, when finger, face or PIN did not match at first. By mouse, and by keys alone.
 */
let house: House

beforeEach(async () => {
  house = await openHouse(WITH_PASSKEYS, inFinnishToo())
})
afterEach(async () => {
  await house.close()
  expect(house.strangers).toEqual([])
})

const wordsOf = async (language: Language) => ({
  account: (await fetchAccountWords[language]()).words,
  ceremony: (await fetchWebauthnWords[language]()).words.ceremony,
  kinds: {
    passkey: (await fetchPasskeyWords[language]()).words,
    'security-key': (await fetchSecurityKeyWords[language]()).words,
    'this-device': (await fetchThisDeviceWords[language]()).words,
  },
  said: SAID[language],
})
type Words = Awaited<ReturnType<typeof wordsOf>>
type Kind = keyof Words['kinds']

interface Story {
  readonly page: Page
  readonly words: Words
  readonly hands: Hands
  readonly kind: Kind
  readonly language: Language
}

const NAME = 'Mine'
const named = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** On the own page, after a code of the app. */
async function add({ page, words, hands, kind }: Story, secret: string): Promise<void> {
  const { kept } = words.ceremony
  const { [`${kind}-enrol` as 'passkey-enrol']: enrol } = words.kinds[
    kind
  ] as Words['kinds']['passkey']
  await hands.toAccount(page)
  await hands.press(named(page, words.account.methods.adds[kind]))
  house.server.clock.advance(2 * MINUTE)
  await person.typeAppCode(house, page, { said: words.said, secret })
  await person.at(page, `${kind}-enrol`)
  await hands.press(named(page, enrol.go))
  await hands.write(page.getByLabel(kept.name), '')
  await page.getByLabel(kept.name).fill(NAME)
  await hands.press(named(page, kept.save))
  await page.getByText(words.account.done.added).waitFor()
}

/** By the press that led there where the browser still counts it, else by another. */
async function showIt({ page, words, hands, kind }: Story): Promise<void> {
  const { go } = (words.kinds[kind] as Words['kinds']['passkey'])[kind as 'passkey']
  const works = page.getByText(words.account.done.tried)
  const idle = page.locator('farstu-authenticator button[aria-busy=false]', { hasText: go })
  await works.or(idle).first().waitFor()
  if (await idle.count()) await hands.press(named(page, go))
  await works.waitFor()
}

/** Finger, face or PIN do not match at first: nothing came of it, and the next press does. */
async function tryLater(story: Story, { verify }: Plugged): Promise<void> {
  const { page, words, hands, kind, language } = story
  const { go } = (words.kinds[kind] as Words['kinds']['passkey'])[kind as 'passkey']
  await verify(false)
  await hands.press(named(page, `${words.account.methods.try}: ${NAME}`))
  const idle = page.locator('farstu-authenticator button[aria-busy=false]', { hasText: go })
  const alert = page.getByRole('alert')
  await alert.or(idle).first().waitFor()
  if (!(await alert.count())) await hands.press(named(page, go))
  await alert.getByText(words.ceremony.wrong.cancelled).waitFor()
  await portray(page, `trying/${language}-cancelled`)
  await verify(true)
  await hands.press(named(page, go))
  await page.getByText(words.account.done.tried).waitFor()
}

interface Told {
  readonly language: Language
  readonly kind: Kind
  readonly virtual: Virtual
  readonly by: keyof typeof HANDS
}
const STORIES: readonly Told[] = [
  { language: 'sv', kind: 'passkey', virtual: IN_A_MANAGER, by: 'mouse' },
  { language: 'en', kind: 'this-device', virtual: ON_THIS_DEVICE, by: 'keyboard' },
  { language: 'fi', kind: 'security-key', virtual: KEY, by: 'keyboard' },
]

describe.each(STORIES)('in $language, a $kind', ({ language, kind, virtual, by }) => {
  it(`is tried where it was added, and later, by ${by}`, async () => {
    const words = await wordsOf(language)
    const { page, secret } = await openSignedIn(house, { language })
    const plugged = await plug(page, virtual)
    const story = { page, words, hands: HANDS[by], kind, language }
    await add(story, secret)
    await portray(page, `trying/${language}-added`)
    await HANDS[by].press(named(page, `${words.account.methods.tryNow}: ${NAME}`))
    await showIt(story)
    await portray(page, `trying/${language}-works`)
    expect(await page.getByRole('button', { name: words.account.methods.tryNow }).count()).toBe(0)
    await tryLater(story, plugged)
  })
})
