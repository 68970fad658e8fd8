import { describe, expect, it } from 'vitest'
import type { InvitedResult, WantedInvitation } from '../../api/contract/console/invitations.ts'
import { type Call, useConsole } from './support/stage.ts'

const stage = useConsole()

const isInvite = ({ method, path }: Call): boolean =>
  method === 'POST' && path.endsWith('/invitations')
const invites = () => stage.calls.filter(isInvite).map(({ body }) => body)

const wantedIn = (body: Record<string, unknown> | undefined): readonly WantedInvitation[] =>
  (body?.invitations ?? []) as WantedInvitation[]

/** Knows one mistyped domain and one unit. */
function judge({ address, roles }: WantedInvitation): InvitedResult {
  const hint = address.endsWith('@gmial.com') ? { meant: address.replace('gmial', 'gmail') } : null
  if (roles.some(({ unit }) => unit === '9999')) return { ok: false, mistake: 'unit-unknown', hint }
  return address.includes('@')
    ? { ok: true, id: null, hint }
    : { ok: false, mistake: 'address-invalid', hint }
}

const server = (call: Call): object | undefined => {
  if (!isInvite(call)) return undefined
  return { results: (call.body.invitations as WantedInvitation[]).map(judge) }
}

describe('inviting one person', () => {
  it('checks first, then sends', async () => {
    stage.play(server)
    const page = await stage.open('demo/invitations/new')
    await page.getByLabel('First name').fill('Kim')
    await page.getByLabel('Last name').fill('Example')
    await page.locator('#address').fill('kim@example.org')
    await page.getByLabel('Unit', { exact: true }).fill('0001')
    await page.getByRole('button', { name: 'Add a unit' }).click()
    await page.getByLabel('Unit', { exact: true }).nth(1).fill('0002')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page
      .getByRole('heading', { name: 'An invitation is on its way to Kim Example.' })
      .waitFor()
    const wanted = {
      address: 'kim@example.org',
      firstName: 'Kim',
      lastName: 'Example',
      language: 'en',
      roles: [
        { unit: '0001', role: 'reporter' },
        { unit: '0002', role: 'reporter' },
      ],
    }
    expect(invites()).toEqual([
      { invitations: [wanted], days: 30, dryRun: true },
      { invitations: [wanted], days: 30, dryRun: false },
    ])
  })

  it('asks about an address that looks mistyped, and takes the other with one press', async () => {
    stage.play(server)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#address').fill('kim@gmial.com')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByText('Did you mean kim@gmail.com?').waitFor()
    expect(invites().filter(({ dryRun }) => dryRun === false)).toEqual([])
    await page.getByRole('button', { name: 'Use kim@gmail.com' }).click()
    await page.keyboard.press('Enter')
    await page.getByText('An invitation is on its way').waitFor()
    expect(JSON.stringify(invites().at(-1))).toContain('kim@gmail.com')
  })

  it('can be sent as written all the same', async () => {
    stage.play(server)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#address').fill('kim@gmial.com')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByRole('button', { name: 'No, send as written' }).click()
    await page.getByText('An invitation is on its way').waitFor()
    expect(JSON.stringify(invites().at(-1))).toContain('kim@gmial.com')
  })

  it('puts a mistake at its field, which has the focus', async () => {
    stage.play(server)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#address').fill('kim@example.org')
    await page.getByLabel('Unit', { exact: true }).fill('9999')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.locator('#unit-0[aria-invalid=true]:focus').waitFor()
    expect(await page.locator('#unit-0-mistake').textContent()).toContain('No unit has this id.')
  })
})

describe('inviting a pasted list', () => {
  const rows = [
    'kim@gmial.com\tKim\tExample\treporter\t0001',
    'robin; R; S; reporter; 0001',
    'a,b',
    'jo@example.org;Jo;Done;reader;',
  ]

  it('shows what is wrong before anything is sent, and what failed stays', async () => {
    stage.play(server)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(['E-mail;First;Last;Role;Unit', ...rows].join('\n'))
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('2 rows can be sent, 2 rows need a correction.').waitFor()
    await page.getByText('Did you mean kim@gmail.com?').waitFor()
    await page.getByRole('button', { name: 'Use kim@gmail.com' }).click()
    await expect.poll(() => page.locator('#rows').inputValue()).toContain('kim@gmail.com\tKim')
    await page.getByRole('button', { name: 'Send 2 invitations' }).click()
    await page.getByText('2 invitations are on the way.').waitFor()
    expect(await page.locator('#rows').inputValue()).toBe([rows[1], rows[2]].join('\n'))
    const sent = invites().filter(({ dryRun }) => dryRun === false)
    expect(sent).toHaveLength(1)
    expect(wantedIn(sent[0]).map(({ address, roles }) => [address, roles])).toEqual([
      ['kim@gmail.com', [{ unit: '0001', role: 'reporter' }]],
      ['jo@example.org', [{ unit: null, role: 'reader' }]],
    ])
  })

  it('is checked anew after a change', async () => {
    stage.play(server)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(rows[3] ?? '')
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByRole('button', { name: 'Send 1 invitation' }).waitFor()
    await page.locator('#rows').press('End')
    await page.keyboard.type('9')
    await expect.poll(() => page.getByRole('button', { name: 'Send 1 invitation' }).count()).toBe(0)
  })

  it('of more than a hundred is not begun', async () => {
    const page = await stage.open('demo/invitations/new?way=list')
    await page
      .locator('#rows')
      .fill(Array.from({ length: 101 }, (_, n) => `k${n}@example.org;K;E;r;1`).join('\n'))
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('That is 101 lines.').waitFor()
    expect(invites()).toEqual([])
  })
})
