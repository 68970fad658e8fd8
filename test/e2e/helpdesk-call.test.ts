import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../api/contract/plain/languages.ts'
import { wordsIn as mailWordsIn } from '../../api/mail/words/generated/words.ts'
import { wordsIn as consoleWordsIn } from '../../console/words/chosen-language.ts'
import { wordsIn } from '../../examples/host-portal/words/generated/words.ts'
import { fetchAccountWords } from '../../widgets/words/generated/account.ts'
import { fetchLaterWords } from '../../widgets/words/generated/later.ts'
import { PASSWORD } from '../support/api/browser.ts'
import { DAY, MINUTE } from '../support/api/clock.ts'
import { changeRows } from '../support/api/servers/servers.ts'
import { REPORTER } from '../support/api/test-server.ts'
import { openConsole, openSignedIn } from '../support/e2e/beginnings.ts'
import { HANDS, type Hands } from '../support/e2e/hands.ts'
import type { House } from '../support/e2e/house.ts'
import { inFinnishToo } from '../support/e2e/language.ts'
import { mailedCode } from '../support/e2e/mailbox.ts'
import { portrayAsItStands } from '../support/e2e/pictures.ts'
import { scanScreen } from '../support/e2e/qr.ts'
import { SAID } from '../support/e2e/said.ts'
import { useHouse } from '../support/e2e/stage.ts'
import { at } from '../support/e2e/steps.ts'
import { totpAt } from '../support/totp.ts'

/**
 * A whole call: the phone is lost; the caller is found, and reads out a code from where they are still signed in; the
 * phone is reset; a pass waits for a second agent, who agrees; what is read out leads to a new app, and inside. Each
 * language is told once, at one width, and all three people have either a mouse or keys alone.
 */
const stage = useHouse(inFinnishToo())

const AGENT = 'helpdesk@example.org'
const SECOND = 'second@example.org'
/** Where the caller was written to until lately. */
const FORMER = 'former@example.org'
const WHY = 'The telephone was stolen on the train'

const wordsOf = async (language: Language) => ({
  account: (await fetchAccountWords[language]()).words.helpdesk,
  console: await consoleWordsIn(language),
  enrol: (await fetchLaterWords[language]()).words.enrol,
  mail: mailWordsIn[language],
  person: SAID[language],
  portal: wordsIn[language],
})

interface Manner {
  readonly language: Language
  readonly width: number
  readonly hands: Hands
}

interface Call extends Manner {
  readonly house: House
  readonly words: Awaited<ReturnType<typeof wordsOf>>
  readonly caller: Page
  readonly agent: Page
  readonly second: Page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

const look = ({ language, width }: Call, page: Page, name: string): Promise<void> =>
  portrayAsItStands(page, `helpdesk-call/${name}-${language}-${width}`)

async function begin(house: House, manner: Manner): Promise<Call> {
  const { language, width } = manner
  const { page: caller } = await openSignedIn(house, { language })
  const agentOf = (address: string) => openConsole(house, { language, role: 'helpdesk', address })
  const [agent, second] = [await agentOf(AGENT), await agentOf(SECOND)]
  for (const page of [caller, agent, second]) await page.setViewportSize({ width, height: 900 })
  changeRows(
    house.server,
    'update person set former_email = ?, address_changed_at = ? where email = ?',
    ...[FORMER, house.server.clock.now() - 10 * DAY, REPORTER],
  )
  return { ...manner, house, words: await wordsOf(language), caller, agent, second }
}

/** Where it is narrow, the rooms are in a menu. */
async function toCaller(call: Call, page: Page, room: 'people' | 'helpdesk'): Promise<void> {
  const { hands, words } = call
  const menu = button(page, words.console.menu)
  if (await menu.isVisible()) await hands.press(menu)
  await hands.press(link(page, words.console[room]))
  const row = page.getByRole('link', { name: /Reporter/ })
  await row.waitFor()
  await look(call, page, `found-in-${room}`)
  await hands.press(row)
}

/** The question that stands open, with its reason where one is asked for. */
async function confirm(
  call: Call,
  page: Page,
  act: keyof Call['words']['console']['helpdeskRoom']['questions'],
): Promise<void> {
  const { hands, words } = call
  const reason = page.getByRole('dialog').locator('input[name=reason]')
  if (act === 'reset' || act === 'pass') await hands.write(reason, WHY)
  await look(call, page, `asks-${act}`)
  await hands.press(button(page, words.console.helpdeskRoom.questions[act].confirm))
}

async function verify(call: Call): Promise<void> {
  const { hands, words, caller, agent } = call
  const { helpdeskRoom: said } = words.console
  await toCaller(call, agent, 'people')
  await agent.getByText(said.unverified).waitFor()
  await look(call, agent, 'unverified')

  await hands.toAccount(caller)
  await hands.press(button(caller, words.account.theyRang))
  await caller.getByText(words.account.relayHeading).waitFor()
  await look(call, caller, 'relay')
  await hands.press(button(caller, words.account.iRang))
  const code = await caller.locator('farstu-helpdesk-code .code').textContent()
  const pressed = caller.locator('farstu-helpdesk-code button').first()
  expect(await pressed.evaluate((it) => it.matches(':focus'))).toBe(true)
  await look(call, caller, 'code')

  await hands.write(agent.getByLabel(said.code), code ?? '')
  await hands.press(button(agent, said.verify))
  await agent.getByText(said.verified, { exact: true }).first().waitFor()
  const word = (await caller.locator('farstu-helpdesk-code .word').textContent()) ?? ''
  await agent.getByText(word, { exact: true }).waitFor()
  await look(call, agent, 'verified')
}

async function resetAndAsk(call: Call): Promise<void> {
  const { hands, words, agent } = call
  const { helpdeskRoom: said } = words.console
  await hands.press(button(agent, said.reset))
  await confirm(call, agent, 'reset')
  await agent.getByText(said.questions.reset.said).first().waitFor()
  await hands.press(button(agent, said.issue))
  await hands.tick(agent.getByLabel(said.forgotten))
  await confirm(call, agent, 'pass')
  await agent.getByText(said.waits).first().waitFor()
  await look(call, agent, 'waits')
}

async function agree(call: Call): Promise<void> {
  const { hands, words, second } = call
  const { helpdeskRoom: said } = words.console
  await toCaller(call, second, 'helpdesk')
  await hands.press(second.getByRole('button', { name: said.decisions.approve }))
  await confirm(call, second, 'approve')
  await second.getByText(said.questions.approve.said).first().waitFor()
  await look(call, second, 'approved')
}

/** Resolves the pass, which goes from the screen with the button. */
async function readOut(call: Call): Promise<string> {
  const { hands, words, agent } = call
  const { decisions, pass } = words.console.helpdeskRoom
  await agent.reload()
  await hands.press(agent.getByRole('button', { name: decisions['carry-out'] }))
  await confirm(call, agent, 'carry-out')
  const shown = await agent.getByRole('textbox', { name: pass.value }).inputValue()
  await look(call, agent, 'read-out')
  await hands.press(button(agent, pass.stored))
  await agent.getByRole('dialog').waitFor({ state: 'detached' })
  return shown
}

async function signInWith(call: Call, pass: string): Promise<void> {
  const { hands, words, caller, house } = call
  const { person, portal } = words
  await caller.goto(`${house.portalUrl}/`)
  await hands.press(link(caller, portal.signIn).first())
  await at(caller, 'identify')
  await hands.write(caller.getByLabel(person.address), REPORTER)
  await hands.press(button(caller, person.next))
  await at(caller, 'password')
  await hands.write(caller.getByLabel(person.password, { exact: true }), PASSWORD)
  await hands.press(button(caller, person.signIn))
  await at(caller, 'access-pass')
  await look(call, caller, 'pass-asked')
  await hands.write(caller.locator('input[name=code]'), pass)
  await caller.keyboard.press('Enter')
}

async function setUpApp(call: Call): Promise<void> {
  const { hands, words, caller, house } = call
  const { person, enrol } = words
  await at(caller, 'enrol')
  await look(call, caller, 'enrol')
  await hands.press(button(caller, enrol.begins.totp))
  await at(caller, 'email-code')
  await hands.press(button(caller, person.sendCode))
  const mailed = caller.getByLabel(person.mailedCode)
  await mailed.waitFor()
  await look(call, caller, 'mailed-code')
  await hands.write(mailed, await mailedCode(house))
  await at(caller, 'totp-enrol')
  const secret = (await scanScreen(caller)).searchParams.get('secret') ?? ''
  await look(call, caller, 'new-app')
  const code = totpAt(secret, house.server.clock.now())
  await hands.write(caller.getByLabel(person.appCode), code)
  await button(caller, person.signOut).waitFor()
  await look(call, caller, 'inside')
}

/** Where the words of a mail begin that go on with a time. */
const beginning = (said: (values: { readonly at: string }) => string): string =>
  said({ at: '|' }).split('|')[0] ?? ''

/** Each thing that was done, at both addresses of the caller; and what waits, at the second agent's alone. */
async function expectTold({ house: { server }, words: { mail } }: Call): Promise<void> {
  const { helpdeskActed: acted, helpWaits, methodAdded } = mail
  const portal = 'Personnel statistics'
  await server.deliverMail()
  const mails = await server.mails()
  const told = [
    { subject: acted.subject({ portal }), says: beginning(acted.reset) },
    { subject: acted.subjectAsked({ portal }), says: beginning(acted.asked.pass) },
    { subject: acted.subject({ portal }), says: beginning(acted.passBare) },
    { subject: methodAdded.subject({ portal }), says: mail.notMe.asked },
  ]
  for (const address of [REPORTER, FORMER])
    for (const { subject, says } of told) {
      const found = mails.filter(
        ({ to, ...one }) => to === address && one.subject === subject && one.text.includes(says),
      )
      expect(found.length, `${subject} to ${address}: ${says}`).toBe(1)
      expect(found[0]?.text).toContain(mail.greetingNamed({ name: 'Test' }))
      expect(found[0]?.text).toContain('/not-me#')
    }
  expect(mails.filter(({ to }) => to === FORMER).length).toBe(told.length)
  const waits = mails.filter(({ subject }) => subject === helpWaits.subject({ portal }))
  expect(waits.map(({ to }) => to)).toEqual([SECOND])
  expect(waits[0]?.text).toContain(helpWaits.careful)
}

describe.each([
  ['sv', 1280, 'mouse'],
  ['en', 360, 'keyboard'],
  ['fi', 360, 'mouse'],
] as const)(
  'a call to the helpdesk, in %s, %i px wide, by %s',
  {
    timeout: 120_000,
  },
  (language, width, by) => {
    it('leads from the lost phone to the inside, with two agents and a pass', async () => {
      const { house } = stage
      const call = await begin(house, { language, width, hands: HANDS[by] })
      await verify(call)
      await resetAndAsk(call)
      await agree(call)
      const pass = await readOut(call)
      house.server.clock.advance(MINUTE)
      await signInWith(call, pass)
      await setUpApp(call)
      await expectTold(call)
    })
  },
)
