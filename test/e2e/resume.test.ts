import { describe, expect, it } from 'vitest'
import { DAY } from '../support/api/clock.ts'
import { REPORTER } from '../support/api/test-server.ts'
import type { House } from '../support/e2e/house.ts'
import { invitationLink, mailedCode } from '../support/e2e/mailbox.ts'
import { portray } from '../support/e2e/pictures.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/** Onboarding is seldom done in one sitting: tabs are closed, machines changed, links scanned. */
const stage = useHouse()
const said = SAID.en

/** Enrolled an app in one browser; a day later another one has proven the mailbox, and stands at the app. */
async function aDayLater(house: House) {
  await house.server.invite()
  const link = await invitationLink(house)
  const first = await house.visit({ locale: 'en-GB' })
  await first.goto(link)
  await person.proveMailbox(house, first, said)
  await person.confirmName(first, said)
  const secret = await person.enrolApp(house, first, said)
  await person.at(first, 'new-password')

  house.server.clock.advance(DAY)
  const second = await house.visit({ locale: 'en-GB' })
  await second.goto(link)
  await person.proveMailbox(house, second, said)
  await person.at(second, 'totp')
  return { second, secret }
}

describe('an interrupted onboarding', () => {
  it('goes on after a reload with the same key to scan', { timeout: 60_000 }, async () => {
    const { house } = stage
    await house.server.invite()
    const page = await house.visit({ locale: 'en-GB' })
    await page.goto(await invitationLink(house))
    await person.proveMailbox(house, page, said)
    await person.confirmName(page, said)
    await person.at(page, 'totp-enrol')
    const before = await page
      .locator('farstu-invitation')
      .getByText(/^([A-Z2-7]{4} ?)+$/)
      .textContent()
    await page.reload()
    await person.at(page, 'totp-enrol')
    const after = await page
      .locator('farstu-invitation')
      .getByText(/^([A-Z2-7]{4} ?)+$/)
      .textContent()
    expect(after).toBe(before)
    await person.enrolApp(house, page, said)
    await page.reload()
    await person.choosePassword(page, said)
    await person.acceptNotice(page)
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })

  it('goes on in another browser a day later, after proving what was proven', {
    timeout: 60_000,
  }, async () => {
    const { house } = stage
    const { second, secret } = await aDayLater(house)
    await second.getByLabel(said.code).fill(totpAt(secret, house.server.clock.now()))
    await person.choosePassword(second, said)
    await person.acceptNotice(second)
    await second.getByRole('button', { name: said.signOut }).waitFor()
  })

  it('can be restarted in another browser, which drops the first app', {
    timeout: 60_000,
  }, async () => {
    const { house } = stage
    const { second, secret: dropped } = await aDayLater(house)
    await second.getByRole('button', { name: said.restart, exact: true }).click()
    await second.getByRole('button', { name: said.restartForSure, exact: true }).click()
    await person.confirmName(second, said)
    const secret = await person.enrolApp(house, second, said)
    expect(secret).not.toBe(dropped)
    await person.choosePassword(second, said)
    await person.acceptNotice(second)
    await second.getByRole('button', { name: said.signOut }).waitFor()
  })
})

describe('a tab that is closed between asking for a code and typing it', () => {
  it('is come back to by the link, and finds the field; another browser finds the wait', {
    timeout: 60_000,
  }, async () => {
    const { house } = stage
    await house.server.invite()
    const link = await invitationLink(house)
    const lost = await house.visit({ locale: 'en-GB' })
    await lost.goto(link)
    await person.at(lost, 'email-code')
    await lost.getByRole('button', { name: said.sendCode }).click()
    await lost.getByLabel(said.mailedCode).waitFor()
    const browser = lost.context()
    const page = await browser.newPage()
    await lost.close()

    const other = await house.visit({ locale: 'en-GB' })
    await other.goto(link)
    await person.at(other, 'email-code')
    await other.getByRole('button', { name: said.sendCode }).click()
    await other.getByText(/^You can send a new code in 0:\d\d\.$/).waitFor()
    await portray(other, 'resume/elsewhere')

    await page.goto(link)
    await person.at(page, 'email-code')
    await page.getByLabel(said.mailedCode).fill(await mailedCode(house))
    await person.confirmName(page, said)
    await person.enrolApp(house, page, said)
    await person.choosePassword(page, said)
    await person.acceptNotice(page)
    await page.getByRole('button', { name: said.signOut }).waitFor()
  })

  it('is followed by its own code after starting over, and by no flow that is gone', async () => {
    const { house } = stage
    await house.server.invite()
    const page = await house.visit({ locale: 'en-GB' })
    await page.goto(await invitationLink(house))
    await person.at(page, 'email-code')
    await page.getByRole('button', { name: said.sendCode }).click()
    await page.getByLabel(said.mailedCode).waitFor()
    await page.getByRole('button', { name: 'Start over' }).click()
    await page.getByRole('button', { name: said.sendCode }).waitFor()
    house.server.clock.advance(60_000)
    await person.proveMailbox(house, page, said)
    await person.at(page, 'register')
  })
})

describe('an invitation link', () => {
  it('changes nothing however often it is opened', { timeout: 60_000 }, async () => {
    const { house } = stage
    const { invitation } = await house.server.invite()
    const link = await invitationLink(house)
    for (let visit = 0; visit < 10; visit++) {
      const scanner = await house.visit()
      await scanner.goto(link)
      await person.at(scanner, 'email-code')
      await scanner.context().close()
    }
    const [kept] = await house.server.domain.invitations.list('demo')
    expect(kept).toMatchObject(invitation)
    const mails = await house.server.mails()
    expect(mails.filter(({ to }) => to === REPORTER)).toHaveLength(1)
  })

  it('leaves the address bar and the history as soon as it is read', async () => {
    const { house } = stage
    const { token } = await house.server.invite()
    const page = await house.visit()
    await page.goto(await invitationLink(house))
    await person.at(page, 'email-code')
    expect(page.url()).not.toContain(token)
    const kept = await page.evaluate(() =>
      JSON.stringify({ ...localStorage, ...sessionStorage, history: history.state }),
    )
    expect(kept).not.toContain(token)
  })
})
