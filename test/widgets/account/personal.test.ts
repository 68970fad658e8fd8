/** The own name, and signing out, in the own account (`<farstu-account>`). */
import { describe, expect, it } from 'vitest'
import { ACCOUNT, openAccount } from '../support/accounts.ts'
import { useStage } from '../support/browser.ts'
import { viewOf } from '../support/views.ts'

const stage = useStage()

const sent = (path: string) => stage.standIn.calls.find((call) => call.path === path)?.body

describe('the own name', () => {
  it('is changed by keys alone, and said to be', async () => {
    const page = await openAccount(stage, ACCOUNT)
    await page.getByRole('button', { name: 'Change name' }).press('Enter')
    await page.getByLabel('First name').fill('Åsa')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Öberg')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('farstu-account p[role=status]').first().textContent())
      .toBe('Your name is changed.')
    expect(sent('account/name')).toEqual({
      portal: 'example',
      firstName: 'Åsa',
      lastName: 'Öberg',
    })
    expect(await page.getByLabel('First name').count()).toBe(0)
  })

  it('says at the fields that there must be one, and keeps what was typed', async () => {
    const page = await openAccount(stage, (path) =>
      path.endsWith('/name') ? ({ code: 'invalid_input', requestId: 'r' } as never) : ACCOUNT,
    )
    await page.getByRole('button', { name: 'Change name' }).click()
    await page.getByLabel('First name').fill(' ')
    await page.getByRole('button', { name: 'Save name' }).click()
    const alert = page.getByRole('alert')
    await expect
      .poll(() => alert.textContent())
      .toBe('Type at least one of the two names, 100 characters each at the most.')
    expect(await page.getByLabel('First name').getAttribute('aria-describedby')).toBe('wrong')
    expect(await page.getByLabel('Last name').inputValue()).toBe('Reporter')
  })
})

describe('signing out in the own account', () => {
  it('ends this session, tells the page, and asks who signs in', async () => {
    let isOut = false
    const page = await openAccount(stage, (path) => {
      if (path === 'session/end') isOut = true
      return isOut ? viewOf('identify') : ACCOUNT
    })
    const told = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.addEventListener('farstu-signed-out', () => resolve('told')),
        ),
    )
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    expect(await told).toBe('told')
    await page.locator('farstu-login').waitFor()
    expect(sent('session/end')).toEqual({ portal: 'example' })
    expect(await page.getByText('reporter@example.org').count()).toBe(0)
  })
})
