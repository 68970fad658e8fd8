import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { draw } from '../support/drawing.ts'
import { pageOf, useStage } from './support/browser.ts'
import { alert, focused, press, stepsOn } from './support/steps.ts'
import { problemOf, stepOf, viewOf } from './support/views.ts'

const stage = useStage()

const { open, openAnew, meet, lastAnswer } = stepsOn(stage)

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

  it('says that the app is switched off, and opens the contacts, where a lock has no end', async () => {
    const page = await open('totp')
    meet(problemOf('locked'))
    await page.getByLabel('Code, 6 digits').fill('123456')
    await expect
      .poll(() => alert(page))
      .toMatch(/app has been switched off.*waiting will not help/i)
    await expect.poll(() => page.getByText('+46 8 000 00 00').isVisible()).toBe(true)
  })

  it('says that a code from any of several apps will do', async () => {
    const page = await open(stepOf('totp', { methods: ['Phone', 'Computer'] }))
    await page
      .getByText('for “Phone”. A code of another of your apps will do as well: “Computer”.')
      .waitFor()
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

describe('an app’s code that was used before', () => {
  const used = (seconds: number) => problemOf('code_used', { retryAfterSeconds: seconds })

  it('counts down to the next one without saying so every second', async () => {
    const page = await open('totp')
    meet(used(18))
    await page.getByLabel('Code, 6 digits').fill('123456')
    await expect
      .poll(() => alert(page))
      .toBe('That code has been used already. Wait for the next one.')
    const left = page.getByText(/^Next code in 1\d s$/)
    const first = await left.textContent()
    expect(await left.getAttribute('aria-hidden')).toBe('true')
    expect(await page.getByLabel('Code, 6 digits').getAttribute('aria-describedby')).not.toMatch(
      ' ',
    )
    await expect.poll(() => left.textContent()).not.toBe(first)
  })

  it.each(['totp', 'totp-enrol'] as const)(
    'leaves the field of %s ready for the next one, and says when it is there',
    async (step) => {
      const page = await open(step)
      const field = page.getByLabel(/6 digits/)
      stage.standIn.play(({ path }) => (path.endsWith('/answer') ? used(1) : viewOf(step)))
      await field.fill('123456')
      await page.getByRole('status').getByText('Your app shows a new code now.').waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
      expect(await field.inputValue()).toBe('')
      expect(await focused(page)).toBe('input code')
      await field.fill('654321')
      await expect.poll(lastAnswer).toMatchObject({ code: '654321' })
    },
  )
})

describe('totp-enrol', () => {
  it('says at the name that another app has it, and keeps the code', async () => {
    const page = await open(viewOf('totp-enrol', { journey: 'add-method', progress: null }))
    meet(problemOf('invalid_input', { fields: ['answer.name'] }))
    await page.getByLabel('Code from the app').fill('123456')
    await expect.poll(() => alert(page)).toContain('already have an app with this name')
    await expect.poll(() => focused(page)).toBe('input name')
    expect(await page.locator('input[name=name]').getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('input[name=code]').getAttribute('aria-invalid')).toBe('false')
    await page.keyboard.type('My computer')
    await page.keyboard.press('Enter')
    await expect
      .poll(lastAnswer)
      .toEqual({ step: 'totp-enrol', code: '123456', name: 'My computer' })
  })

  it('draws a QR code that reads as the key, in the dark too', async () => {
    const page = await openAnew('totp-enrol')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() => document.documentElement.style.setProperty('color-scheme', 'dark'))
    const image = page.locator('.qr')
    const picture = PNG.sync.read(await image.screenshot())
    const read = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)
    expect(read?.data).toBe(stepOf('totp-enrol').uri)
    expect(await image.getAttribute('aria-label')).toContain('Example collection, kim@example.org')
  })

  it('has the key by hand open where the address is too long for a QR code, and goes on with it', async () => {
    const { secret } = stepOf('totp-enrol')
    const uri = `otpauth://totp/${'%CE%A9'.repeat(600)}:kim?secret=${secret}`
    const page = await open(stepOf('totp-enrol', { uri }))
    await page.getByText('The QR code cannot be shown here.').waitFor()
    expect(await page.getByRole('img').count()).toBe(0)
    expect(await page.locator('.key').isVisible()).toBe(true)
    await draw(page, { name: 'qr/none' })
    await page.getByLabel('Code from the app').fill('123456')
    await expect.poll(lastAnswer).toMatchObject({ step: 'totp-enrol', code: '123456' })
  })

  it('gives the key by hand, in fours, to copy', async () => {
    const page = await open('totp-enrol')
    await page.getByText('Cannot scan?').click()
    const { secret } = stepOf('totp-enrol')
    expect(await page.locator('.key').textContent()).toBe(secret.match(/.{4}/g)?.join(' '))
    await press(page, 'Copy: Key, or secret')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
  })

  it('has everything that an app asks for by hand to copy, one by one and as one address', async () => {
    const { issuer, account, secret, uri } = stepOf('totp-enrol')
    const page = await open('totp-enrol')
    await page.getByText('Cannot scan?').click()
    const wanted = {
      'Copy: Issuer, or service': issuer,
      'Copy: Account, or user name': account,
      'Copy: Key, or secret': secret,
      'Copy: Type': 'TOTP',
      'Copy: Digits': '6',
      'Copy: Period': '30',
      'Copy: everything, as one address (otpauth)': uri,
    }
    for (const [name, text] of Object.entries(wanted)) {
      await press(page, name)
      await page
        .getByRole('status')
        .getByText(`Copied: ${name.replace(/^Copy: /, '')}`)
        .waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)
    }
  })

  it('says of each app where it scans, while it is new and with accounts in it', async () => {
    const page = await open('totp-enrol')
    await page.getByText('Where do I scan in the app?').click()
    await page.getByText('New app: press “Scan a QR code”.').waitFor()
    await page.getByText('press the plus sign at the top, then “Other account”').waitFor()
  })

  it('says in the same order what is done on the phone and what on the computer', async () => {
    const page = await open('totp-enrol')
    expect(await page.locator('farstu-step-totp-enrol h3').allTextContents()).toEqual([
      '1. On the phone: open an authenticator app',
      '2. On the phone: scan this code',
      '3. On the computer: enter the code from the app',
    ])
    await page.getByText('What is the code for?').click()
    await page.getByText('multi-factor authentication (MFA)').waitFor()
    await page.getByText('The codes are called TOTP').waitFor()
  })

  it('sends the code with the person’s name for the app', async () => {
    const page = await open('totp-enrol')
    await page.getByLabel('A name of your own').fill('Kim’s phone')
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
    const link = page.getByRole('link', { name: 'Open in your app' })
    expect(await link.getAttribute('href')).toBe(stepOf('totp-enrol').uri)
    const [above, code] = [await link.boundingBox(), await page.locator('.qr').boundingBox()]
    expect(above?.y).toBeLessThan(code?.y ?? 0)
    // One line: a target of 44 pixels and its border.
    expect(above?.height).toBeLessThan(50)
    expect(await page.locator('farstu-step-totp-enrol h3').last().textContent()).toMatch(
      /^3\. Come back here/,
    )
    await page.getByText('Is the app on another phone? Scan the code with it.').waitFor()
    expect(await page.getByText('Scan the code with the app, not').count()).toBe(0)
  })
})
