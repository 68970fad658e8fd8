import { describe, expect, it } from 'vitest'
import { meView } from './support/data.ts'
import { problem, useConsole } from './support/stage.ts'

/** What was wrong with a field is no longer said once something else stands in it. */
const stage = useConsole()

const refusing =
  (...fields: readonly string[]) =>
  ({ method, path }: { readonly method: string; readonly path: string }) =>
    method === 'POST' && /\/(setup|portals)$/.test(path)
      ? problem('invalid_input', ...fields)
      : undefined

describe('a message at a field that is mended', () => {
  it('goes, and that of another stays', async () => {
    stage.play(refusing('origins.0', 'origins.2', 'homeUrl'))
    const page = await stage.open('_new')
    await page.locator('#homeUrl').fill('https://a.example.org/')
    for (const at of [1, 2]) {
      await page.getByRole('button', { name: 'Add an origin' }).click()
      await page.locator(`#origin-${at}`).fill(`https://${at}.example.org`)
    }
    await page.getByRole('button', { name: 'Add the portal' }).click()
    const wrong = () =>
      page.locator('[aria-invalid=true]').evaluateAll((all) => all.map(({ id }) => id).sort())
    await expect.poll(wrong).toEqual(['homeUrl', 'origin-0', 'origin-2'])
    await page.locator('#origin-0').fill('https://b.example.org')
    await expect.poll(wrong).toEqual(['homeUrl', 'origin-2'])
    expect(await page.locator('.mistake').count()).toBe(2)
    // The one that was refused moves up.
    await page
      .getByRole('button', { name: /^Remove/ })
      .nth(1)
      .click()
    await expect.poll(wrong).toEqual(['homeUrl', 'origin-1'])
    expect(await page.locator('#origin-1').inputValue()).toBe('https://2.example.org')
    await page.locator('#homeUrl').fill('https://c.example.org/')
    await page.locator('#origin-1').fill('https://d.example.org')
    await expect.poll(wrong).toEqual([])
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('goes in the set-up, too', async () => {
    stage.play(refusing('name'))
    const page = await stage.open('demo/setup')
    await page.locator('.change').first().click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('#name[aria-invalid=true]').waitFor()
    await page.locator('#name').fill('Another name')
    await page.locator('#name[aria-invalid=false]').waitFor()
    expect(await page.locator('.mistake').count()).toBe(0)
  })

  it('goes in an invitation, typed or chosen, with the ids of units that share a name', async () => {
    const unit = { named: 'Twin Town', externalIds: ['0006', '0007'] }
    stage.play(({ method, path }) =>
      method === 'POST' && path.endsWith('/invitations')
        ? { results: [{ ok: false, mistake: 'unit-ambiguous', unit, hint: null, roles: [] }] }
        : undefined,
    )
    const page = await stage.open('demo/invitations/new')
    await page.locator('#address').fill('kim@example.org')
    await page.locator('#unit-0').fill('twin  town')
    await page.getByRole('button', { name: 'Add another role' }).click()
    await page.locator('#role-1:focus').press('Tab')
    await page.locator('#unit-1:focus').fill(' Twin Town ')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    const mistake = page.locator('#unit-1-mistake')
    await mistake.filter({ hasText: 'Their ids: 0006, 0007.' }).waitFor()
    await page.locator('#address').fill('other@example.org')
    expect(await mistake.count()).toBe(1)
    await page.locator('#unit-1').fill('0007')
    await mistake.waitFor({ state: 'detached' })
    await page.locator('#unit-1[aria-invalid=false]').waitFor()
  })
})

describe('the page that adds a portal', () => {
  it('has no menu of another portal, and a way back to each', async () => {
    const page = await stage.open('demo/people')
    await page.getByRole('link', { name: 'Add a portal' }).click()
    await page.getByRole('heading', { level: 1, name: 'Add a portal' }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await page.getByRole('searchbox').count()).toBe(0)
    const portal = page.locator('label.portal select')
    expect(await portal.locator('option:checked').textContent()).toBe('Add a portal')
    await portal.selectOption('demo')
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect(await portal.inputValue()).toBe('demo')
  })

  it('has a way back for whoever has one portal', async () => {
    const me = meView()
    stage.play(({ path }) =>
      path === 'console/me' ? { ...me, portals: me.portals.slice(0, 1) } : undefined,
    )
    const page = await stage.open('_new')
    await page.locator('label.portal select').selectOption('demo')
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  })
})
