import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ROLES } from './support/data.ts'
import { problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const sent = () =>
  stage.calls
    .filter(({ path, method }) => method === 'POST' && path.endsWith('/setup'))
    .map(({ body }) => body)

const section = (page: Page) => page.getByRole('region', { name: 'Roles', exact: true })
const card = (page: Page, number: number) =>
  page.getByRole('group', { name: `Role ${number}`, exact: true })
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })

const change = async (): Promise<Page> => {
  const page = await stage.open('demo/setup/roles')
  await page.getByRole('button', { name: 'Change: Roles' }).click()
  return page
}

describe('the roles of a portal', () => {
  it('are read with what each is called, and may do, in every language', async () => {
    const page = await stage.open('demo/setup/roles')
    await section(page).getByText('Figures checker').waitFor()
    const said = await section(page).textContent()
    for (const text of ['Reporter. May hand in figures.', 'Uppgiftslämnare. Får lämna uppgifter.'])
      expect(said?.replace(/\s+/g, ' ')).toContain(text)
    expect(said).toContain('In a unit or over the whole portal')
    expect(await section(page).locator('[lang=sv]').allTextContents()).toContain('Granskare')
  })

  it('show in an empty field what people are told where nothing is written', async () => {
    const page = await change()
    const name = card(page, 1).getByLabel('Name, Swedish')
    expect([await name.inputValue(), await name.getAttribute('placeholder')]).toEqual([
      '',
      'Uppgiftslämnare',
    ])
    expect(await card(page, 3).getByLabel('Name, English').getAttribute('placeholder')).toBe(
      'night watch',
    )
  })

  it('are added, named, put in order and removed, and sent whole', async () => {
    const page = await change()
    await page.getByRole('button', { name: 'Add a role' }).click()
    await page.locator('#role-3-id:focus').fill('signer')
    await card(page, 4).getByLabel('Over the whole portal', { exact: true }).check()
    await card(page, 4).getByLabel('Name, Swedish').fill('Undertecknare')
    await card(page, 4).getByLabel('What the portal lets it do, English').fill('Signs.')
    await page.getByRole('button', { name: 'Move up: Role 4' }).click()
    await page.getByRole('button', { name: 'Remove: Role 4' }).click()
    await save(page).click()
    await page.getByRole('status').getByText('Saved: Roles.').waitFor()
    const signer = {
      id: 'signer',
      scope: 'portal',
      names: { sv: 'Undertecknare' },
      about: { en: 'Signs.' },
    }
    expect(sent()).toEqual([{ version: 3, roles: [...ROLES.slice(0, 2), signer] }])
  })

  it('say at the field what is wrong with one, and above them that one cannot go', async () => {
    const page = await change()
    stage.play(({ method, path }) =>
      method === 'POST' && path.endsWith('/setup')
        ? problem('invalid_input', 'roles.1.names.sv', 'roles.0.id')
        : undefined,
    )
    await save(page).click()
    await page.getByText('2 fields need a correction.').waitFor()
    await page.locator('#role-0-id[aria-invalid=true]:focus').waitFor()
    expect(await page.locator('#role-1-names-sv').getAttribute('aria-invalid')).toBe('true')
    stage.play(({ method, path }) =>
      method === 'POST' && path.endsWith('/setup') ? problem('invalid_input', 'roles') : undefined,
    )
    await save(page).click()
    await page.getByText('A role that somebody has, or is invited to, stays.').waitFor()
  })

  it('that somebody has are named where they went, and put back with one press', async () => {
    const page = await change()
    stage.play(({ method, path }) =>
      method === 'POST' && path.endsWith('/setup') ? problem('invalid_input', 'roles') : undefined,
    )
    await page.getByRole('button', { name: 'Remove: Role 2' }).click()
    await save(page).click()
    const told = page.locator('[role=alert]:focus', { hasText: 'Figures checker: somebody has' })
    await told.getByRole('button', { name: 'Put it back' }).click()
    expect(await page.locator('#role-2-id:focus').inputValue()).toBe('checker')
    expect(await page.getByText('Figures checker: somebody has').count()).toBe(0)
  })

  it('are asked for anew as soon as they are saved, so that invitations offer them', async () => {
    const page = await change()
    await card(page, 2).getByLabel('Name, English').fill('Checker')
    const asked = () => stage.calls.filter(({ path }) => path === 'console/me').length
    const before = asked()
    await save(page).click()
    await expect.poll(asked).toBe(before + 1)
  })
})
