import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { HelpdeskActView } from '../../../api/contract/console/helpdesk-wire.ts'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import { heldIn, portray } from '../../support/e2e/pictures.ts'
import { called, LOOKED_AT } from '../../support/looks.ts'
import { daysAgo, personView } from '../support/data.ts'
import { CORRECTION_ACT } from '../support/helpdesk.ts'
import { problem, useConsole } from '../support/stage.ts'

const stage = useConsole()

const WHY = 'She works for the county now'
const NEW = 'kim.example@sample.org'

const verified = (
  over: Partial<PersonView> = {},
  acts: readonly HelpdeskActView[] = [],
): PersonView =>
  personView({
    helpdesk: {
      rules: { secondAgent: false, waitHours: 24 },
      mayHelp: true,
      verified: { word: 'ramuki', via: 'portal', until: daysAgo(-0.02) },
      mailed: null,
      pass: null,
      acts,
    },
    ...over,
  })

const whileVerified = (also: (path: string) => object | 'lost' | undefined = () => undefined) =>
  stage.play(({ path }) => also(path) ?? (path.endsWith('/p1') ? verified() : undefined))

const sent = (end: string) =>
  stage.calls.filter(({ path }) => path.endsWith(end)).map(({ body }) => body)

const toCorrect = async (page: Page, what: string) => {
  await page.getByRole('button', { name: `Correct the ${what} …` }).click()
  return page.getByRole('dialog', { name: `Correct the ${what}` })
}

describe('what a caller wants corrected', () => {
  it('is offered once the caller is verified, and before that said why not', async () => {
    const page = await stage.open('demo/people/p1')
    await page.getByText('verify the caller first').waitFor()
    expect(await page.getByRole('button', { name: /^Correct/ }).count()).toBe(0)
    whileVerified()
    await page.reload()
    await page.getByText('Caller verified.').waitFor()
    expect(await page.getByRole('button', { name: /^Correct the/ }).count()).toBe(3)
    expect(await page.getByText('verify the caller first').count()).toBe(0)
  })

  it('is not offered in a frozen account, nor of somebody whom others help', async () => {
    stage.play(({ path }) =>
      path.endsWith('/p1') ? verified({ frozenAt: daysAgo(1) }) : undefined,
    )
    const page = await stage.open('demo/people/p1')
    await page.getByText('corrected once the freeze is lifted').waitFor()
    expect(await page.getByRole('button', { name: /^Correct/ }).count()).toBe(0)
    const { helpdesk } = verified()
    stage.play(({ path }) =>
      path.endsWith('/p1') ? verified({ helpdesk: { ...helpdesk, mayHelp: false } }) : undefined,
    )
    await page.reload()
    await page.getByText('Ask an owner.').waitFor()
    expect(await page.getByRole('button', { name: /^Correct/ }).count()).toBe(0)
  })

  it('the name: what was typed stays where it is refused, and what is wrong is said at its field', async () => {
    let answer: object | 'lost' | undefined = 'lost'
    whileVerified((path) => (path.endsWith('/correct') ? answer : undefined))
    const page = await stage.open('demo/people/p1')
    const dialog = await toCorrect(page, 'name')
    expect(await dialog.getByLabel('First name').inputValue()).toBe('Kim')
    await dialog.getByLabel('First name').fill('')
    await dialog.getByLabel('Last name').fill(' ')
    await page.keyboard.press('Enter')
    await dialog.getByText('Give a first or a last name.').waitFor()
    expect(
      await dialog.getByLabel('First name').evaluate((it) => it === document.activeElement),
    ).toBe(true)
    await dialog.getByText('Write the reason in a few words.').waitFor()
    await dialog.getByLabel('Last name').fill('Exempel-Prov')
    await dialog.getByLabel('First name').fill('Kim')
    await dialog.getByLabel('Reason').fill(WHY)
    await page.keyboard.press('Enter')
    await dialog.getByText('There is no connection to the server.').waitFor()
    answer = problem('same_agent_lately')
    await page.keyboard.press('Enter')
    await dialog
      .getByText('Ask another colleague; whoever runs Farstu can do it as well.')
      .waitFor()
    expect(await dialog.getByLabel('Last name').inputValue()).toBe('Exempel-Prov')
    expect(await dialog.getByLabel('Reason').inputValue()).toBe(WHY)
    answer = undefined
    await page.keyboard.press('Enter')
    await page.getByText('The name is corrected.').waitFor()
    expect(sent('/correct').at(-1)).toEqual({
      what: 'name',
      firstName: 'Kim',
      lastName: 'Exempel-Prov',
      reason: WHY,
      ticket: '',
    })
  })

  it('the telephone: emptied, it is taken away; what is no number is said at its field', async () => {
    let isRefused = true
    whileVerified((path) =>
      path.endsWith('/correct') && isRefused ? problem('invalid_input', 'phone') : undefined,
    )
    const page = await stage.open('demo/people/p1')
    const dialog = await toCorrect(page, 'telephone number')
    const field = dialog.getByLabel('Telephone number', { exact: true })
    expect(await field.inputValue()).toBe('+46 8 123 456 78')
    await field.fill('12')
    await dialog.getByLabel('Reason').fill(WHY)
    await page.keyboard.press('Enter')
    await dialog.getByText('Write the whole number').waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    isRefused = false
    await field.fill('')
    expect(await dialog.getByText('Write the whole number').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByText('The telephone number is corrected.').waitFor()
    expect(sent('/correct').at(-1)).toMatchObject({ what: 'phone', phone: '' })
  })

  it('the address, by keyboard alone: a code to the new one first, then a second agent', async () => {
    whileVerified()
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'Correct the e-mail address …' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Correct the e-mail address' })
    await dialog.waitFor()
    await page.keyboard.type(` ${NEW} `)
    await page.keyboard.press('Enter')
    await dialog.getByText('A code is on its way to').waitFor()
    expect(await dialog.textContent()).toContain('KLM')
    expect(sent('/correct/address-code')).toEqual([{ address: NEW }])
    const code = dialog.getByLabel('Code that the caller reads out')
    expect(await code.evaluate((it) => it === document.activeElement)).toBe(true)
    await page.keyboard.type('1234 5678')
    await page.keyboard.press('Tab')
    await page.keyboard.type(WHY)
    await page.keyboard.press('Enter')
    await page.getByText('It waits for a second agent.').first().waitFor()
    expect(sent('/correct')).toEqual([
      { what: 'address', address: NEW, code: '12345678', reason: WHY, ticket: '' },
    ])
  })

  it('an address that is somebody’s is typed anew, with a new code; a wrong code is read out again', async () => {
    let code: 'wrong_code' | 'address_taken' = 'wrong_code'
    whileVerified((path) => (path.endsWith('/correct') ? problem(code) : undefined))
    const page = await stage.open('demo/people/p1')
    const dialog = await toCorrect(page, 'e-mail address')
    await dialog.getByRole('button', { name: 'Mail a code' }).click()
    await dialog.getByText('Check the address').waitFor()
    await dialog.getByLabel('New e-mail address').fill(NEW)
    await dialog.getByRole('button', { name: 'Mail a code' }).click()
    await dialog.getByLabel('Code that the caller reads out').fill('1234-5678')
    await dialog.getByLabel('Reason').fill(WHY)
    await dialog.getByRole('button', { name: 'Ask for approval' }).click()
    await dialog.getByText('from the mail with this reference').waitFor()
    expect(await dialog.getByLabel('Reason').inputValue()).toBe(WHY)
    code = 'address_taken'
    await dialog.getByRole('button', { name: 'Ask for approval' }).click()
    await dialog.getByText('Somebody has that address already').waitFor()
    expect(await dialog.getByLabel('New e-mail address').inputValue()).toBe(NEW)
    await dialog.getByRole('button', { name: 'Mail a code' }).click()
    const typed = dialog.getByLabel('Code that the caller reads out')
    await typed.waitFor()
    expect(await typed.inputValue()).toBe('')
    expect(await dialog.getByLabel('Reason').inputValue()).toBe(WHY)
  })
})

describe('whoever is to agree to a correction', () => {
  it('sees what it would become where it waits, and before and after in the question', async () => {
    stage.play(({ path }) => {
      if (path.endsWith('/approve')) return personView()
      return path.endsWith('/p1') ? verified({}, [CORRECTION_ACT]) : undefined
    })
    const page = await stage.open('demo/helpdesk')
    const waiting = page.getByRole('table', { name: 'Waits for a second agent' })
    await waiting.getByText('Correct · e-mail address').waitFor()
    expect(await waiting.textContent()).toContain(NEW)
    const owners = page.getByRole('table', { name: 'Before the owners, in all portals' })
    expect(await owners.textContent()).toContain(NEW)
    await waiting.getByRole('link', { name: 'Kim Example' }).last().click()
    await page.getByRole('button', { name: 'Approve …: Correct · e-mail address' }).click()
    const dialog = page.getByRole('dialog', { name: 'Approve?' })
    expect(await dialog.locator('dd').allTextContents()).toEqual(['kim@example.org', NEW])
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('The address is corrected.').waitFor()
  })

  it('sees where a number would be taken away', async () => {
    const act = { ...CORRECTION_ACT, corrects: 'phone', to: '' } as const
    stage.play(({ path }) => (path.endsWith('/p1') ? verified({}, [act]) : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByText('New: no number').waitFor()
    await page.getByRole('button', { name: /^Refuse/ }).click()
    const told = await page.getByRole('dialog').locator('dd').allTextContents()
    expect(told).toEqual(['+46 8 123 456 78', 'no number'])
  })
})

describe.each(LOOKED_AT)('a correction, in %s, meets WCAG and fits', (language) => {
  const { locale } = LANGUAGE_FACTS[language]
  const buttons = (page: Page) => page.locator('console-person .facts button')

  it('where it is offered; the name, with what is wrong; the telephone', {
    timeout: 90_000,
  }, async () => {
    whileVerified()
    const page = await stage.open('demo/people/p1', { locale })
    await buttons(page).first().waitFor()
    await portray(page, `console/correct-${called(language)}`, heldIn(language))
    await buttons(page).first().click()
    await page.locator('#correct-firstName').fill('')
    await page.locator('#correct-lastName').fill('')
    await page.locator('dialog button[type=submit]').click()
    await page.locator('#correct-firstName-mistake').waitFor()
    await portray(page, `console/correct-name-${called(language)}`, heldIn(language))
    await page.keyboard.press('Escape')
    await page.locator('.ring-back button').click()
    await page.locator('#correct-phone').waitFor()
    await portray(page, `console/correct-phone-${called(language)}`, heldIn(language))
  })

  it('the address in both steps, and what the second agent is asked', {
    timeout: 90_000,
  }, async () => {
    stage.play(({ path }) => (path.endsWith('/p1') ? verified({}, [CORRECTION_ACT]) : undefined))
    const page = await stage.open('demo/people/p1', { locale })
    await buttons(page).nth(1).click()
    await page.locator('#correct-address').fill(NEW)
    await portray(page, `console/correct-address-${called(language)}`, heldIn(language))
    await page.keyboard.press('Enter')
    await page.locator('#correct-code').waitFor()
    await portray(page, `console/correct-address-code-${called(language)}`, heldIn(language))
    await page.keyboard.press('Escape')
    await page.locator('console-helpdesk-section table button').first().click()
    await page.locator('dialog dd').first().waitFor()
    await portray(page, `console/correct-decided-${called(language)}`, heldIn(language))
  })
})
