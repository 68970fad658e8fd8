import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setupView } from './support/setup.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const sent = () =>
  stage.calls
    .filter(({ path, method }) => method === 'POST' && path.endsWith('/setup'))
    .map(({ body }) => body)
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const change = (page: Page, name: string) => page.getByRole('button', { name: `Change: ${name}` })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

describe('the set-up', () => {
  it('keeps return addresses, down to none, and says what is missing', async () => {
    stage.play(({ path, method }) =>
      path.endsWith('/setup') && method === 'POST'
        ? setupView({ returnUrls: [], missing: [{ what: 'return-url', address: null }] })
        : undefined,
    )
    const page = await stage.open('demo/setup')
    await change(page, 'Return addresses').click()
    await page.getByRole('button', { name: 'Remove return address 2' }).click()
    await page.getByRole('button', { name: 'Remove return address 1' }).click()
    await page.locator('button:focus', { hasText: 'Add a return address' }).waitFor()
    await save(page).click()
    await page.getByText('Saved: Return addresses.').waitFor()
    expect(sent()).toEqual([{ version: 3, returnUrls: [] }])
    await section(page, 'Return addresses').getByText('There is none yet.').waitFor()
  })

  it('says at a return address that it lies on no origin, and at the origins which ones go with them', async () => {
    let fields = ['returnUrls.1']
    stage.play(({ method }) =>
      method === 'POST' ? problem('invalid_input', ...fields) : undefined,
    )
    const page = await stage.open('demo/setup')
    await change(page, 'Return addresses').click()
    const second = page.getByLabel('Return address 2', { exact: true })
    await second.fill('https://else.example.org/in')
    await save(page).click()
    await page.getByText('must lie on one of the portal’s origins').waitFor()
    expect(await second.getAttribute('aria-invalid')).toBe('true')
    expect(await second.inputValue()).toBe('https://else.example.org/in')
    await page.getByRole('button', { name: 'Cancel' }).click()
    fields = ['returnUrls.0']
    await change(page, 'Origins').click()
    await page.getByRole('button', { name: 'Remove origin 2' }).click()
    await save(page).click()
    const told = page.locator('#origins-mistake')
    await told.waitFor()
    expect(await told.textContent()).toContain('Change them first')
    expect(await told.textContent()).toContain('https://portal.example.org/start')
  })

  it('says on both pages what is missing', async () => {
    const lost = 'https://gone.example.org/in'
    const view = setupView({
      returnUrls: [lost],
      missing: [
        { what: 'origin', address: lost },
        { what: 'start-page', address: 'https://portal.example.org/start' },
      ],
    })
    stage.play(({ path }) => (path.endsWith('/setup') ? view : undefined))
    for (const at of ['demo/setup', 'demo/setup/embedding']) {
      const page = await stage.open(at)
      await page.locator('.alert', { hasText: lost }).waitFor()
      await page.locator('.hint', { hasText: 'https://portal.example.org/start' }).waitFor()
    }
  })
})
