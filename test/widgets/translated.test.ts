import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { translated, translatePage } from '../support/translator.ts'
import { pageOf, useStage } from './support/browser.ts'
import { ready } from './support/host.ts'
import { alert, press, stepsOn } from './support/steps.ts'
import { problemOf, stepOf, viewOf } from './support/views.ts'

/** Pages that the browser translates while they stand. */
const stage = useStage()

const { meet } = stepsOn(stage)
const wrongs: string[] = []

afterEach(() => expect(wrongs.splice(0)).toEqual([]))

async function open(...[step]: Parameters<typeof viewOf>): Promise<Page> {
  stage.standIn.play(() => viewOf(step))
  const page = await stage.open()
  page.on('pageerror', ({ message }) => wrongs.push(message))
  await translatePage(page)
  const html = pageOf(stage.standIn.api, stage.element())
  await page.goto(stage.standIn.show('/', { html }))
  await page.locator('farstu-login[step]:not([busy])').waitFor()
  return page
}

const heading = (page: Page) => page.getByRole('heading', { level: 2 }).textContent()
const messages = (page: Page) => page.getByRole('alert').allTextContents()

describe('in a page that the browser translates', () => {
  it('each wrong answer has its own message, and a mended one none', async () => {
    const page = await open('identify')
    await press(page, 'Next')
    await expect.poll(() => alert(page)).toBe(translated('Enter your e-mail address.'))
    await page.locator('input').fill('kim')
    await press(page, 'Next')
    await expect.poll(() => alert(page)).toMatch(/^«.*name@example\.org.*»$/)
    meet(viewOf('email-code'))
    await page.locator('input').fill('kim@example.org')
    await press(page, 'Next')
    await ready(page, 'email-code')
    expect(await messages(page)).toEqual([])

    meet(problemOf('wrong_code', { attemptsLeft: 2 }))
    await page.locator('input').fill('123456')
    await expect.poll(() => alert(page)).toMatch(/^«.* 2 .*»$/)
    meet(problemOf('wrong_code', { attemptsLeft: 1 }))
    await page.locator('input').fill('123457')
    await press(page, 'Verify code')
    await expect.poll(() => alert(page)).toMatch(/^«(?!.* 2 ).*»$/)
    expect(await messages(page)).toHaveLength(1)
    meet(viewOf('password'))
    await page.locator('input').fill('123458')
    await press(page, 'Verify code')
    await ready(page, 'password')
    expect(await messages(page)).toEqual([])
  })

  it('a step that stays has its new heading, button and field', async () => {
    const page = await open(stepOf('email-code', { sent: null, resendInSeconds: 0 }))
    const before = await heading(page)
    meet(viewOf('email-code'))
    await press(page, 'Send verification code')
    await page.getByLabel('Code, 6 digits').waitFor()
    expect(await heading(page)).not.toBe(before)
    expect(await heading(page)).toBe('«Step 1 of 5» «Enter the code from your mail»')
    expect(await page.locator('button[type=submit]').allTextContents()).toEqual([
      translated('Verify code'),
    ])
  })

  it('a wait counts down to its end', async () => {
    const page = await open(stepOf('email-code', { resendInSeconds: 3 }))
    const left = page.locator('.left')
    await left.filter({ hasText: translated('0:02') }).waitFor()
    await left.filter({ hasText: translated('0:01') }).waitFor()
    await left.waitFor({ state: 'detached' })
  })

  it('the element speaks another language when the page does', async () => {
    const page = await open('password')
    await page.evaluate(() => {
      document.documentElement.lang = 'sv'
    })
    await expect.poll(() => heading(page)).toBe(translated('Skriv in ditt lösenord'))
    await page.locator('label', { hasText: translated('Lösenord') }).waitFor()
    await page.locator('button[type=submit]', { hasText: translated('Logga in') }).waitFor()
  })

  it('the key for the app and its names stay as they are', async () => {
    const page = await open('totp-enrol')
    expect(await page.locator('.key').textContent()).toMatch(/^[A-Z2-7]{4}( [A-Z2-7]{4})+$/)
    expect(await page.locator('.names').textContent()).toContain(
      'Example collectionkim@example.org',
    )
  })

  it('a lost connection is told of, and is over', async () => {
    const page = await open('password')
    await page.locator('input[name=password]').fill('a long password')
    meet('lost')
    await press(page, 'Sign in')
    await page.getByRole('alert').waitFor()
    meet(viewOf('totp'))
    await press(page, 'Try again')
    await ready(page, 'totp')
    expect(await messages(page)).toEqual([])
  })
})
