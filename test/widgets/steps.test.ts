import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import type { Step, StepName } from '../../api/contract/views.ts'
import { pageOf, useStage } from './support/browser.ts'
import type { Reply } from './support/stand-in.ts'
import { problemOf, stepOf, viewOf } from './support/views.ts'

const stage = useStage()

async function open(step: StepName | Step, reply: StepName | Step = 'done'): Promise<Page> {
  stage.standIn.play(({ path }) => viewOf(path.endsWith('/answer') ? reply : step))
  const page = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, stage.element()) }))
  await page.locator('farstu-login[step]:not([busy])').waitFor()
  return page
}

/** Every answer from now on is met with this. */
const meet = (reply: Reply): void => stage.standIn.play(() => reply)

const lastAnswer = (): unknown =>
  stage.standIn.calls.findLast(({ path }) => path.endsWith('/answer'))?.body.answer

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name }).click()

const alert = (page: Page) => page.getByRole('alert').first().textContent()

describe('identify', () => {
  it('asks for an address that could be one', async () => {
    const page = await open('identify')
    await press(page, 'Next')
    expect(await alert(page)).toBe('Enter your e-mail address.')
    await page.getByLabel('E-mail address').fill('kim')
    await press(page, 'Next')
    expect(await alert(page)).toContain('like name@example.org')
    expect(lastAnswer()).toBeUndefined()
    await page.getByLabel('E-mail address').fill(' kim@example.org ')
    await press(page, 'Next')
    await expect.poll(lastAnswer).toEqual({ step: 'identify', address: 'kim@example.org' })
  })
})

describe('register', () => {
  it('confirms or corrects the name', async () => {
    const page = await open('register')
    await page.getByLabel('Last name').fill('')
    await press(page, 'Continue')
    expect(await alert(page)).toBe('Enter your last name.')
    await page.getByLabel('Last name').fill('Exempelsson')
    await press(page, 'Continue')
    await expect.poll(lastAnswer).toEqual({
      step: 'register',
      firstName: 'Kim',
      lastName: 'Exempelsson',
    })
  })
})

describe('password', () => {
  it('is chosen anew, while enrolment lasts, only after a yes', async () => {
    const page = await open(stepOf('password', { canRestart: true }), 'new-password')
    await press(page, 'Choose a new password instead')
    await page.getByText('will stop working').waitFor()
    await press(page, 'Choose a new password')
    await expect.poll(lastAnswer).toEqual({ step: 'password', restart: true })
  })
})

describe('totp', () => {
  it('starts over with another app only after a yes', async () => {
    const page = await open('totp', 'totp-enrol')
    await press(page, 'Set up another app instead')
    await press(page, 'Keep the one I have')
    expect(lastAnswer()).toBeUndefined()
    await press(page, 'Set up another app instead')
    await press(page, 'Set up another app')
    await expect.poll(lastAnswer).toEqual({ step: 'totp', restart: true })
  })

  it('empties the field for a refused code and for nothing else', async () => {
    const page = await open('totp')
    const field = page.getByLabel('Code, 6 digits')
    meet(problemOf('locked', { retryAfterSeconds: 900 }))
    await field.fill('123456')
    await expect.poll(() => alert(page)).toContain('too many attempts')
    expect(await field.inputValue()).toBe('123456')
    const other = await open('totp')
    meet(problemOf('wrong_code', { attemptsLeft: 4 }))
    await other.getByLabel('Code, 6 digits').fill('123456')
    await expect.poll(() => other.getByLabel('Code, 6 digits').inputValue()).toBe('')
  })

  it('keeps saying what was wrong with a code when nothing else was typed', async () => {
    const page = await open('totp')
    meet(problemOf('wrong_code', { attemptsLeft: 0 }))
    await page.getByLabel('Code, 6 digits').fill('123456')
    await expect.poll(() => alert(page)).toMatch(/^That code did not match\..*now\.$/)
    await press(page, 'Verify')
    expect(await alert(page)).toContain('That code did not match.')
  })

  it('says that waiting will not help where a lock has no end', async () => {
    const page = await open('totp')
    meet(problemOf('locked'))
    await page.getByLabel('Code, 6 digits').fill('123456')
    await expect.poll(() => alert(page)).toContain('waiting will not help')
  })

  it('says when too many attempts end, shows the contacts, and then lets go on', async () => {
    const page = await open('totp')
    stage.standIn.play(({ path }) =>
      path.endsWith('/answer') ? problemOf('locked', { retryAfterSeconds: 1 }) : viewOf('totp'),
    )
    await page.getByLabel('Code, 6 digits').fill('123456')
    await expect.poll(() => page.getByText('+46 8 000 00 00').isVisible()).toBe(true)
    await page.getByRole('status').getByText('You can try again now.').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await page.locator('button[type=submit]').getAttribute('aria-disabled')).toBe('false')
  })
})

describe('totp-enrol', () => {
  it('draws a QR code that reads as the key, in the dark too', async () => {
    const page = await open('totp-enrol')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'dark'))
    const image = page.locator('.qr')
    const picture = PNG.sync.read(await image.screenshot())
    const read = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)
    expect(read?.data).toBe(stepOf('totp-enrol').uri)
    expect(await image.getAttribute('aria-label')).toContain('Example collection, kim@example.org')
  })

  it('gives the key by hand, in fours, to copy', async () => {
    const page = await open('totp-enrol')
    await page.getByText('Cannot scan?').click()
    const { secret } = stepOf('totp-enrol')
    expect(await page.locator('.key').textContent()).toBe(secret.match(/.{4}/g)?.join(' '))
    await press(page, 'Copy the key')
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
  })

  it('sends the code with the person’s name for the app', async () => {
    const page = await open('totp-enrol')
    await page.getByLabel('Your name for this app').fill('Kim’s phone')
    await page.getByLabel('Code from the app').fill('123456')
    await expect
      .poll(lastAnswer)
      .toEqual({ step: 'totp-enrol', code: '123456', name: 'Kim’s phone' })
  })

  it('offers to open the app first on a phone', async () => {
    stage.standIn.play(() => viewOf('totp-enrol'))
    const page = await stage.open({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 640 },
    })
    await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, stage.element()) }))
    const link = page.getByRole('link', { name: 'Open in authenticator app' })
    expect(await link.getAttribute('href')).toBe(stepOf('totp-enrol').uri)
    const [above, code] = [await link.boundingBox(), await page.locator('.qr').boundingBox()]
    expect(above?.y).toBeLessThan(code?.y ?? 0)
  })
})

describe('new-password', () => {
  const rules = (page: Page) => page.locator('farstu-rules li').allInnerTexts()

  it('ticks off the rules while typing, in words too', async () => {
    const page = await open('new-password')
    await page.getByLabel('New password').fill('Regnbåge7')
    const said = await page
      .locator('farstu-rules li')
      .evaluateAll((lines) => lines.map((line) => line.textContent?.trim()))
    expect(said.map((text) => text?.endsWith('(done)'))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(await rules(page)).toHaveLength(6)
  })

  it('hides both passwords again before they are sent', async () => {
    const page = await open('new-password')
    await page.getByLabel('New password').fill('Regnbågen 7!')
    await page.getByLabel('The same password again').fill('Regnbågen 7!')
    await press(page, 'Show password')
    expect(await page.locator('input[name=again]').getAttribute('type')).toBe('text')
    meet(problemOf('password_refused', { reasons: ['too_common'] }))
    await press(page, 'Save password')
    await expect.poll(() => alert(page)).toContain('lists that attackers')
    expect(await page.locator('input[name=again]').getAttribute('type')).toBe('password')
  })

  it('wants the same twice', async () => {
    const page = await open('new-password')
    await page.getByLabel('New password').fill('Regnbågen 7!')
    await page.getByLabel('The same password again').fill('Regnbågen 7')
    await press(page, 'Save password')
    expect(await alert(page)).toContain('not the same')
    expect(lastAnswer()).toBeUndefined()
  })

  it('gives every reason for a refusal', async () => {
    const page = await open('new-password')
    stage.standIn.play(() =>
      problemOf('password_refused', { reasons: ['too_short', 'too_common'] }),
    )
    await page.getByLabel('New password').fill('password')
    await page.getByLabel('The same password again').fill('password')
    await page.keyboard.press('Enter')
    await expect.poll(() => alert(page)).toMatch(/too short.*lists that attackers try/)
  })
})

describe('the last steps', () => {
  it('record the notice that was shown', async () => {
    const page = await open('notice')
    await press(page, 'OK')
    await expect
      .poll(lastAnswer)
      .toEqual({ step: 'notice', document: 'privacy', version: 3, hash: 'abc' })
  })

  it('let enrolment wait while there is grace, and not after', async () => {
    const page = await open('enrol')
    await press(page, 'Later (you can wait 2 more times)')
    await expect.poll(lastAnswer).toEqual({ step: 'enrol', later: true })
    const due = await open(stepOf('enrol', { graceLeft: 0 }))
    expect(await due.getByRole('button', { name: /Later/ }).count()).toBe(0)
  })

  it('accept what is added', async () => {
    const page = await open('accept')
    expect(await page.locator('.additions').textContent()).toContain('Example municipality')
    await press(page, 'Accept')
    await expect.poll(lastAnswer).toEqual({ step: 'accept' })
  })

  it('lead on by a link where the host has no code to redeem', async () => {
    const page = await open(stepOf('done', { code: null }))
    const link = page.getByRole('link', { name: 'Continue to Example collection' })
    expect(await link.getAttribute('href')).toBe('https://portal.example.org/')
  })

  it('open the help contacts at a dead end', async () => {
    const page = await open('denied')
    await expect.poll(() => page.getByText('help@example.org').isVisible()).toBe(true)
  })
})
