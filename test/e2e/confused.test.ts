import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { DAY, MINUTE } from '../support/api/clock.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { openSignedIn } from '../support/e2e/beginnings.ts'
import { CONFUSION } from '../support/e2e/confusion.ts'
import { inTurn, visitIn } from '../support/e2e/language.ts'
import { invitationLink, mailedCode } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/** Everything that goes wrong with an invitation without anybody meaning harm. */
const stage = useHouse()
const NEWCOMER = 'newcomer@example.org'
const INVITER = 'inviter@agency.example.org'

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor()

describe.each(['sv', 'en'] as const)('in %s', { timeout: 60_000 }, (language) => {
  const tell = inTurn(language)
  const said = SAID[language]
  const words = CONFUSION[language]

  tell('a scanner has opened the link before the person did', async () => {
    const { house } = stage
    await house.server.invite({ language })
    const link = await invitationLink(house)
    const scanner = await house.visit()
    await scanner.goto(link)
    await person.at(scanner, 'email-code')
    const page = await visitIn(house, language)
    await page.goto(link)
    await person.at(page, 'email-code')
    await portray(page, `confused/${language}-scanner`)
    await person.proveMailbox(house, page, said)
    await person.at(page, 'register')
  })

  tell('the tab was closed in the middle, and the link is opened again', async () => {
    const { house } = stage
    await house.server.invite({ language })
    const link = await invitationLink(house)
    const page = await visitIn(house, language)
    await page.goto(link)
    await person.proveMailbox(house, page, said)
    await person.confirmName(page, said)
    await person.at(page, 'totp-enrol')
    const context = page.context()
    await page.close()
    house.server.clock.advance(2 * MINUTE)
    const again = await context.newPage()
    await again.goto(link)
    await person.proveMailbox(house, again, said)
    await person.at(again, 'totp-enrol')
    await portray(again, `confused/${language}-closed-tab`)
  })

  tell('the first code arrives after a second was asked for', async () => {
    const { house } = stage
    await house.server.invite({ language })
    const page = await visitIn(house, language)
    await page.goto(await invitationLink(house))
    await person.at(page, 'email-code')
    await page.getByRole('button', { name: said.sendCode }).click()
    await page.getByLabel(said.mailedCode).waitFor()
    const late = await mailedCode(house)
    house.server.clock.advance(MINUTE)
    await page.reload()
    await person.at(page, 'email-code')
    await page.getByRole('button', { name: words.sendAgain }).click()
    await expect.poll(() => mailedCode(house), { timeout: 20_000 }).not.toBe(late)
    await portray(page, `confused/${language}-late-code`)
    await page.getByLabel(said.mailedCode).fill(late)
    await person.at(page, 'register')
  })

  tell(
    'the invitation has expired: that is said first, and a new link can be asked for',
    async () => {
      const { house } = stage
      await house.server.invite({ language, days: 1, inviterEmail: INVITER })
      const link = await invitationLink(house)
      house.server.clock.advance(2 * DAY)
      const page = await visitIn(house, language)
      await page.goto(link)
      await person.at(page, 'denied')
      await heading(page, words.expired)
      await portray(page, `confused/${language}-expired`)
      await page.getByRole('button', { name: words.askForLink }).click()
      await heading(page, words.asked)
      await portray(page, `confused/${language}-asked`)
      await house.server.deliverMail()
      const told = (await house.server.mails()).filter(({ to }) => to === INVITER)
      expect(told).toHaveLength(1)
    },
  )

  tell('somebody else is signed in, and leaves by a press', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    await house.server.invite({ language, email: NEWCOMER })
    await page.goto(await invitationLink(house))
    await person.at(page, 'other-person')
    await heading(page, words.someoneElse)
    await page.getByText(REPORTER).waitFor()
    await portray(page, `confused/${language}-other-person`)
    await page.getByRole('button', { name: words.signOutAndGoOn }).click()
    await person.at(page, 'email-code')
    // The portal asks again whether a session lives after a few seconds.
    house.server.clock.advance(MINUTE)
    await page.goto(`${house.portalUrl}/${language}/`)
    expect(await page.getByRole('button', { name: said.signOut }).count()).toBe(0)
  })

  tell('it is for somebody else, and the inviter is told for whom', async () => {
    const { house } = stage
    await house.server.invite({ language, inviterEmail: INVITER })
    const page = await visitIn(house, language)
    await page.goto(await invitationLink(house))
    await person.at(page, 'email-code')
    await page.getByRole('button', { name: words.notMe }).click()
    await person.at(page, 'successor')
    await page.getByLabel(words.successorName).fill('Another Newcomer')
    await page.getByLabel(words.successorAddress).fill(NEWCOMER)
    await portray(page, `confused/${language}-successor`)
    await page.getByRole('button', { name: words.tellInviter }).click()
    await heading(page, words.declined)
    await portray(page, `confused/${language}-declined`)
    await house.server.deliverMail()
    const mail = (await house.server.mails()).find(({ to }) => to === INVITER)
    expect(mail?.text).toContain(NEWCOMER)
  })

  tell('the clock of the phone is wrong: our time is told', async () => {
    const { house } = stage
    await house.server.invite({ language })
    const page = await visitIn(house, language)
    await page.goto(await invitationLink(house))
    await person.proveMailbox(house, page, said)
    await person.confirmName(page, said)
    await person.at(page, 'totp-enrol')
    const key = await page
      .locator('farstu-invitation')
      .getByText(/^([A-Z2-7]{4} ?)+$/)
      .textContent()
    const secret = (key ?? '').replaceAll(' ', '')
    const field = page.getByLabel(said.appCode)
    const alert = page.getByRole('alert')
    const showing = (minutesOff: number) =>
      totpAt(secret, house.server.clock.now() + minutesOff * MINUTE)
    await field.fill(showing(10))
    await alert.first().waitFor()
    expect(await alert.filter({ hasText: words.otherClock }).count()).toBe(0)
    // The first complete code sends itself; what is corrected is sent by hand.
    await field.fill(showing(11))
    await field.press('Enter')
    await alert.filter({ hasText: words.otherClock }).waitFor()
    await portray(page, `confused/${language}-wrong-clock`)
    await field.fill(showing(0))
    await field.press('Enter')
    await person.at(page, 'new-password')
  })
})
