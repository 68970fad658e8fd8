import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { StepName } from '../../api/contract/views.ts'
import { useStage } from './support/browser.ts'
import { ready } from './support/host.ts'
import { stepsOn } from './support/steps.ts'

/** Nobody has to remember, transcribe or type what their browser, their password manager or they have. */
const stage = useStage()
const { open, lastAnswer } = stepsOn(stage)

/** Puts `text` on the clipboard and pastes it with the keyboard, as people and programs do. */
async function paste(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.locator(`form input[name=${name}]`).focus()
  await page.keyboard.press('Control+V')
}

const PURPOSES: Readonly<Partial<Record<StepName, Readonly<Record<string, string>>>>> = {
  identify: { username: 'username' },
  'email-code': { code: 'one-time-code' },
  // Somebody else's name and address, and a name for an app.
  successor: { name: 'off', address: 'off' },
  register: { firstName: 'given-name', lastName: 'family-name' },
  password: { username: 'username', password: 'current-password' },
  totp: { code: 'one-time-code' },
  'totp-enrol': { name: 'off', code: 'one-time-code' },
  'new-password': { username: 'username', password: 'new-password', again: 'new-password' },
}

describe('a field', () => {
  it.each(Object.entries(PURPOSES))(
    'tells the purpose of what %s asks of somebody',
    async (step, purposes) => {
      const page = await open(step as StepName)
      const told = await page
        .locator('form input')
        .evaluateAll((inputs) =>
          inputs.map((input) => [input.getAttribute('name'), input.getAttribute('autocomplete')]),
        )
      expect(Object.fromEntries(told.filter(([name]) => name && name in purposes))).toEqual(
        purposes,
      )
    },
  )

  it.each([
    ['identify', { username: 'kim@example.org' }, { address: 'kim@example.org' }],
    ['email-code', { code: '123456' }, { code: '123456' }],
    ['password', { password: 'Regnbågen 7!' }, { password: 'Regnbågen 7!' }],
    ['totp', { code: '123 456' }, { code: '123456' }],
    ['totp-enrol', { code: '123456' }, { code: '123456' }],
    [
      'new-password',
      { password: 'Regnbågen 7!', again: 'Regnbågen 7!' },
      { password: 'Regnbågen 7!' },
    ],
  ] as const)('of %s takes what is pasted with the keyboard', async (step, fields, answer) => {
    const page = await open(step)
    for (const [name, text] of Object.entries(fields)) await paste(page, name, text)
    // A whole code is sent by itself.
    if (!('code' in fields)) await page.keyboard.press('Enter')
    await ready(page, 'done')
    expect(lastAnswer()).toMatchObject(answer)
  })
})

describe('what somebody has told before', () => {
  it('stands in the next step, and is not asked for again', async () => {
    for (const step of ['password', 'new-password'] as const) {
      const page = await open(step)
      const username = page.locator('input[name=username]')
      expect(await username.inputValue()).toBe('kim@example.org')
      expect(await username.getAttribute('readonly')).toBe('')
    }
    const page = await open('register')
    expect(await page.locator('input[name=firstName]').inputValue()).toBe('Kim')
  })
})

describe('a password', () => {
  it('can be shown while it is typed', async () => {
    for (const step of ['password', 'new-password'] as const) {
      const page = await open(step)
      const field = page.locator('input[name=password]')
      await field.fill('Regnbågen 7!')
      await page.getByRole('button', { name: /^Show/ }).first().click()
      expect(await field.getAttribute('type')).toBe('text')
    }
  })
})
