import { describe, expect, it } from 'vitest'
import { invitesAmong, invitingServer, wantedIn } from './support/inviting.ts'
import { useConsole } from './support/stage.ts'

const stage = useConsole()
const invites = () => invitesAmong(stage.calls)

describe('the roles that one person is invited to', () => {
  it('offers the roles of the portal and no other, each with what it may do', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    const field = page.getByRole('combobox', { name: 'Role', exact: true })
    await field.waitFor()
    expect(await field.getByRole('option').allTextContents()).toEqual([
      'Reporter',
      'Figures checker',
      'night watch',
    ])
    await page.getByText('May hand in figures.').waitFor()
    await field.selectOption('checker')
    await page.getByLabel('Unit', { exact: true }).fill('0001')
    expect(await page.getByLabel('The whole portal').count()).toBe(0)
    await page.locator('#address').fill('kim@example.org')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByText('An invitation is on its way').waitFor()
    expect(wantedIn(invites().at(-1))[0]?.roles).toEqual([{ unit: '0001', role: 'checker' }])
  })

  it('never takes a unit that was left out for the whole portal', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#address').fill('kim@example.org')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.locator('#unit-0[aria-invalid=true]:focus').waitFor()
    await page.getByText('The unit is missing.').waitFor()
    expect(invites().filter(({ dryRun }) => dryRun === false)).toEqual([])
  })

  it('asks again before a role over the whole portal is given', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.getByLabel('First name').fill('Kim')
    await page.locator('#address').fill('kim@example.org')
    await page.getByLabel('The whole portal').check()
    await page.getByRole('button', { name: 'Send invitation' }).click()
    const dialog = page.getByRole('dialog', { name: 'A role over the whole portal?' })
    await dialog.getByText('Kim: Reporter').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(invites().filter(({ dryRun }) => dryRun === false)).toEqual([])
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await dialog.getByRole('button', { name: 'Yes, send' }).click()
    await page.getByText('An invitation is on its way to Kim').waitFor()
    expect(wantedIn(invites().at(-1))[0]?.roles).toEqual([{ unit: null, role: 'reporter' }])
  })

  it('says of a role over the whole portal that it is one', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('night-watch')
    expect(await page.getByLabel('Unit', { exact: true }).count()).toBe(0)
    await page.locator('#address').fill('kim@example.org')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByRole('button', { name: 'Yes, send' }).click()
    await page.getByText('An invitation is on its way').waitFor()
    expect(wantedIn(invites().at(-1))[0]?.roles).toEqual([{ unit: null, role: 'night-watch' }])
  })
})

describe('for how many days an invitation is open', () => {
  it.each([
    ['0', '1'],
    ['-3', '1'],
    ['400', '366'],
    ['', '30'],
    ['14', '14'],
  ])('%j stands in the field, and is sent, as %s', async (typed, days) => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#unit-0').fill('0001')
    await page.locator('#address').fill('kim@example.org')
    await page.getByLabel('Open for so many days').fill(typed)
    await page.keyboard.press('Enter')
    await page.getByText('An invitation is on its way').waitFor()
    expect(invites().map((body) => body.days)).toEqual([Number(days), Number(days)])
  })
})
