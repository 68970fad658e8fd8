import { buffer as bytesOf } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { invitesAmong, invitingServer, wantedIn } from './support/inviting.ts'
import { activeOf, useConsole } from './support/stage.ts'

const stage = useConsole()

const invites = () => invitesAmong(stage.calls)

const unit = (externalId: string, name: string) => ({
  id: externalId,
  externalId,
  name,
  contact: null,
  people: 0,
})

describe('inviting one person', () => {
  it('checks first, then sends', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.getByLabel('First name').fill('Kim')
    await page.getByLabel('Last name').fill('Example')
    await page.locator('#address').fill('kim@example.org')
    await page.getByLabel('Unit', { exact: true }).fill('0001')
    await page.getByRole('button', { name: 'Add another role' }).click()
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
      { invitations: [wanted], days: 30, dryRun: true, isList: false },
      { invitations: [wanted], days: 30, dryRun: false, isList: false },
    ])
  })

  it('finds units as somebody types, led by the keyboard', async () => {
    stage.play((call) => {
      if (!call.path.endsWith('/units')) return invitingServer(call)
      const items = call.query.q === 'ostra' ? [unit('0042', 'Östra'), unit('0043', 'Östra B')] : []
      return { items, next: null }
    })
    const page = await stage.open('demo/invitations/new')
    const field = page.getByRole('combobox', { name: 'Unit', exact: true })
    await field.pressSequentially('ostra')
    await page.getByRole('listbox').getByRole('option').nth(1).waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    await page.getByText('2 suggestions.').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await activeOf(page)).toBe('Östra B (0043)')
    await page.keyboard.press('ArrowDown')
    expect(await activeOf(page)).toBe('Östra (0042)')
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('Östra (0042)')
    expect(await field.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Escape')
    expect(await field.inputValue()).toBe('')
    await field.pressSequentially('ostra')
    await page.getByRole('listbox').getByRole('option', { name: 'Östra B (0043)' }).click()
    await page.locator('#address').fill('kim@example.org')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByText('An invitation is on its way').waitFor()
    expect(wantedIn(invites().at(-1))[0]?.roles).toEqual([{ unit: '0043', role: 'reporter' }])
  })

  it('says at which of several roles something is wrong', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#unit-0').pressSequentially('0001')
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.locator('#address').fill('kim@example.org')
    await page.getByRole('button', { name: 'Add another role' }).click()
    await page.locator('#role-1:focus').press('Tab')
    await page.locator('#unit-1:focus').fill('9999')
    await page.keyboard.press('Enter')
    await page.locator('#unit-1[aria-invalid=true]:focus').waitFor()
    expect(await page.locator('#unit-0').getAttribute('aria-invalid')).toBe('false')
  })

  it('asks about an address that looks mistyped, and takes the other with one press', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#unit-0').fill('0001')
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
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#unit-0').fill('0001')
    await page.locator('#address').fill('kim@gmial.com')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByRole('button', { name: 'No, send as written' }).click()
    await page.getByText('An invitation is on its way').waitFor()
    expect(JSON.stringify(invites().at(-1))).toContain('kim@gmial.com')
  })

  it('puts a mistake at its field, which has the focus', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new')
    await page.locator('#address').fill('kim@example.org')
    await page.getByLabel('Unit', { exact: true }).fill('9999')
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.locator('#unit-0[aria-invalid=true]:focus').waitFor()
    expect(await page.locator('#unit-0-mistake').textContent()).toContain(
      'No unit has this name or id.',
    )
  })
})

describe('an address that is pasted with what stands around it', () => {
  it.each(['"Berg, Anna" <anna@example.org>;', 'Anna@Räksmörgås.example.org'])(
    'is handed on as it was pasted: %s',
    async (address) => {
      stage.play(invitingServer)
      const page = await stage.open('demo/invitations/new')
      await page.getByLabel('First name').fill('Anna')
      await page.locator('#address').fill(address)
      await page.locator('#unit-0').fill('0001')
      await page.getByRole('button', { name: 'Send invitation' }).click()
      await page.getByRole('heading', { name: 'An invitation is on its way to Anna.' }).waitFor()
      const [wanted] = wantedIn(invites().at(-1))
      expect(wanted).toMatchObject({ address, firstName: 'Anna', lastName: '' })
    },
  )
})

describe('inviting a pasted list', () => {
  it.each([
    '"Berg, Anna" <anna@example.org>;Anna;;reporter;0001',
    '"Berg, Anna" <anna@example.org>, Anna, , reporter, 0001',
    '"Berg; Anna" <anna@example.org>\tAnna\t\treporter\t0001',
  ])('takes a name before the address, and one name only: %s', async (line) => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(line)
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('1 row can be sent').waitFor()
    expect(wantedIn(invites()[0])[0]).toMatchObject({
      address: expect.stringMatching(/^"Berg[,;] Anna" <anna@example\.org>$/),
      firstName: 'Anna',
      lastName: '',
      roles: [{ unit: '0001', role: 'reporter' }],
    })
  })

  it.each([
    ['tabs', 'kim@example.org\tKim\tExample, Jr\treporter\t0001|0002'],
    ['semicolons', '"kim@example.org";Kim;Example, Jr;reporter;0001|0002;'],
    ['commas', 'kim@example.org,"Kim; A","Example, Jr",reporter,0001|0002'],
  ])('reads rows separated by %s', async (_what, line) => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(line)
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('1 row can be sent').waitFor()
    expect(wantedIn(invites()[0])[0]).toMatchObject({
      address: 'kim@example.org',
      lastName: 'Example, Jr',
      roles: [
        { unit: '0001', role: 'reporter' },
        { unit: '0002', role: 'reporter' },
      ],
    })
  })

  const head = 'E-mail;First;Last;Role;Unit'
  const rows = [
    'kim@gmial.com;Kim;Example;reporter;0001',
    'robin; R; S; reporter; 0001',
    'a,b',
    'jo@example.org;Jo;Done;reader;The whole portal',
  ]

  it('shows what is wrong before anything is sent, and what failed stays', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill([head, ...rows].join('\n'))
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('2 rows can be sent, 2 rows need a correction.').waitFor()
    await page.getByText('Did you mean kim@gmail.com?').waitFor()
    await page.getByRole('button', { name: 'Use kim@gmail.com' }).click()
    await expect.poll(() => page.locator('#rows').inputValue()).toContain('kim@gmail.com;Kim')
    await page.getByRole('button', { name: 'Send 2 invitations' }).click()
    const dialog = page.getByRole('dialog', { name: 'A role over the whole portal?' })
    await dialog.getByText('Jo Done: Reader').waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(1)
    await dialog.getByRole('button', { name: 'Yes, send' }).click()
    await page.getByText('2 invitations are on the way.').waitFor()
    expect(await page.locator('#rows').inputValue()).toBe([head, rows[1], rows[2]].join('\n'))
    const sent = invites().filter(({ dryRun }) => dryRun === false)
    expect(sent).toHaveLength(1)
    expect(wantedIn(sent[0]).map(({ address, roles }) => [address, roles])).toEqual([
      ['kim@gmail.com', [{ unit: '0001', role: 'reporter' }]],
      ['jo@example.org', [{ unit: null, role: 'reader' }]],
    ])
  })

  it('is checked anew after a change', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(rows[3] ?? '')
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByRole('button', { name: 'Send 1 invitation' }).waitFor()
    await page.locator('#rows').press('End')
    await page.keyboard.type('9')
    await expect.poll(() => page.getByRole('button', { name: 'Send 1 invitation' }).count()).toBe(0)
  })

  it('from a file without the columns that are needed says which there are, and has a template', async () => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new?way=list')
    const choose = (name: string, buffer: Buffer) =>
      page
        .getByLabel('File from a spreadsheet')
        .setInputFiles({ name, mimeType: 'text/csv', buffer })
    await choose('people.xlsx', Buffer.from('PK\x03\x04'))
    await page.getByText('This is a workbook.').waitFor()
    await choose(
      'people.csv',
      Buffer.from('Mejladress;F\xf6rnamn;Telefon\nkim@example.org;Kim;1\n', 'latin1'),
    )
    await page
      .getByText('Not found among the columns: role. The file has: Mejladress, Förnamn, Telefon.')
      .waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download a template' }).click()
    const file = await saved
    expect(file.suggestedFilename()).toBe('people.csv')
    expect((await bytesOf(await file.createReadStream())).toString()).toBe(
      '\ufeffaddress,first name,last name,role,external id\r\n',
    )
    expect(invites()).toEqual([])
  })

  it('of more than five hundred is not begun', async () => {
    const page = await stage.open('demo/invitations/new?way=list')
    await page
      .locator('#rows')
      .fill(Array.from({ length: 501 }, (_, n) => `k${n}@example.org;K;E;r;1`).join('\n'))
    await page.getByRole('button', { name: 'Check the list' }).click()
    await page.getByText('That is 501 people.').waitFor()
    expect(invites()).toEqual([])
  })
})
