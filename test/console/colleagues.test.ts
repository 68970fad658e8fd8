import { describe, expect, it } from 'vitest'
import { LANGUAGE_FACTS } from '../../api/contract/plain/language-facts.ts'
import { heldIn, portray } from '../support/e2e/pictures.ts'
import { called, LOOKED_AT } from '../support/looks.ts'
import { COLLEAGUES } from './support/colleagues.ts'
import { meView, UNITS } from './support/data.ts'
import { activeOf, problem, useConsole } from './support/stage.ts'

const stage = useConsole()

const posted = () =>
  stage.calls
    .filter(({ method, path }) => method === 'POST' && path.startsWith('console/'))
    .map(({ path, body }) => ({ path, body }))

describe('who works in the console', () => {
  it('is reached beside the portals, and a colleague is invited there', async () => {
    let isRefused = true
    stage.play(({ method, path }) => {
      if (method !== 'POST' || path !== 'console/colleagues') return undefined
      return isRefused ? problem('invalid_input', 'address') : COLLEAGUES
    })
    const page = await stage.open('demo/overview')
    await page.getByRole('link', { name: 'Colleagues' }).click()
    await page.getByRole('heading', { level: 1, name: 'Who works in the console' }).waitFor()
    await page.getByRole('button', { name: 'Invite a colleague …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite a colleague' })
    await dialog.getByLabel('First name').fill('Kim')
    await dialog.getByLabel('Address').fill('kim@example')
    await dialog.getByRole('button', { name: 'Send the invitation' }).click()
    await dialog.getByText('Check the address').waitFor()
    isRefused = false
    await dialog.getByLabel('Address').fill('kim@example.org')
    expect(await dialog.getByText('Check the address').count()).toBe(0)
    // Nobody gets every portal by leaving out to choose.
    expect(await dialog.getByLabel('Over which portal').inputValue()).toBe('other')
    await dialog.getByLabel('Over which portal').selectOption('Personnel statistics')
    await page.keyboard.press('Enter')
    await page.getByText('The invitation is on its way.').waitFor()
    const kim = { address: 'kim@example.org', firstName: 'Kim', lastName: '' }
    expect(posted().at(-1)).toEqual({
      path: 'console/colleagues',
      body: { ...kim, role: 'helpdesk', portal: 'demo', unit: null },
    })
  })

  it('who is invited is sent another letter, not within minutes of the first', async () => {
    let isTooSoon = true
    stage.play(({ method }) => {
      if (method !== 'POST') return undefined
      return isTooSoon ? problem('wait_to_resend') : COLLEAGUES
    })
    const page = await stage.open('_colleagues')
    await page.getByRole('button', { name: 'Send again: the invitation to Alex Test' }).click()
    const dialog = page.getByRole('dialog', { name: 'Send the invitation to Alex Test again?' })
    await dialog.getByRole('button', { name: 'Send again' }).click()
    await dialog.getByText('A letter has just gone to this address').waitFor()
    isTooSoon = false
    await dialog.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('The invitation is on its way again.').waitFor()
    expect(posted().map(({ path }) => path)).toEqual(
      Array.from({ length: 2 }, () => 'console/colleagues/invitations/v1/resend'),
    )
  })

  it('is given one unit of a portal, by its name or id, and never every portal', async () => {
    let isRefused = true
    stage.play(({ method, path }) => {
      if (method !== 'POST' || path !== 'console/colleagues') return undefined
      return isRefused ? problem('invalid_input', 'unit') : COLLEAGUES
    })
    const page = await stage.open('_colleagues')
    await page.getByRole('button', { name: 'Invite a colleague …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite a colleague' })
    await dialog.getByLabel('First name').fill('Kim')
    await dialog.getByLabel('Address').fill('kim@example.org')
    const unit = dialog.getByRole('combobox', { name: 'Which unit' })
    expect(await unit.count()).toBe(0)
    await dialog.getByLabel('Role').selectOption('Unit coordinator')
    expect(await dialog.getByRole('option', { name: 'every portal' }).count()).toBe(0)
    expect(await dialog.getByLabel('First name').inputValue()).toBe('Kim')
    await dialog.getByLabel('Over which portal').selectOption('Personnel statistics')
    await unit.fill('9999')
    await dialog.getByRole('button', { name: 'Send the invitation' }).click()
    await dialog.getByText('There is no such unit in the portal').waitFor()
    await dialog.locator('#unit[aria-invalid=true]:focus').waitFor()
    isRefused = false
    await unit.fill('0001')
    expect(await dialog.getByText('There is no such unit in the portal').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.getByText('The invitation is on its way.').waitFor()
    expect(posted().at(-1)?.body).toMatchObject({
      role: 'unit-coordinator',
      portal: 'demo',
      unit: '0001',
    })
    await page.getByText('Unit coordinator, Example Town – Personnel statistics').waitFor()
  })

  it('is given a unit that is found as somebody types, in the portal that is chosen', async () => {
    stage.play(({ method, path, query }) => {
      if (path === 'console/colleagues' && method === 'POST') return COLLEAGUES
      if (!path.endsWith('/units')) return undefined
      const isThere = path === 'console/portals/demo/units' && query.q === 'town'
      return { items: isThere ? UNITS.slice(0, 1) : [], next: null }
    })
    const page = await stage.open('other/overview')
    await page.getByRole('link', { name: 'Colleagues' }).click()
    await page.getByRole('button', { name: 'Invite a colleague …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite a colleague' })
    await dialog.getByLabel('First name').fill('Kim')
    await dialog.getByLabel('Address').fill('kim@example.org')
    await dialog.getByLabel('Role').selectOption('Unit coordinator')
    await dialog.getByLabel('Over which portal').selectOption('Personnel statistics')
    const unit = dialog.getByRole('combobox', { name: 'Which unit' })
    await unit.pressSequentially('town')
    const option = dialog.getByRole('option', { name: 'Example Town (0001)' })
    await option.waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await activeOf(page)).toBe('Example Town (0001)')
    await page.keyboard.press('Escape')
    expect(await unit.inputValue()).toBe('town')
    await page.keyboard.press('ArrowDown')
    await option.click()
    expect(await unit.inputValue()).toBe('Example Town (0001)')
    // Another portal may have another unit by that id.
    await dialog.getByLabel('Over which portal').selectOption('Library statistics')
    expect(await unit.inputValue()).toBe('')
    await dialog.getByLabel('Over which portal').selectOption('Personnel statistics')
    await unit.pressSequentially('town')
    await option.click()
    await dialog.getByRole('button', { name: 'Send the invitation' }).click()
    await page.getByText('The invitation is on its way.').waitFor()
    expect(posted().at(-1)?.body).toMatchObject({ portal: 'demo', unit: '0001' })
    await page.getByRole('button', { name: 'Invite a colleague …' }).click()
    await dialog.getByLabel('Role').selectOption('Unit coordinator')
    await unit.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('loses a role after a question that names it; an owner’s has no button', async () => {
    stage.play(({ path }) => (path.endsWith('/end') ? COLLEAGUES : undefined))
    const page = await stage.open('_colleagues')
    await page.getByRole('button', { name: /^End the role Helpdesk/i }).click()
    const dialog = page.getByRole('dialog', { name: 'End a role of Robin Sample?' })
    expect(await dialog.textContent()).toContain('Personnel statistics')
    await dialog.getByRole('button', { name: 'End the role' }).click()
    await page.getByText('The role has ended.').waitFor()
    expect(posted()).toEqual([{ path: 'console/colleagues/c2/memberships/r2/end', body: {} }])
    expect(await page.getByRole('button', { name: /of Test Owner/ }).count()).toBe(0)
  })

  it('is suspended after a question that says what it does, and let in again; an owner has no button', async () => {
    stage.play(({ path }) => (/\/(suspend|reopen)$/.test(path) ? COLLEAGUES : undefined))
    const page = await stage.open('_colleagues')
    await page.getByRole('button', { name: 'Suspend Robin Sample' }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend Robin Sample?' })
    expect(await dialog.textContent()).toContain('signed out everywhere at once')
    await page.keyboard.press('Escape')
    expect(posted()).toEqual([])
    await page.getByRole('button', { name: 'Suspend Robin Sample' }).press('Enter')
    await dialog.getByRole('button', { name: 'Suspend', exact: true }).click()
    await page.getByText('They are suspended.').waitFor()
    await page.getByRole('button', { name: 'Let in again: Sam Trial' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Let in again' }).click()
    await page.getByText('They can sign in again.').waitFor()
    const [suspended, reopened] = posted()
    expect(suspended).toEqual({ path: 'console/colleagues/c2/suspend', body: {} })
    expect(reopened).toEqual({ path: 'console/colleagues/c3/reopen', body: {} })
    expect(await page.getByRole('button', { name: /Test Owner/ }).count()).toBe(0)
  })

  it('is said to be suspended or frozen beside the name, not under the question of a key', async () => {
    const page = await stage.open('_colleagues')
    const table = page.getByRole('table', { name: 'Who works in the console' })
    const cells = async (name: string) =>
      table.getByRole('row', { name }).getByRole('cell').allTextContents()
    await table.getByText('Suspended').waitFor()
    const [sam = '', , key] = await cells('Sam Trial')
    expect(sam).toContain('Suspended')
    expect(key?.trim()).toBe('Yes')
    expect((await cells('Robin Sample'))[0]).toContain('Frozen')
  })

  it('is not shown to whoever may not look', async () => {
    stage.play(({ path }) => (path === 'console/me' ? { ...meView(), everywhere: [] } : undefined))
    const page = await stage.open('demo/overview')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('link', { name: 'Colleagues' }).count()).toBe(0)
  })
})

describe.each(LOOKED_AT)(
  'what is asked about a colleague, in %s, meets WCAG and fits',
  (language) => {
    it('the form of an invitation', { timeout: 60_000 }, async () => {
      const page = await stage.open('_colleagues', { locale: LANGUAGE_FACTS[language].locale })
      await page.locator('main .head button').click()
      await page.locator('dialog').waitFor()
      await page.locator('dialog [name=role]').selectOption('unit-coordinator')
      await page.locator('dialog #unit').click()
      await page.locator('dialog [role=option]').first().waitFor()
      await portray(page, `console/colleague-invited-${called(language)}`, heldIn(language))
    })

    it('the question before somebody is suspended', { timeout: 60_000 }, async () => {
      const page = await stage.open('_colleagues', { locale: LANGUAGE_FACTS[language].locale })
      await page.locator('tbody tr').nth(1).locator('td').last().locator('button').click()
      await page.locator('dialog').waitFor()
      await portray(page, `console/colleague-suspended-${called(language)}`, heldIn(language))
    })
  },
)
