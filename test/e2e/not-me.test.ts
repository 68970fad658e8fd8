import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../api/pages/words/generated/words.ts'
import { fetchAccountWords } from '../../widgets/words/generated/account.ts'
import { DAY, MINUTE } from '../support/api/clock.ts'
import { frozen, linkIn } from '../support/api/not-me.ts'
import { changeRows } from '../support/api/servers/servers.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import type { House } from '../support/e2e/house.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'

/** "This was not me": from a mail, by a press on our own page; and from the own account, where it is lifted again. */
const stage = useHouse()
const LANGUAGES = ['en', 'sv', 'fi'] as const
const said = SAID.en
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const comeIn = async (house: House, page: Page, secret: string) => {
  await person.typePassword(page, said)
  await person.typeAppCode(house, page, { said, secret })
}

describe('this was not me', { timeout: 120_000 }, () => {
  it('is asked once more by the page that the mail leads to, and done by a press', async () => {
    const { house } = stage
    const { server } = house
    await openSignedIn(house, { language: 'en' })
    changeRows(
      server,
      `update portal set languages = '["sv","en","fi"]', version = version + 1 where id = 'demo'`,
    )
    const token = await linkIn(server, 'is ready')
    const page = await house.visit({ locale: 'en-GB' })
    const sent: string[] = []
    page.on('request', (request) => void sent.push(`${request.method()} ${request.url()}`))
    for (const language of LANGUAGES) {
      const { notMe: words } = wordsIn[language]
      await page.goto(`${house.api}/p/demo/not-me?lang=${language}#${token}`)
      await page.getByText(words.lead).waitFor()
      await portray(page, `not-me/asked-${language}`)
      expect(await page.getByText(words.done).isVisible()).toBe(false)
    }
    expect(sent.filter((line) => line.startsWith('POST') || line.includes(token))).toEqual([])
    expect(frozen(server)).toMatchObject({ frozen: 0 })
    const { notMe: words } = wordsIn.fi
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText(words.done).waitFor()
    expect(frozen(server)).toMatchObject({ frozen: 1 })
    await portray(page, 'not-me/done-fi')
    await page.goto(`${house.api}/p/demo/not-me?lang=sv#${token}`)
    await button(page, wordsIn.sv.notMe.button).click()
    await page.getByText(wordsIn.sv.notMe.used).waitFor()
    expect(await button(page, wordsIn.sv.notMe.button).isVisible()).toBe(false)
  })

  it('is said in the own account, which is lifted again by an app of long ago', async () => {
    const { house } = stage
    const { page, secret } = await openSignedIn(house, { language: 'en' })
    const { freeze, done } = (await fetchAccountWords.en()).words
    house.server.clock.advance(40 * DAY)
    await page.goto(`${house.api}/p/demo/account`)
    await person.typeAddress(page, said)
    await comeIn(house, page, secret)
    await button(page, freeze.ask).click()
    await page.getByText(freeze.what).waitFor()
    await portray(page, 'not-me/sure')
    await button(page, freeze.yes).click()
    house.server.clock.advance(MINUTE)
    await person.chooseAddress(page, 'r•••@example.org')
    await comeIn(house, page, secret)
    await page.getByRole('heading', { name: freeze.heading }).waitFor()
    await portray(page, 'not-me/frozen')
    await button(page, freeze.lift).click()
    await page.getByText(done.unfrozen).waitFor()
    expect(await page.getByRole('heading', { name: freeze.heading }).isVisible()).toBe(false)
  })
})
