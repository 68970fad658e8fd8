import { describe, expect, it } from 'vitest'
import { useStage } from './support/browser.ts'
import { focused, press, stepsOn } from './support/steps.ts'
import { problemOf, stepOf, viewOf } from './support/views.ts'

const stage = useStage()

const { open, meet, lastAnswer, lastStart } = stepsOn(stage)

describe('remembered addresses', () => {
  it('go on with the one that is pressed', async () => {
    const page = await open('choose-address', 'password')
    await page.getByRole('button', { name: 'r•••@example.org', exact: true }).click()
    await expect.poll(lastAnswer).toEqual({ step: 'choose-address', id: 'remembered-robin' })
    await page.getByLabel('Password', { exact: true }).waitFor()
  })

  it('are chosen and forgotten by keyboard alone', async () => {
    const page = await open('choose-address')
    await page.getByRole('button', { name: 'k•••@example.org', exact: true }).focus()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('button Forget')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(lastAnswer).toEqual({ step: 'choose-address', id: 'remembered-robin' })
  })

  it('are forgotten by one press, which is said, and the focus is not lost', async () => {
    const left = stepOf('choose-address', {
      addresses: [{ id: 'remembered-robin', address: 'r•••@example.org' }],
    })
    const page = await open('choose-address', left)
    await press(page, 'Forget k•••@example.org')
    await expect.poll(lastAnswer).toEqual({ step: 'remember', forget: 'remembered-kim' })
    await page
      .getByRole('status')
      .getByText('k•••@example.org is no longer remembered in this browser.')
      .waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Forget/ }).count()).toBe(1)
    expect(await focused(page)).toBe('h2 Who is signing in?')
  })

  it('leave the way open to another', async () => {
    const page = await open('choose-address', 'identify')
    await press(page, 'Use another address')
    await expect.poll(lastAnswer).toEqual({ step: 'choose-address', other: true })
    await page.getByLabel('E-mail address').waitFor()
  })

  it('stay when the choice could not be sent', async () => {
    const page = await open('choose-address')
    meet('lost')
    await page.getByRole('button', { name: 'k•••@example.org', exact: true }).click()
    await page.getByText('We cannot reach the service.').waitFor()
    expect(await page.getByRole('button', { name: 'Forget k•••@example.org' }).isVisible()).toBe(
      true,
    )
  })
})

describe('whether an address is remembered', () => {
  const LABEL = 'Remember my address in this browser'

  it('is asked beside it, and told at once; what was typed stays', async () => {
    const page = await open(viewOf('password', { remembers: true }))
    await page.getByLabel('Password', { exact: true }).fill('seven quiet harbours')
    meet(viewOf('password', { remembers: false }))
    const tick = page.getByLabel(LABEL)
    expect(await tick.isChecked()).toBe(true)
    await tick.click()
    await expect.poll(lastAnswer).toEqual({ step: 'remember', address: false })
    await page.locator('farstu-login:not([busy])').waitFor()
    expect(await tick.isChecked()).toBe(false)
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(
      'seven quiet harbours',
    )
  })

  it('can be said by the label and by the space bar', async () => {
    const page = await open(viewOf('password', { remembers: false }))
    await page.getByLabel(LABEL).focus()
    await page.keyboard.press('Space')
    await expect.poll(lastAnswer).toEqual({ step: 'remember', address: true })
    const other = await open(viewOf('password', { remembers: true }))
    await other.getByText(LABEL).click()
    await expect.poll(lastAnswer).toEqual({ step: 'remember', address: false })
  })

  it('is shown as it is where the server would not have it', async () => {
    const page = await open(viewOf('password', { remembers: true }))
    meet(problemOf('unavailable', { view: viewOf('password', { remembers: true }) }))
    await page.getByLabel(LABEL).click()
    await expect.poll(() => page.getByLabel(LABEL).isChecked()).toBe(true)
  })

  it('is not asked where nothing is kept', async () => {
    const page = await open('password')
    expect(await page.getByLabel(LABEL).count()).toBe(0)
  })

  it('leads to the choice again by "Not you?"', async () => {
    const page = await open(viewOf('password', { remembers: true }))
    await press(page, 'Not you?')
    await expect.poll(lastStart).toMatchObject({ journey: 'sign-in' })
    expect(lastStart()).not.toHaveProperty('address')
  })
})
