import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { translated, translatePage } from '../support/translator.ts'
import { invitation } from './support/data.ts'
import { problem, useConsole } from './support/stage.ts'

/** The console in a browser that translates it while it stands; an error in the page fails a test. */
const stage = useConsole()

const open = (path: string): Promise<Page> => stage.open(path, {}, translatePage)

/** Each was answered with by the mistake of the turn; undefined is none. */
const refusedIn = (mistakes: (string | undefined)[]) => (call: { readonly path: string }) => {
  if (!call.path.endsWith('/invitations')) return undefined
  const mistake = mistakes.shift()
  const result = mistake
    ? { ok: false, mistake, hint: null, roles: [] }
    : { ok: true, id: null, hint: null, roles: [] }
  return { results: [result] }
}

describe('in a console that the browser translates', () => {
  it('each mistake at a field has its own message, and a mended one none', async () => {
    stage.play(refusedIn(['address-invalid', 'duplicate', undefined]))
    const page = await open('demo/invitations/new')
    const send = page.getByRole('button', { name: 'Send invitation' })
    await page.locator('#address').fill('kim')
    await send.click()
    await page.locator('.mistake', { hasText: '«' }).waitFor()
    const first = await page.locator('.mistake').textContent()
    await send.click()
    await expect.poll(() => page.locator('.mistake').textContent()).not.toBe(first)
    expect(await page.locator('.mistake').textContent()).toMatch(/^«[^«]+»$/)
    await page.locator('#address').fill('kim@example.org')
    await send.click()
    await page.getByRole('heading', { name: 'An invitation is on its way' }).waitFor()
    expect(await page.locator('.mistake').count()).toBe(0)
  })

  it('a list shows what there is now, in rows that stay', async () => {
    let letter: 'delivered' | 'bounced' = 'delivered'
    stage.play(({ path }) =>
      path.endsWith('/invitations') ? { items: [invitation({ letter })], next: null } : undefined,
    )
    const page = await open('demo/invitations')
    const cell = page.locator('tbody tr').first().getByRole('cell').nth(3)
    await cell.filter({ hasText: translated('Delivered') }).waitFor()
    letter = 'bounced'
    await page.getByRole('searchbox', { name: 'Search by name or address' }).fill('kim')
    await cell.filter({ hasText: translated('Bounced') }).waitFor()
    expect(await cell.textContent()).toBe(translated('Bounced'))
  })

  it('names, addresses and ids stay as they are', async () => {
    const page = await open('demo/invitations')
    const row = page.locator('tbody tr').first()
    await row.getByText('kim@example.org', { exact: true }).waitFor()
    await row.getByText('Kim Example', { exact: true }).waitFor()
    expect(await page.getByLabel('Portal').locator('option').first().textContent()).toBe(
      'Personnel statistics',
    )
  })

  it('another language is spoken in what stays', async () => {
    const page = await open('demo/people')
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    await page.getByLabel('Language').selectOption('sv')
    await page.getByRole('heading', { name: translated('Personer'), level: 1 }).waitFor()
    await page.getByRole('link', { name: translated('Översikt') }).click()
    await page.locator('.funnel').waitFor()
    expect(await page.locator('h1').textContent()).toBe(translated('Översikt'))
    expect(await page.getByText('People').count()).toBe(0)
  })

  it('what was refused and what was saved is said', async () => {
    const answers = [problem('invalid_input', 'homeUrl'), problem('unavailable')]
    stage.play(({ method, path }) =>
      method === 'POST' && path.endsWith('/setup') ? answers.shift() : undefined,
    )
    const page = await open('demo/setup')
    await page.locator('.change').first().click()
    const save = page.getByRole('button', { name: 'Save' })
    await save.click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    const first = await alert.textContent()
    await save.click()
    await expect.poll(() => alert.textContent()).not.toBe(first)
  })
})
