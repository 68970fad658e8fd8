/** Choosing what to verify with: by keyboard, by a press anywhere in a line, and by an element of its own. */
import { describe, expect, it } from 'vitest'
import { pageOf, useStage } from '../support/browser.ts'
import { focused, press, stepsOn } from '../support/steps.ts'
import { stepOf, viewOf } from '../support/views.ts'

const stage = useStage()

const { open, lastAnswer, lastStart } = stepsOn(stage)

describe('the list of ways to verify', () => {
  it('is gone through with arrow keys, the usual one chosen at first', async () => {
    const page = await open('pick', 'totp')
    const radios = page.getByRole('radio')
    await radios.first().waitFor()
    expect(await radios.first().isChecked()).toBe(true)
    await radios.first().focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('input method')
    expect(await radios.nth(1).isChecked()).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(await radios.first().isChecked()).toBe(true)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect.poll(lastAnswer).toEqual({ step: 'pick', method: 'password' })
  })

  it('is one group with a name, and each line is told with what it is and when it was used', async () => {
    const page = await open('pick')
    const app = page.getByRole('radiogroup', { name: 'Ways to verify' }).getByRole('radio').first()
    await app.waitFor()
    const told = await app.evaluate((input) => {
      const ids = input.getAttribute('aria-describedby')?.split(' ') ?? []
      return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
    })
    expect(told.replace(/[\u2068\u2069]/g, '')).toBe(
      'Six digits that an app on your phone or computer shows. Kim’s phone, The computer at work Your default. Last used on 12 January 2027.',
    )
  })

  it('takes a press anywhere in a line', async () => {
    const page = await open('pick', 'password')
    await page.getByText('The one you have chosen').click()
    await press(page, 'Continue')
    await expect.poll(lastAnswer).toEqual({ step: 'pick', method: 'password' })
  })

  it('tells the page what was picked', async () => {
    const page = await open('pick', 'totp')
    const told = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('farstu-method-chosen', ({ detail }) => resolve(detail))
        }),
    )
    await page.getByRole('radio').first().waitFor()
    await press(page, 'Continue')
    expect(await told).toEqual({ method: 'totp' })
  })

  it('calls a kind by its name where a newer server has it', async () => {
    const way = { names: [], lastUsed: null, added: null, isDefault: false }
    const fresh = { id: 'orb', kind: 'orb' as 'totp', ...way }
    const page = await open(stepOf('pick', { methods: [fresh, ...stepOf('pick').methods] }), 'totp')
    await page.getByRole('radio', { name: 'orb' }).waitFor()
  })

  it('tells of two that are called alike when each was set up', async () => {
    const [usual] = stepOf('pick').methods
    const keyOf = (id: string, added: string) =>
      ({ ...usual, id, kind: 'security-key', names: ['Mine'], added }) as never
    const methods = [keyOf('one', '2026-11-03'), keyOf('two', '2026-11-28')]
    const page = await open(stepOf('pick', { methods }), 'security-key')
    await page.getByText('Added on 3 November 2026.').waitFor()
    await page.getByText('Added on 28 November 2026.').waitFor()
  })
})

describe('without the device', () => {
  it('the others are offered, and whom to ask with what to say', async () => {
    const page = await open(stepOf('pick', { lost: 'totp' }))
    await page.getByRole('radio', { name: 'Password' }).waitFor()
    expect(await page.getByRole('radio').count()).toBe(1)
    await page.getByText('Say that you no longer have the device').waitFor()
  })

  it('it may be found after all, also where there is nothing else', async () => {
    const [app] = stepOf('pick').methods
    const page = await open(stepOf('pick', { lost: 'totp', methods: app ? [app] : [] }), 'totp')
    await press(page, 'I have it after all')
    await expect.poll(lastAnswer).toEqual({ step: 'pick', method: 'totp' })
    expect(await page.getByRole('button', { name: 'Continue' }).count()).toBe(0)
  })
})

describe('what leads to the list', () => {
  it('stands under a challenge where there is another way, and where it can be lost', async () => {
    const ways = { other: true, lost: true, skip: false }
    const page = await open(viewOf('totp', { ways }), stepOf('pick'))
    await press(page, 'Try another way')
    await expect.poll(lastAnswer).toEqual({ step: 'totp', other: true })
    const other = await open(viewOf('totp', { ways }), stepOf('pick', { lost: 'totp' }))
    await press(other, 'I no longer have this device')
    await expect.poll(lastAnswer).toEqual({ step: 'totp', lost: true })
  })

  it('is not there where nothing leads away', async () => {
    const page = await open(viewOf('totp', { ways: null }))
    await page.getByLabel('Code, 6 digits').waitFor()
    expect(await page.getByRole('button', { name: /another way|no longer/ }).count()).toBe(0)
  })

  it('leads from setting one up to a list of what can be set up', async () => {
    const ways = { other: true, lost: false, skip: false }
    const page = await open(viewOf('totp-enrol', { ways }), stepOf('enrol', { graceLeft: 0 }))
    await press(page, 'Try another way')
    await expect.poll(lastAnswer).toEqual({ step: 'totp-enrol', other: true })
  })
})

describe('what can be set up', () => {
  it('is chosen where it is more than one', async () => {
    const page = await open(stepOf('enrol', { methods: ['totp', 'password'] }), 'new-password')
    await page.getByRole('radio', { name: 'Password' }).check()
    await press(page, 'Set up')
    await expect.poll(lastAnswer).toEqual({ step: 'enrol', method: 'password' })
  })
})

describe('<farstu-method-picker>', () => {
  it('goes on with the session, asks for the list and for the level, and verifies in its place', async () => {
    const { standIn } = stage
    const session = { name: 'Kim Exempel', address: 'kim@example.org' }
    standIn.play(({ path, body }) => {
      if (path === 'flows') return viewOf(stepOf('identify', { session }))
      const { step } = (body as { answer: { step: string } }).answer
      return viewOf(step === 'identify' ? 'pick' : step === 'pick' ? 'totp' : 'done')
    })
    const page = await stage.open()
    const element = `<farstu-method-picker api="${standIn.api}" portal="example" acr="aal2" state="state-of-the-host"></farstu-method-picker>`
    // Its own script brings all that it needs.
    const html = pageOf(standIn.api, element).replace('farstu.js', 'method-picker.js')
    await page.goto(standIn.show('/', { html }))
    await page.locator('farstu-method-picker[step=pick]').waitFor()
    expect(lastStart()).toEqual({
      portal: 'example',
      journey: 'sign-in',
      state: 'state-of-the-host',
      acr: 'aal2',
      pick: true,
    })
    await page.getByRole('radio').first().waitFor()
    await press(page, 'Continue')
    await page.locator('farstu-method-picker[step=totp]').waitFor()
    const code = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('farstu-signed-in', ({ detail }) => resolve(detail.code))
        }),
    )
    await page.getByLabel('Code, 6 digits').fill('123456')
    expect(await code).toBe('one-time-code')
  })
})
