import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { meView } from './support/data.ts'
import { SECRETS, setupView } from './support/setup.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

/** Everything that the page holds, and that outlives it. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
      location.href,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(history.state),
      document.title,
    ].join('\n'),
  )

describe('a secret', () => {
  it('is shown once, until it is stored, and leaves no trace', async () => {
    const page = await stage.open('demo/setup/secrets', { permissions: ['clipboard-write'] })
    await page.getByRole('button', { name: 'Make a second secret' }).click()
    const dialog = page.getByRole('dialog', { name: 'Store this secret now' })
    expect(await dialog.getByLabel('The secret').first().inputValue()).toBe(
      'fs_demo_made-for-the-test',
    )
    await dialog.getByRole('button', { name: 'Copy: The secret' }).click()
    await dialog.getByRole('status').getByText('Copied.').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'I have stored it' }).click()
    await page.getByText('Two are live, which is the most.').waitFor()
    expect(await traces(page)).not.toContain('made-for-the-test')
    expect(await page.getByRole('button', { name: 'Make a second secret' }).count()).toBe(0)
  })

  it('is not forgotten by Enter', async () => {
    const page = await stage.open('demo/setup/secrets')
    await page.getByRole('button', { name: 'Make a second secret' }).click()
    const dialog = page.getByRole('dialog', { name: 'Store this secret now' })
    await dialog.getByLabel('The secret').first().focus()
    await page.keyboard.press('Enter')
    expect(await dialog.getByLabel('The secret').first().inputValue()).toContain('fs_demo_')
    await dialog.getByRole('button', { name: 'I have stored it' }).click()
    await page.getByText('Two are live, which is the most.').waitFor()
  })

  it('whose answer was lost is listed, and told of', async () => {
    let isMade = false
    stage.play(({ path, method }) => {
      if (path.endsWith('/setup') && method === 'GET' && isMade)
        return setupView({ secrets: SECRETS })
      if (!path.endsWith('/setup/secrets')) return undefined
      isMade = true
      return 'lost'
    })
    const page = await stage.open('demo/setup/secrets')
    await page.getByRole('button', { name: 'Make a second secret' }).click()
    await page.getByRole('alert').getByText('There is no connection').waitFor()
    await page.getByText('Secret 2 was made, but never shown here.').waitFor()
    await page.getByRole('button', { name: 'Revoke secret 2 …' }).waitFor()
  })

  it('that is being made is not left without a question', async () => {
    let answer = (): void => undefined
    const late = new Promise<undefined>((resolve) => {
      answer = () => resolve(undefined)
    })
    stage.play(({ path }) => (path.endsWith('/setup/secrets') ? late : undefined))
    const page = await stage.open('demo/setup/secrets')
    await page.getByRole('button', { name: 'Make a second secret' }).click()
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    answer()
    await page.getByRole('dialog', { name: 'Store this secret now' }).waitFor()
  })

  it('is revoked once the consequences are read and the portal’s id is written', async () => {
    stage.play(({ path, method }) => {
      const isRead = path.endsWith('/setup') && method === 'GET'
      return isRead ? setupView({ secrets: SECRETS }) : undefined
    })
    const revoked = () => stage.calls.filter(({ path }) => path.endsWith('/secrets/k2/revoke'))
    const page = await stage.open('demo/setup/secrets')
    await page.getByRole('button', { name: 'Revoke secret 2 …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Revoke secret 2?' })
    expect(await dialog.textContent()).toContain('is refused from this moment')
    await dialog.getByRole('button', { name: 'Revoke', exact: true }).click()
    await dialog.getByText('Write demo exactly as it stands here.').waitFor()
    expect(revoked().length).toBe(0)
    await dialog.getByLabel('Write demo to confirm').fill('demo')
    await page.keyboard.press('Enter')
    await page.getByText('The secret is revoked.').waitFor()
    expect(revoked().length).toBe(1)
    expect(await page.locator('tbody tr').count()).toBe(1)
  })
})

describe('the embedding', () => {
  it('is copied, and it is said that it was', async () => {
    const page = await stage.open('demo/setup/embedding', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.getByRole('button', { name: 'Copy: Content-Security-Policy' }).click()
    await page.getByRole('status').getByText('Copied.').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(setupView().embedding.policy)
  })
})

describe('a new portal', () => {
  const add = (page: Page) => page.getByRole('button', { name: 'Add the portal' })

  it('is added, its secret shown once, and stands on the left', async () => {
    let isAdded = false
    stage.play(({ path, body }) => {
      if (path === 'console/portals') isAdded = body.id === 'loner-och-annat'
      if (path !== 'console/me' || !isAdded) return undefined
      const [first] = meView().portals
      const added = { ...first, id: 'loner-och-annat', name: 'Löner och annat' }
      return { ...meView(), portals: [...meView().portals, added] }
    })
    const page = await stage.open('demo/overview', { timezoneId: 'Europe/Helsinki' })
    await page.getByRole('link', { name: 'Add a portal' }).click()
    await page.locator('h1:focus', { hasText: 'Add a portal' }).waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Löner och annat')
    expect(await page.getByLabel('Id', { exact: true }).inputValue()).toBe('loner-och-annat')
    await page.getByLabel('Start page').fill('https://pay.example.org/start')
    expect(await page.getByLabel('Origin 1').inputValue()).toBe('https://pay.example.org')
    await add(page).click()
    const dialog = page.getByRole('dialog', { name: 'Store this secret now' })
    await dialog.getByRole('button', { name: 'I have stored it' }).click()
    await page.locator('h1:focus', { hasText: 'Löner och annat is added' }).waitFor()
    expect(await traces(page)).not.toContain('made-for-the-test')
    expect(stage.calls.find(({ path }) => path === 'console/portals')?.body).toEqual({
      id: 'loner-och-annat',
      name: 'Löner och annat',
      origins: ['https://pay.example.org'],
      homeUrl: 'https://pay.example.org/start',
      invitationUrl: null,
      languages: ['en', 'sv'],
      timeZone: 'Europe/Helsinki',
    })
    await page.getByLabel('Portal').getByText('Löner och annat').waitFor({ state: 'attached' })
    await page.locator('pre').getByText('<farstu-login').waitFor()
    await page.getByRole('link', { name: 'Write the notices' }).click()
    await page.locator('h1:focus', { hasText: 'Notices' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/console/loner-och-annat/setup/notices')
  })

  it('of which anything is typed is not left without a question', async () => {
    const page = await stage.open('demo/overview')
    await page.getByRole('link', { name: 'Add a portal' }).click()
    await page.getByLabel('Origin 1').fill('https://pay.example.org')
    await page.locator('.portal select').selectOption('demo')
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
  })

  it('says at its fields what is wrong, and that an id is taken', async () => {
    let answer = problem('taken')
    stage.play(({ path }) => (path === 'console/portals' ? answer : undefined))
    const page = await stage.open('_new')
    await page.getByLabel('Name', { exact: true }).fill('Demo')
    await add(page).click()
    await page.getByText('Another portal has this id.').waitFor()
    expect(await page.locator('#id').getAttribute('aria-invalid')).toBe('true')
    answer = problem('invalid_input', 'homeUrl', 'origins.0')
    await add(page).click()
    await page.locator('#homeUrl:focus').waitFor()
    await page.locator('#origin-0-mistake').waitFor()
    expect(await page.locator('#id').getAttribute('aria-invalid')).toBe('false')
  })

  it.each(['lost', 'unavailable'] as const)('whose answer was %s is found again', async (how) => {
    let isAdded = false
    stage.play(({ path, body }) => {
      const [first] = meView().portals
      const added = { ...first, id: 'pay', name: 'Pay' }
      if (path === 'console/me' && isAdded)
        return { ...meView(), portals: [...meView().portals, added] }
      if (path !== 'console/portals' || body.id !== 'pay') return undefined
      if (isAdded) return problem('taken')
      isAdded = true
      return how === 'lost' ? how : problem(how)
    })
    const page = await stage.open('_new')
    await page.getByLabel('Name', { exact: true }).fill('Pay')
    await add(page).click()
    await page.getByRole('alert').waitFor()
    await add(page).click()
    await page.getByRole('alert').getByText('It was added after all.').waitFor()
    await page.getByRole('link', { name: 'Go to its secrets' }).click()
    await page.locator('h1:focus', { hasText: 'Secrets' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/console/pay/setup/secrets')
  })

  it('that is refused for its languages leads to them', async () => {
    stage.play(({ path }) =>
      path === 'console/portals' ? problem('invalid_input', 'languages.1') : undefined,
    )
    const page = await stage.open('_new')
    await page.getByLabel('Name', { exact: true }).fill('Pay')
    await add(page).click()
    await page.locator('fieldset:focus').getByText('Choose at least one language.').waitFor()
  })

  it('can be the first one', async () => {
    let isAdded = false
    stage.play(({ path }) => {
      if (path === 'console/portals') isAdded = true
      if (path !== 'console/me') return undefined
      return isAdded ? undefined : { ...meView(), portals: [] }
    })
    const page = await stage.open('')
    await page.getByText('There is no portal yet.').waitFor()
    await page.getByRole('link', { name: 'Add a portal' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Demo')
    await add(page).click()
    await page.getByRole('button', { name: 'I have stored it' }).click()
    await page.getByRole('link', { name: 'Import units' }).click()
    await page.getByRole('link', { name: 'Set-up' }).waitFor()
  })

  it('is not offered to those who may add none', async () => {
    stage.play(({ path }) => (path === 'console/me' ? { ...meView(), everywhere: [] } : undefined))
    const page = await stage.open('_new')
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
    expect(await page.getByRole('link', { name: 'Add a portal' }).count()).toBe(0)
  })
})
