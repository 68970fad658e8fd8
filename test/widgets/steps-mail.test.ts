import { describe, expect, it } from 'vitest'
import { useStage } from './support/browser.ts'
import { openHost, ready } from './support/host.ts'
import { alert, press, stepsOn } from './support/steps.ts'
import { problemOf, stepOf, viewOf } from './support/views.ts'

const stage = useStage()

const { open, meet, lastAnswer, lastStart } = stepsOn(stage)

describe('email-code', () => {
  const unsent = stepOf('email-code', { sent: null, resendInSeconds: 0 })

  it('sends nothing before it is asked to, then waits for the code', async () => {
    const page = await open(unsent, 'email-code')
    expect(lastAnswer()).toBeUndefined()
    await press(page, 'Send verification code')
    await page.getByLabel('Code, 6 digits').waitFor()
    expect(lastAnswer()).toEqual({ step: 'email-code', send: true })
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('code')
    expect(await page.getByText('The mail has the reference K7Q').textContent()).toContain('14:03')
    expect(
      await page.locator('farstu-step-email-code').getByRole('status').textContent(),
    ).toContain('sent at 14:03. Reference K7Q')
  })

  it('counts down to a new code without saying so every second', async () => {
    const page = await open(stepOf('email-code', { resendInSeconds: 2 }))
    const button = page.getByRole('button', { name: 'Send a new code' })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    expect(await page.locator('.left').getAttribute('aria-hidden')).toBe('true')
    await button.click({ force: true })
    expect(
      await page.locator('farstu-step-email-code').getByRole('status').textContent(),
    ).toContain('2 seconds')
    expect(lastAnswer()).toBeUndefined()
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('false')
    await button.click()
    await expect.poll(lastAnswer).toEqual({ step: 'email-code', send: true })
  })

  it('empties the field and says so when a new code was sent', async () => {
    const sent = { secondsAgo: 0, clock: '14:09', expiresInSeconds: 900, reference: 'P2M' }
    const page = await open(
      stepOf('email-code', { resendInSeconds: 0 }),
      stepOf('email-code', { sent, resendInSeconds: 60 }),
    )
    await page.getByLabel('Code, 6 digits').fill('123')
    await press(page, 'Send a new code')
    await expect.poll(() => page.getByLabel('Code, 6 digits').inputValue()).toBe('')
    expect(await page.locator('farstu-step-email-code').getByRole('status').textContent()).toBe(
      'A code was sent at 14:09. Reference P2M.',
    )
  })
})

describe('a code that has to be waited for, because codes were asked for elsewhere', () => {
  const unsent = { sent: null, resendInSeconds: 0 }
  const told = (seconds: number) =>
    problemOf('wait_to_resend', {
      retryAfterSeconds: seconds,
      view: viewOf(stepOf('email-code', { ...unsent, resendInSeconds: seconds })),
    })

  const SAID = {
    en: ['Send verification code', /^You can send a new code in 9:\d\d\.$/, 'in another browser'],
    sv: ['Skicka verifieringskod', /^Du kan skicka en ny kod om 9:\d\d\.$/, 'en annan webbläsare'],
  } as const

  it.each(['en', 'sv'] as const)(
    'says in %s how long, while the time runs, and why',
    async (language) => {
      const [send, time, why] = SAID[language]
      stage.standIn.play(() => viewOf(stepOf('email-code', unsent)))
      const page = await openHost(stage, stage.element(`lang="${language}"`))
      await ready(page, 'email-code')
      meet(told(600))
      await press(page, send)
      await page.locator('.waits .left').filter({ hasText: time }).waitFor()
      await page.locator('.waits').filter({ hasText: why }).waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
      const button = page.getByRole('button', { name: send })
      expect(await button.getAttribute('aria-disabled')).toBe('true')
    },
  )

  it('is said aloud when it begins and when it is over, and can be sent then', async () => {
    const page = await open(stepOf('email-code', unsent))
    meet(told(2))
    await press(page, 'Send verification code')
    const said = page.locator('farstu-step-email-code').getByRole('status')
    await said.filter({ hasText: /new code in 2 seconds\. .* nobody can fill a mailbox/ }).waitFor()
    await said.filter({ hasText: 'You can send a code now.' }).waitFor()
    expect(await page.locator('.waits').count()).toBe(0)
    meet(viewOf('email-code'))
    await press(page, 'Send verification code')
    await page.getByLabel('Code, 6 digits').waitFor()
  })
})

describe('a mailed code that is spent', () => {
  it('leaves only the button that sends another, with the time until then', async () => {
    const page = await open('email-code')
    const view = viewOf(stepOf('email-code', { sent: null, resendInSeconds: 42 }))
    meet(problemOf('wrong_code', { attemptsLeft: 0, view }))
    await page.getByLabel('Code, 6 digits').fill('123456')
    await expect
      .poll(() => alert(page))
      .toBe('That code did not match and can no longer be used. Send a new code.')
    expect(await page.getByText(/You can send a new code in 0:\d\d/).isVisible()).toBe(true)
    const send = page.getByRole('button', { name: 'Send verification code' })
    expect(await send.getAttribute('aria-disabled')).toBe('true')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('type')))
      .toBe('submit')
    const before = stage.standIn.calls.length
    await send.click({ force: true })
    expect(
      await page.locator('farstu-step-email-code').getByRole('status').textContent(),
    ).toContain('seconds')
    expect(stage.standIn.calls).toHaveLength(before)
  })
})

describe('an address that the host wants proven', () => {
  it('is proven by a code that the page asks for, and is nobody else’s', async () => {
    const sending = stepOf('email-code', { purpose: 'verify', sent: null, resendInSeconds: 0 })
    const journey = { journey: 'verify-email', progress: null } as const
    const page = await open(viewOf(sending, journey))
    await page.getByText('This page needs to know that the address is yours.').waitFor()
    expect(await page.getByRole('button', { name: 'Not you?' }).count()).toBe(0)
    const sent = await open(viewOf(stepOf('email-code', { purpose: 'verify' }), journey))
    await sent.getByText('A code is on its way to:').waitFor()
  })
})

describe('a forgotten password', () => {
  const sending = stepOf('email-code', { purpose: 'recovery', sent: null, resendInSeconds: 0 })

  it('begins by saying why a code is sent, with a way back', async () => {
    const page = await open(sending)
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    await page.getByText('First we check that it is you. We send a code to:').waitFor()
    await press(page, 'Back to the password')
    await expect.poll(lastStart).toMatchObject({ journey: 'sign-in', address: 'kim@example.org' })
  })

  it('says before the app’s code that a new password comes after it', async () => {
    const page = await open(stepOf('totp', { isRecovery: true }))
    await page.getByText(/Then you choose a new password\. Open your authenticator app/).waitFor()
  })

  it('says what the new password puts an end to', async () => {
    const page = await open(stepOf('new-password', { isReplacement: true }))
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    await page.getByText('The old one stops working when you save').waitFor()
  })

  it('ends with the new password, and another way on if that fails', async () => {
    const page = await open(stepOf('password', { isReplaced: true }), sending)
    await page.getByRole('heading', { name: 'Sign in with your new password' }).waitFor()
    await page.getByText('Your new password is saved.').waitFor()
    await press(page, 'The new password does not work')
    await expect.poll(lastAnswer).toEqual({ step: 'password', forgotten: true })
  })
})
