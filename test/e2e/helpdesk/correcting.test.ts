import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { wordsIn as consoleWordsIn } from '../../../console/words/chosen-language.ts'
import { wordsIn } from '../../../examples/host-portal/words/generated/words.ts'
import { fetchAccountWords } from '../../../widgets/words/generated/account.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { REPORTER } from '../../support/api/test-server.ts'
import { toAccount } from '../../support/e2e/account-menu.ts'
import { openConsole, openSignedIn } from '../../support/e2e/beginnings.ts'
import type { House } from '../../support/e2e/house.ts'
import { visitIn } from '../../support/e2e/language.ts'
import { portray } from '../../support/e2e/pictures.ts'
import { SAID } from '../../support/e2e/said.ts'
import { useHouse } from '../../support/e2e/stage.ts'
import * as person from '../../support/e2e/steps.ts'

/**
 * Somebody works for another office now: the number is corrected by the agent whom they ring, the address by two
 * agents, and then they come in with the new one.
 */
const stage = useHouse()

const language = 'sv'
const NEW = 'kim.new@sample.org'
const NUMBER = '+46 8 123 456 78'
const WHY = 'She works for another office now'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const mailsTo = async ({ server }: House, address: string) => {
  await server.deliverMail()
  return (await server.mails()).filter(({ to }) => to === address)
}

const withReason = async (page: Page, confirm: string) => {
  const dialog = page.getByRole('dialog')
  await dialog.locator('#correct-reason').fill(WHY)
  await button(page, confirm).click()
}

/** The code that their account shows is read out and typed. */
async function verify(agent: Page, page: Page): Promise<void> {
  const { words: account } = await fetchAccountWords[language]()
  const { helpdeskRoom: words, people } = await consoleWordsIn('en')
  await agent.getByRole('link', { name: people, exact: true }).click()
  await agent.getByRole('link', { name: /Reporter/ }).click()
  await agent.getByText(words.correction.verifyFirst).waitFor()
  await toAccount(page)
  await button(page, account.helpdesk.theyRang).click()
  await button(page, account.helpdesk.iRang).click()
  const code = await page.locator('farstu-helpdesk-code .code').textContent()
  await agent.getByLabel(words.code).fill(code ?? '')
  await button(agent, words.verify).click()
  await agent.getByText(words.verified, { exact: true }).first().waitFor()
}

async function signInAs(house: House, { address, secret }: { address: string; secret: string }) {
  const said = SAID[language]
  const page = await visitIn(house, language)
  await page.goto(`${house.portalUrl}/`)
  await page.getByRole('link', { name: wordsIn[language].signIn, exact: true }).first().click()
  await person.at(page, 'identify')
  await page.getByLabel(said.address).fill(address)
  await button(page, said.next).click()
  await person.typePassword(page, said)
  await person.typeAppCode(house, page, { said, secret })
  await button(page, said.signOut).waitFor()
}

describe('a caller whose data are wrong', { timeout: 120_000 }, () => {
  it('has the number corrected by one agent, the address by two, and signs in with the new one', async () => {
    const { house } = stage
    const { server } = house
    const { page, secret } = await openSignedIn(house, { language })
    const { helpdeskRoom: words, helpdesk } = await consoleWordsIn('en')
    const { correction } = words
    const as = (address: string) =>
      openConsole(house, { language: 'en', role: 'helpdesk', address })
    const agent = await as('helpdesk@example.org')
    const second = await as('second@example.org')
    await verify(agent, page)

    await button(agent, correction.buttonOf.phone).click()
    await agent.getByLabel(correction.phone, { exact: true }).fill(NUMBER)
    await withReason(agent, correction.confirm.phone)
    await agent.getByText(correction.said.phone).first().waitFor()
    await agent.getByText(words.telephone.own).waitFor()

    await button(agent, correction.buttonOf.address).click()
    await agent.getByLabel(correction.address).fill(NEW)
    await agent.keyboard.press('Enter')
    await agent.getByText(correction.onItsWay).waitFor()
    const [mail] = await mailsTo(house, NEW)
    const reference = await agent.getByRole('dialog').locator('.done strong').last().textContent()
    expect(mail?.text).toContain(reference)
    await agent.getByLabel(words.code).fill(/\d{4}[- ]\d{4}/.exec(mail?.text ?? '')?.[0] ?? '')
    await portray(agent, 'helpdesk-correcting/code-en', 'nothing')
    await withReason(agent, correction.confirm.address)
    await agent.getByText(correction.waits).first().waitFor()
    expect(await agent.getByText(REPORTER, { exact: true }).count()).toBeGreaterThan(0)

    await second.getByRole('link', { name: helpdesk, exact: true }).click()
    await second.getByText(NEW).waitFor()
    await second.getByRole('link', { name: /Reporter/ }).click()
    await second.getByRole('button', { name: words.decisions.approve }).click()
    expect(await second.getByRole('dialog').locator('dd').allTextContents()).toEqual([
      REPORTER,
      NEW,
    ])
    await portray(second, 'helpdesk-correcting/approve-en', 'nothing')
    await button(second, words.questions.approve.confirm).click()
    await second.getByText(correction.said.address).first().waitFor()

    await second.getByText(NEW, { exact: true }).first().waitFor()

    server.clock.advance(MINUTE)
    await signInAs(house, { address: NEW, secret })
    const [old, fresh] = [await mailsTo(house, REPORTER), await mailsTo(house, NEW)]
    expect(old.filter(({ text }) => text.includes('/not-me#')).length).toBeGreaterThan(1)
    expect(old.some(({ text }) => text.includes(NEW))).toBe(false)
    expect(fresh.length).toBeGreaterThan(1)
    for (const { text } of [...old, ...fresh])
      expect(text).not.toMatch(/8 ?12 ?34 ?56 ?78|123 456 78/)
  })

  it('whose number an agent has corrected gets no pass from that agent in the same week', async () => {
    const { house } = stage
    const { page } = await openSignedIn(house, { language })
    const { helpdeskRoom: words, refusals } = await consoleWordsIn('en')
    const address = 'helpdesk@example.org'
    const agent = await openConsole(house, { language: 'en', role: 'helpdesk', address })
    await verify(agent, page)
    await button(agent, words.correction.buttonOf.phone).click()
    await agent.getByLabel(words.correction.phone, { exact: true }).fill(NUMBER)
    await withReason(agent, words.correction.confirm.phone)
    await agent.getByText(words.correction.said.phone).first().waitFor()
    await button(agent, words.issue).click()
    await agent.getByRole('dialog').locator('input[name=reason]').fill(WHY)
    await button(agent, words.questions.pass.confirm).click()
    await agent.getByRole('dialog').getByText(refusals.same_agent_lately).waitFor()
    expect(await agent.getByRole('dialog').locator('input[name=reason]').inputValue()).toBe(WHY)
    await portray(agent, 'helpdesk-correcting/same-agent-en', 'nothing')
  })
})
