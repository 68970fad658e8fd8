import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { meView } from './support/data.ts'
import { setupView } from './support/setup.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const sent = (end = '/setup') =>
  stage.calls
    .filter(({ path, method }) => method === 'POST' && path.endsWith(end))
    .map(({ body }) => body)

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const change = (page: Page, name: string) => page.getByRole('button', { name: `Change: ${name}` })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

/** Everybody who may read and nothing else. */
const READS = ['overview.read', 'portal.read'] as const

describe('the set-up', () => {
  it('is reached from the left, a part at a time', async () => {
    const page = await stage.open('demo/overview')
    await page.getByRole('link', { name: 'Set-up' }).click()
    await page.locator('h1:focus', { hasText: 'General' }).waitFor()
    await page.getByRole('link', { name: 'Sign-in rules' }).click()
    await page.locator('h1:focus', { hasText: 'Sign-in rules' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/console/demo/setup/sign-in')
    await page.goto(page.url().replace('sign-in', 'elsewhere'))
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
  })

  it('saves name and place, and the name on the left follows', async () => {
    const page = await stage.open('demo/setup')
    await change(page, 'Name and place').click()
    await page.getByLabel('Name', { exact: true }).fill('Salary statistics')
    await page.getByLabel('A page of the host').check()
    await page.getByLabel('Its address').fill('https://portal.example.org/invited')
    await page.getByLabel('Time zone').fill('Europe/Helsinki')
    await page.getByRole('button', { name: 'Make default: English' }).click()
    const before = stage.calls.filter(({ path }) => path === 'console/me').length
    await save(page).click()
    await page.getByRole('status').getByText('Saved: Name and place.').waitFor()
    expect(sent()).toEqual([
      {
        version: 3,
        name: 'Salary statistics',
        homeUrl: 'https://portal.example.org/start',
        invitationUrl: 'https://portal.example.org/invited',
        timeZone: 'Europe/Helsinki',
        languages: ['en', 'sv'],
      },
    ])
    await expect
      .poll(() => stage.calls.filter(({ path }) => path === 'console/me').length)
      .toBe(before + 1)
  })

  it('keeps the focus in the languages when one goes or comes', async () => {
    const page = await stage.open('demo/setup')
    await change(page, 'Name and place').click()
    await page.getByRole('button', { name: 'Remove English' }).click()
    await page.locator('button:focus', { hasText: 'Add English' }).click()
    const made = page.getByRole('button', { name: 'Make default: English' })
    await expect.poll(() => made.evaluate((one) => one === document.activeElement)).toBe(true)
  })

  it('says at each origin what is wrong with it', async () => {
    stage.play(({ method }) =>
      method === 'POST' ? problem('invalid_input', 'origins.1') : undefined,
    )
    const page = await stage.open('demo/setup')
    await change(page, 'Origins').click()
    await page.getByRole('button', { name: 'Remove origin 2' }).click()
    await page.getByRole('button', { name: 'Add an origin' }).click()
    await page.keyboard.type('https://portal.example.org/start')
    await save(page).click()
    const second = page.getByLabel('Origin 2', { exact: true })
    await page.getByRole('alert').getByText('1 field needs a correction.').waitFor()
    expect(await second.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#origin-1-mistake').textContent()).toContain('without a path')
    expect(await second.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(sent()[0]).toEqual({
      version: 3,
      origins: ['https://portal.example.org', 'https://portal.example.org/start'],
    })
  })

  it('has the focus in an added origin before the next key is heard', async () => {
    const page = await stage.open('demo/setup')
    await change(page, 'Origins').click()
    // No timer of the page runs from here on.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 60_000)
    await page.getByRole('button', { name: 'Remove origin 2' }).click()
    await page.getByRole('button', { name: 'Add an origin' }).click()
    await page.keyboard.type('https://added.example.org')
    const added = page.getByLabel('Origin 2', { exact: true })
    expect(await added.inputValue()).toBe('https://added.example.org')
  })

  it('asks why before a password alone is enough', async () => {
    const page = await stage.open('demo/setup/sign-in')
    await change(page, 'What is asked').click()
    await page.getByLabel('Password alone').check()
    await page.getByLabel('Reason').waitFor()
    await page.getByLabel('Classic, 8 characters').check()
    await save(page).click()
    await page.getByText('Write why, in 10 to 500 characters.').waitFor()
    expect(sent()).toEqual([])
    await page.getByLabel('Reason').fill('The host’s rules demand it until spring.')
    await save(page).click()
    await page.getByText('Saved: What is asked.').waitFor()
    expect(sent()[0]).toMatchObject({
      policy: { level: 'aal1', password: 'classic-8', secondFactors: ['totp'], graceSignIns: 0 },
      reason: 'The host’s rules demand it until spring.',
    })
  })

  it('asks why before one is enough for as long as there is grace', async () => {
    const page = await stage.open('demo/setup/sign-in')
    await change(page, 'What is asked').click()
    await page.getByLabel('Classic, 10 characters').check()
    expect(await page.getByLabel('Reason').count()).toBe(0)
    await page.getByLabel('Sign-ins of grace').fill('3')
    await page.getByLabel('Reason').waitFor()
    await page.getByLabel('Sign-ins of grace').fill('0')
    await expect.poll(() => page.getByLabel('Reason').count()).toBe(0)
  })

  it('lets no browser remember an address any more', async () => {
    const page = await stage.open('demo/setup/sign-in')
    await page.getByText('Browsers remember').waitFor()
    await change(page, 'What is asked').click()
    await page.getByLabel('Browsers may remember the address').uncheck()
    await save(page).click()
    await page.getByText('Saved: What is asked.').waitFor()
    expect(sent()[0]).toMatchObject({ policy: { rememberAddresses: false, graceSignIns: 0 } })
  })

  it('measures a colour as it is typed, and tells when it cannot be read', async () => {
    const page = await stage.open('demo/setup/look')
    await change(page, 'Authority and colour').click()
    await page.getByLabel('Accent on light pages', { exact: true }).fill('#777777')
    await page.getByText('Contrast with the page 4.4:1.').waitFor()
    await page.getByText('Too little: at least 4.5:1').waitFor()
    await page.getByLabel('Accent on light pages', { exact: true }).fill('#0000ff')
    const button = page.locator('.sheet-light .button')
    expect(await button.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(
      'rgb(0, 0, 255)',
    )
    await page.getByLabel('Authority', { exact: true }).fill('')
    await save(page).click()
    await page.getByText('Saved: Authority and colour.').waitFor()
    expect(sent()[0]).toEqual({
      version: 3,
      branding: { authority: null, accent: '#0000ff', accentDark: null },
    })
  })

  it('saves help contacts in their order, and shows them as visitors see them', async () => {
    const page = await stage.open('demo/setup/contacts')
    await change(page, 'Who can be asked').click()
    await page.getByRole('button', { name: 'Add a contact in English' }).click()
    await page.keyboard.type('Registry')
    await page.locator('farstu-help[lang=en]').getByText('Registry').waitFor()
    await page.getByRole('button', { name: 'Move up: Contact 2' }).click()
    await save(page).click()
    await page.getByText('Saved: Who can be asked.').waitFor()
    const [body] = sent('/setup/contacts') as [{ contacts: { en: { label: string }[] } }]
    expect(body.contacts.en.map(({ label }) => label)).toEqual(['Registry', 'Helpdesk for figures'])
    expect(body.contacts.en[0]).toEqual({
      label: 'Registry',
      telephone: null,
      hours: null,
      mail: null,
      url: null,
    })
  })

  it('keeps what was typed when somebody else was faster, and shows theirs beside it', async () => {
    const theirs = setupView({ version: 9, name: 'Their name' })
    let isRead = false
    stage.play(({ path, method, body }) => {
      if (!path.endsWith('/setup')) return undefined
      if (method === 'POST') return body.version === 9 ? undefined : problem('changed_meanwhile')
      if (isRead) return theirs
      isRead = true
      return setupView()
    })
    const page = await stage.open('demo/setup')
    await change(page, 'Name and place').click()
    await page.getByLabel('Name', { exact: true }).fill('My name')
    await save(page).click()
    await page.getByRole('button', { name: 'Show what is saved now' }).click()
    await page.getByText('Their name').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('My name')
    await page.getByRole('button', { name: 'Keep what I typed' }).click()
    expect(sent().length).toBe(1)
    await save(page).click()
    await page.getByText('Saved: Name and place.').waitFor()
    expect(sent().map(({ version, name }) => [version, name])).toEqual([
      [3, 'My name'],
      [9, 'My name'],
    ])
  })

  it('keeps what was typed when there is no connection', async () => {
    stage.play(({ method }) => (method === 'POST' ? 'lost' : undefined))
    const page = await stage.open('demo/setup')
    await change(page, 'Name and place').click()
    await page.getByLabel('Name', { exact: true }).fill('My name')
    await save(page).click()
    await page.getByRole('alert').getByText('There is no connection').waitFor()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('My name')
  })

  it('asks before what is unsaved is left, by whichever way', async () => {
    const page = await stage.open('demo/overview')
    await page.getByRole('link', { name: 'Set-up' }).click()
    await change(page, 'Name and place').click()
    await page.getByLabel('Name', { exact: true }).fill('My name')
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('My name')
    expect(new URL(page.url()).pathname).toBe('/console/demo/setup')
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.goBack()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    expect(new URL(page.url()).pathname).toBe('/console/demo/setup')
    await page.locator('label.portal select').selectOption('other')
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    expect(await page.locator('label.portal select').inputValue()).toBe('demo')
    const asked = page.waitForEvent('dialog')
    await page.evaluate(() => setTimeout(() => location.reload()))
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
    await page.locator('h1:focus', { hasText: 'People' }).waitFor()
  })

  it('asks anew where "back" is pressed as the question closes', async () => {
    const page = await stage.open('demo/setup')
    await change(page, 'Name and place').click()
    await page.getByLabel('Name', { exact: true }).fill('My name')
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.getByRole('dialog').evaluate((dialog: HTMLDialogElement) => {
      dialog.close()
      history.pushState(null, '', '/console/demo/people')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('My name')
  })

  it('is led by the keyboard from the button and back to it', async () => {
    const page = await stage.open('demo/setup')
    await change(page, 'Name and place').focus()
    await page.keyboard.press('Enter')
    await page.locator('#name:focus').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type(' 2')
    await page.keyboard.press('Enter')
    await page.getByText('Saved: Name and place.').waitFor()
    expect(sent()[0]).toMatchObject({ name: 'Personnel statistics 2' })
    await change(page, 'Name and place').waitFor()
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(focused).toBe('Change: Name and place')
  })

  it('is read, not changed, by those who may only read', async () => {
    stage.play(({ path }) =>
      path === 'console/me' ? { ...meView(READS), everywhere: [] } : undefined,
    )
    const page = await stage.open('demo/setup')
    await page.getByText('Your role may read this, not change it.').waitFor()
    for (const [name, seen] of [
      ['Sign-in rules', '.facts'],
      ['Look', '.previews'],
      ['Help contacts', 'farstu-help'],
      ['Secrets', 'td'],
    ] as const) {
      await page.getByRole('link', { name, exact: true }).click()
      await page.locator(`main ${seen}`).first().waitFor()
      expect(await page.locator('main button').count(), name).toBe(0)
    }
    expect(await page.getByRole('link', { name: 'Add a portal' }).count()).toBe(0)
    await section(page, 'Live secrets').waitFor()
  })
})
