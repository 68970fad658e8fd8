import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { StepName } from '../../api/contract/views.ts'
import { useStage } from './support/browser.ts'
import { eventsOf, openHost, ready } from './support/host.ts'
import { problemOf, stepOf, viewOf } from './support/views.ts'

const stage = useStage()

const TYPED: Readonly<Partial<Record<StepName, Readonly<Record<string, string>>>>> = {
  identify: { username: 'kim@example.org' },
  'email-code': { code: '123456' },
  register: { firstName: 'Kim', lastName: 'Exempelsson' },
  password: { password: 'a secret of mine' },
  totp: { code: '123456' },
  'totp-enrol': { code: '123456' },
  'new-password': { password: 'Regnbågen 7!', again: 'Regnbågen 7!' },
}

const inputs = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLInputElement>('form input:not([readonly])')].map(
        ({ name, value }) => [name, value],
      ),
    ),
  )

const answers = (): readonly unknown[] =>
  stage.standIn.calls.filter(({ path }) => path.endsWith('/answer')).map(({ body }) => body.answer)

async function send(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(typed))
    await page.locator(`form input[name=${name}]`).fill(value)
  await page.locator('form input:not([readonly])').last().press('Enter')
}

describe('while the network is gone', () => {
  for (const [step, typed] of Object.entries(TYPED))
    it(`${step} keeps what was typed, and “Try again” sends it`, async () => {
      stage.standIn.play(({ path }) =>
        viewOf(path.endsWith('/answer') ? 'done' : (step as StepName)),
      )
      const page = await openHost(stage, stage.element())
      await ready(page, step)
      await page.waitForLoadState('networkidle')
      await page.context().setOffline(true)
      await send(page, typed)
      await page.getByRole('alert').waitFor()
      expect(await page.getByRole('alert').textContent()).toContain('What you typed is kept.')
      expect(await inputs(page)).toMatchObject(typed)
      await page.context().setOffline(false)
      await page.getByRole('button', { name: 'Try again' }).click()
      await ready(page, 'done')
      expect(answers()).toHaveLength(1)
      expect(Object.values(answers()[0] as object)).toEqual(
        expect.arrayContaining([Object.values(typed)[0]]),
      )
    })

  it('nothing is sent by itself when it comes back', async () => {
    stage.standIn.play(({ path }) => viewOf(path.endsWith('/answer') ? 'totp' : 'password'))
    const page = await openHost(stage, stage.element())
    await ready(page, 'password')
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await send(page, { password: 'a secret of mine' })
    await page.getByRole('alert').waitFor()
    const { length } = stage.standIn.calls
    await page.context().setOffline(false)
    await page.waitForFunction(() => navigator.onLine)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    expect(stage.standIn.calls).toHaveLength(length)
    expect(await page.getByRole('button', { name: 'Sign in' }).getAttribute('aria-disabled')).toBe(
      'false',
    )
  })

  it('what is corrected afterwards is what is sent', async () => {
    stage.standIn.play(({ path }) => (path.endsWith('/answer') ? 'lost' : viewOf('password')))
    const page = await openHost(stage, stage.element())
    await ready(page, 'password')
    await send(page, { password: 'mistyped' })
    await page.getByRole('alert').waitFor()
    await page.locator('input[name=password]').fill('as it should be')
    await page.getByRole('alert').waitFor({ state: 'detached' })
    stage.standIn.play(() => viewOf('totp'))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await ready(page, 'totp')
    expect(answers()).toEqual([{ step: 'password', password: 'as it should be' }])
  })

  it('an enrolled method is told of when it was sent the second time', async () => {
    stage.standIn.play(({ path }) => (path.endsWith('/answer') ? 'lost' : viewOf('totp-enrol')))
    const page = await openHost(stage, stage.element())
    await page.locator('input[name=code]').pressSequentially('123456')
    await page.getByRole('alert').waitFor()
    stage.standIn.play(() => viewOf('new-password'))
    await page.getByRole('button', { name: 'Try again' }).click()
    await ready(page, 'new-password')
    expect(await eventsOf(page)).toContainEqual(['enrolled', { method: 'totp' }])
  })

  it('nothing is said of what was typed where nothing was', async () => {
    stage.standIn.play(() => 'lost')
    const page = await openHost(stage, stage.element())
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain(
      'We cannot reach the service. Check your connection',
    )
    expect(await alert.textContent()).not.toContain('typed')
    stage.standIn.play(({ path }) =>
      path === 'flows' ? viewOf('notice') : problemOf('unavailable'),
    )
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('button', { name: 'OK' }).click()
    await alert.waitFor()
    expect(await alert.textContent()).toContain('Wait a moment and try again.')
    expect(await alert.textContent()).not.toContain('typed')
  })
})

describe('journeys that make no session', () => {
  const withoutSession = stepOf('done', { acr: null, amr: [] })

  it('tell of a verified address, and not of a sign-in', async () => {
    stage.standIn.play(() => viewOf(withoutSession, { journey: 'verify-email' }))
    const { api } = stage.standIn
    const element = `<farstu-email-code api="${api}" portal="example"></farstu-email-code>`
    const page = await openHost(stage, element)
    await page.locator('farstu-email-code[step=done]:not([busy])').waitFor()
    expect(await eventsOf(page)).toEqual([
      ['verified', { code: 'one-time-code', state: 'state-of-the-host' }],
      ['step', { step: 'done' }],
    ])
  })

  it('tell of nothing but the method where one was added', async () => {
    stage.standIn.play(({ path }) =>
      viewOf(path.endsWith('/answer') ? withoutSession : 'totp-enrol', { journey: 'add-method' }),
    )
    const page = await openHost(stage, stage.element())
    await page.locator('input[name=code]').pressSequentially('123456')
    await ready(page, 'done')
    const events = (await eventsOf(page)) as [string, unknown][]
    expect(events.map(([name]) => name)).toEqual(['step', 'enrolled', 'step'])
  })
})

it('somebody else who was signed in is out when the invited person takes over', async () => {
  stage.standIn.play(({ path }) => viewOf(path.endsWith('/answer') ? 'email-code' : 'other-person'))
  const page = await openHost(stage, stage.element())
  await ready(page, 'other-person')
  await page.evaluate((api) => {
    const channel = new BroadcastChannel(`farstu-session:${api}:example`)
    channel.onmessage = () => Object.assign(window, { hinted: true })
  }, stage.standIn.api)
  await page.locator('form button[type=submit]').click()
  await ready(page, 'email-code')
  expect(await eventsOf(page)).toContainEqual(['signed-out', null])
  await page.waitForFunction(() => 'hinted' in window)
})
