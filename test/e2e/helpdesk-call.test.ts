import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { wordsIn as consoleWordsIn } from '../../console/words/chosen-language.ts'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { fetchAccountWords } from '../../widgets/words/generated/account.ts'
import { fetchLaterWords } from '../../widgets/words/generated/later.ts'
import { MINUTE } from '../support/api/clock.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { toAccount } from '../support/e2e/account-menu.ts'
import { openConsole, openSignedIn } from '../support/e2e/beginnings.ts'
import type { House } from '../support/e2e/house.ts'
import { portray } from '../support/e2e/pictures.ts'
import { scanScreen } from '../support/e2e/qr.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import * as person from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/**
 * A whole call: the phone is lost, the caller is found and reads out a code from where they are signed in, the
 * phone is reset; then they have no session, so a mailed code verifies them again, a second agent agrees, and the
 * pass that is read out leads to a new app, and inside.
 */
const stage = useHouse()

const WHY = 'The telephone was stolen on the train'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** An agent of the portal's, in a browser of their own. */
const agentOf = (house: House, address: string) =>
  openConsole(house, { language: 'en', role: 'helpdesk', address })

const mails = async (house: House) => {
  await house.server.deliverMail()
  return (await house.server.mails()).filter(({ to }) => to === REPORTER)
}

const withReason = async (page: Page, confirm: string) => {
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[name=reason]').fill(WHY)
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
}

describe('a call to the helpdesk', { timeout: 120_000 }, () => {
  const language = 'sv'

  it('leads from the lost phone to the inside, with two agents and a pass', async () => {
    const { house } = stage
    const { server } = house
    const { page } = await openSignedIn(house, { language })
    const said = SAID[language]
    const { words: account } = await fetchAccountWords[language]()
    const { words: later } = await fetchLaterWords[language]()
    const { helpdeskRoom: words, helpdesk, people } = await consoleWordsIn('en')
    const agent = await agentOf(house, 'helpdesk@example.org')
    const second = await agentOf(house, 'second@example.org')
    await agent.getByRole('link', { name: people, exact: true }).click()
    await agent.getByRole('link', { name: /Reporter/ }).click()
    await agent.getByText(words.unverified).waitFor()

    await toAccount(page)
    await button(page, account.helpdesk.theyRang).click()
    await page.getByText(account.helpdesk.relayHeading).waitFor()
    await portray(page, `helpdesk-call/relay-${language}`)
    await button(page, account.helpdesk.iRang).click()
    const code = await page.locator('farstu-helpdesk-code .code').textContent()
    const pressed = page.locator('farstu-helpdesk-code button').first()
    expect(await pressed.evaluate((it) => it.matches(':focus'))).toBe(true)
    await portray(page, `helpdesk-call/code-${language}`)
    await agent.getByLabel(words.code).fill(code ?? '')
    await button(agent, words.verify).click()
    await agent.getByText(words.verified, { exact: true }).first().waitFor()
    const word = (await page.locator('farstu-helpdesk-code .word').textContent()) ?? ''
    await agent.getByText(word, { exact: true }).waitFor()

    await button(agent, words.reset).click()
    await withReason(agent, words.questions.reset.confirm)
    await agent.getByText(words.questions.reset.said).first().waitFor()
    await button(agent, words.issue).click()
    await agent.getByLabel(words.forgotten).check()
    await withReason(agent, words.questions.pass.confirm)
    await agent.getByText(words.waits).first().waitFor()

    await second.getByRole('link', { name: helpdesk, exact: true }).click()
    await second.getByRole('link', { name: /Reporter/ }).click()
    await second.getByRole('button', { name: words.decisions.approve }).click()
    await button(second, words.questions.approve.confirm).click()
    await second.getByText(words.questions.approve.said).first().waitFor()

    await agent.reload()
    await agent.getByRole('button', { name: words.decisions['carry-out'] }).click()
    await button(agent, words.questions['carry-out'].confirm).click()
    const pass = await agent.getByRole('textbox', { name: words.pass.value }).inputValue()
    await button(agent, words.pass.stored).click()

    server.clock.advance(MINUTE)
    await page.goto(`${house.portalUrl}/`)
    await page.getByRole('link', { name: wordsIn[language].signIn, exact: true }).first().click()
    await person.typeAddress(page, said)
    await person.typePassword(page, said)
    await person.at(page, 'access-pass')
    await portray(page, `helpdesk-call/pass-${language}`)
    await page.locator('input[name=code]').pressSequentially(pass)
    await page.keyboard.press('Enter')
    await person.at(page, 'enrol')
    await button(page, later.enrol.begins.totp).click()
    await person.proveMailbox(house, page, said)
    await person.at(page, 'totp-enrol')
    const secret = (await scanScreen(page)).searchParams.get('secret') ?? ''
    await page.getByLabel(said.appCode).fill(totpAt(secret, server.clock.now()))
    await button(page, said.signOut).waitFor()

    // A reset, what was asked, the pass, and the new app: each is told.
    expect((await mails(house)).length).toBeGreaterThan(4)
  })
})
