import { describe, expect, it } from 'vitest'
import { meView, PEOPLE } from './support/data.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

describe('the console', () => {
  it('moves the focus to the heading of the page that was gone to, and back leads back', async () => {
    const page = await stage.open('demo/overview')
    await page.getByRole('link', { name: 'People', exact: true }).click()
    await page.locator('h1:focus', { hasText: 'People' }).waitFor()
    await page.goBack()
    await page.locator('h1:focus', { hasText: 'Overview' }).waitFor()
  })

  it('moves it also for somebody who goes on before the first page has come', async () => {
    const page = await stage.open('demo/people')
    await page.route(/\/people-room-\w+\.js$/, () => undefined)
    await page.reload()
    await page.getByRole('link', { name: 'Units', exact: true }).click()
    await page.locator('h1:focus', { hasText: 'Units' }).waitFor()
  })

  it('is led by the keyboard: first past the navigation', async () => {
    const page = await stage.open('demo/overview')
    await page.locator('.funnel').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  })

  it('speaks the language chosen, and remembers it', async () => {
    const page = await stage.open('demo/people')
    await page.getByLabel('Language').selectOption('sv')
    await page.getByRole('heading', { name: 'Personer', level: 1 }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Personer', level: 1 }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('sv')
  })

  it('says that there is no page at an address that was cut in the middle of a sign', async () => {
    const page = await stage.open('demo/%E0%A4')
    await page.getByRole('heading', { name: 'There is nothing here', level: 1 }).waitFor()
  })

  it('changes to another portal', async () => {
    const page = await stage.open('demo/people')
    await page.getByLabel('Portal').selectOption('other')
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    expect(stage.calls.map(({ path }) => path)).toContain('console/portals/other/overview')
  })

  it('finds people, invitations and units from anywhere', async () => {
    stage.play(({ path, query }) => {
      if (!path.endsWith('/demo/people') || query.q !== 'exam') return undefined
      const items = Array.from({ length: 7 }, (_, at) => ({ ...PEOPLE[0], id: `p${at}` }))
      return { items, next: null }
    })
    const page = await stage.open('demo/overview')
    await page.locator('.funnel').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('exam')
    await page.keyboard.press('Enter')
    await page.locator('h1:focus', { hasText: 'Search for “exam”' }).waitFor()
    const people = page.getByRole('region', { name: 'People' })
    await people.getByRole('link', { name: 'Kim Example' }).first().waitFor()
    expect(await people.getByRole('listitem').count()).toBe(5)
    await page.getByRole('region', { name: 'Units' }).getByText('Example Town').waitFor()
    await page.getByRole('region', { name: 'Invitations' }).getByText('Robin Sample').waitFor()
    const asked = stage.calls.filter(({ query }) => query.q === 'exam').map(({ path }) => path)
    expect(asked.map((path) => path.split('/').at(-1)).sort()).toEqual([
      'invitations',
      'people',
      'people',
      'units',
    ])
    await people.getByRole('link', { name: 'All 7 people' }).click()
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    expect(new URL(page.url()).search).toBe('?q=exam')
  })

  it('says which part of a search failed, and looks there again', async () => {
    let isLost = true
    stage.play(({ path }) => (isLost && path.endsWith('/units') ? 'lost' : undefined))
    const page = await stage.open('demo/search?q=exam')
    const units = page.getByRole('region', { name: 'Units' })
    await units.getByRole('alert').getByText('There is no connection').waitFor()
    const said = page.locator('main [role=status]').first()
    await expect
      .poll(() => said.textContent())
      .toMatch(/People: \d.*Units: Could not be searched\./)
    isLost = false
    await units.getByRole('button', { name: 'Try again' }).click()
    await units.getByText('Example Town').waitFor()
    await expect.poll(() => said.textContent()).toMatch(/Units: 2 found/)
  })

  it('leaves the key / to what is typed into, and to whoever wants it for nothing', async () => {
    const page = await stage.open('demo/people')
    const field = page.getByRole('searchbox', {
      name: 'Search by name, address, unit or telephone',
    })
    await field.fill('a')
    await page.keyboard.press('/')
    expect(await field.inputValue()).toBe('a/')
    await page.getByLabel('The key / goes to the search').uncheck()
    await page.reload()
    await page.getByRole('link', { name: 'Kim Example' }).waitFor()
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('everything')
  })

  it('is a menu where it is narrow', async () => {
    const page = await stage.open('demo/overview', { viewport: { width: 360, height: 740 } })
    const people = page.getByRole('link', { name: 'People', exact: true })
    await page.getByRole('button', { name: 'Menu' }).waitFor()
    expect(await people.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Menu' }).click()
    await people.click()
    await page.locator('h1:focus', { hasText: 'People' }).waitFor()
    expect(await people.isVisible()).toBe(false)
  })

  it('shows no button for what a role may not do', async () => {
    const acts = ['overview.read', 'invitations.read', 'people.read', 'units.read'] as const
    stage.play(({ path }) => (path === 'console/me' ? meView(acts) : undefined))
    const page = await stage.open('demo/people/p1')
    await page.locator('.facts').waitFor()
    expect(await page.locator('main button').count()).toBe(0)
    await page.goto(page.url().replace('people/p1', 'invitations'))
    await page.locator('td').first().waitFor()
    expect(await page.getByRole('link', { name: 'Invite', exact: true }).count()).toBe(0)
    expect(await page.locator('.menu').count()).toBe(0)
    await page.goto(page.url().replace('invitations', 'invitations/new'))
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
  })

  it('says what to do when there is no connection, and tries again', async () => {
    let isLost = true
    stage.play(({ path }) => (isLost && path.endsWith('/people') ? 'lost' : undefined))
    const page = await stage.open('demo/people')
    await page.getByRole('alert').getByText('There is no connection to the server.').waitFor()
    isLost = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: 'Kim Example' }).waitFor()
  })

  it('says that a fault is ours, with a reference', async () => {
    stage.play(({ path }) => (path.endsWith('/overview') ? problem('unavailable') : undefined))
    const page = await stage.open('demo/overview')
    await page.getByRole('alert').getByText('Something went wrong on our side.').waitFor()
    await page.getByText('Reference: r-1').waitFor()
  })

  it('leads from what needs attention to the invitations that do', async () => {
    const page = await stage.open('demo/overview')
    await page.getByRole('link', { name: '12 mails bounced' }).click()
    await page.getByText('Robin Sample').waitFor()
    expect(stage.calls.at(-1)?.query).toEqual({ attention: 'bounced' })
  })
})
