import { describe, expect, it } from 'vitest'
import { readUnits } from '../../api/domain/units/unit-csv.ts'
import { daysAgo, personView } from './support/data.ts'
import { useConsole } from './support/stage.ts'

const stage = useConsole()

describe('a person', () => {
  it('is suspended after the consequences were read, and can be reopened', async () => {
    const suspended = personView({ suspendedAt: daysAgo(0) })
    stage.play(({ path }) => {
      if (path.endsWith('/suspend')) return suspended
      return path.endsWith('/reopen') ? personView() : undefined
    })
    const page = await stage.open('demo/people')
    await page.getByRole('link', { name: 'Kim Example' }).click()
    await page.getByRole('button', { name: 'Suspend …', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Suspend Kim Example?' })
    expect(await dialog.textContent()).toContain('cannot sign in to any portal')
    await dialog.getByRole('button', { name: 'Suspend', exact: true }).click()
    await page.getByRole('status').getByText('Kim Example is suspended.').waitFor()
    await page.getByRole('button', { name: 'Reopen …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Reopen' }).click()
    await page.getByRole('button', { name: 'Suspend …', exact: true }).waitFor()
  })

  it('is shown with their invitations, which lead to the list', async () => {
    const page = await stage.open('demo/people/p1')
    const row = page.getByRole('row').filter({ hasText: 'Third Town' })
    await row.getByText('Bounced').waitFor()
    expect(await row.textContent()).toMatch(/Sent.*2 days ago.*Test Owner/s)
    await page.getByRole('link', { name: 'Show in the list' }).click()
    await page.getByRole('heading', { name: 'Invitations', level: 1 }).waitFor()
    expect(stage.calls.at(-1)?.query).toEqual({ q: 'kim@example.org' })
  })

  it('is asked for by the whole of their id, whatever is in it', async () => {
    await (await stage.open('demo/people/p%2F1%3Fq'))
      .getByRole('heading', { level: 2 })
      .first()
      .waitFor()
    expect(stage.calls.map(({ path }) => path)).toContain('console/portals/demo/people/p%2F1%3Fq')
  })

  it('who is shared with another portal is not suspended from here', async () => {
    stage.play(({ path }) =>
      path.endsWith('/p1') ? personView({ mayChangeShared: false }) : undefined,
    )
    const page = await stage.open('demo/people/p1')
    await page.getByText('also belongs to a portal that you do not look after').waitFor()
    expect(await page.getByRole('button', { name: 'Suspend …', exact: true }).count()).toBe(0)
  })

  it('loses a role now, or with the day that is chosen', async () => {
    stage.play(({ path }) => (path.endsWith('/end') ? personView() : undefined))
    const page = await stage.open('demo/people/p1')
    const ends = () =>
      stage.calls.filter(({ path }) => path.endsWith('/memberships/m1/end')).map(({ body }) => body)
    await page.getByRole('button', { name: 'End Reporter, Example Town' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End the role' }).click()
    await page.getByText('The role is ended.').waitFor()
    await page.getByRole('button', { name: 'End Reporter, Example Town' }).click()
    await page.getByLabel('Last day', { exact: true }).fill('2020-01-01')
    await page.getByRole('dialog').getByRole('button', { name: 'End the role' }).click()
    await page.getByText('Choose today or a later date.').waitFor()
    await page.getByLabel('Last day', { exact: true }).fill('2090-07-01')
    await page.getByRole('dialog').getByRole('button', { name: 'End the role' }).click()
    await page.getByText('The role is valid until the end of 1 Jul 2090.').waitFor()
    expect(ends()).toEqual([{}, { lastDay: '2090-07-01' }])
  })

  it('has ends that are told as the portal’s day, or with the time where they are no day’s', async () => {
    const [held] = personView().memberships
    const ends = ['2090-06-30T21:59:59.999Z', '2090-06-30T22:00:00Z', '2090-07-01T10:00:00Z']
    const memberships = ends.flatMap((until, at) =>
      held ? [{ ...held, id: `m${at}`, role: 'handed-over', until }] : [],
    )
    stage.play(({ path }) => (path.endsWith('/p1') ? personView({ memberships }) : undefined))
    const page = await stage.open('demo/people/p1')
    await page.getByText('until the end of 30 Jun 2090').first().waitFor()
    expect(await page.getByText('until the end of 30 Jun 2090').count()).toBe(2)
    expect(await page.getByText('until 1 Jul 2090, 12:00').count()).toBe(1)
    expect(await page.getByText('handed over', { exact: true }).count()).toBe(3)
  })

  it('is shown to coordinate units, which are not ended here', async () => {
    const coordinates = [
      'Example Town – Personnel statistics',
      'Sample City – Personnel statistics',
    ]
    stage.play(({ path }) =>
      path.endsWith('/p1') ? personView({ memberships: [], coordinates }) : undefined,
    )
    const page = await stage.open('demo/people/p1')
    await page.getByText(coordinates.join(', ')).waitFor()
    expect(await page.getByRole('term').filter({ hasText: 'Coordinates' }).count()).toBe(1)
    expect(await page.getByRole('button', { name: /^End .*Town/ }).count()).toBe(0)
  })

  it('is signed out everywhere', async () => {
    stage.play(({ path }) =>
      path.endsWith('/sessions/end') ? personView({ sessions: [] }) : undefined,
    )
    const page = await stage.open('demo/people/p1')
    await page.getByRole('button', { name: 'End all …' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click()
    await page.getByText('Not signed in anywhere.').waitFor()
  })
})

describe('units', () => {
  const NONE = {
    added: 0,
    changed: 0,
    unchanged: 0,
    mistakes: [],
    above: '',
    ignored: [],
    unread: null,
  }

  it('are imported from a file though a row of it is wrong, which is told and stays', async () => {
    stage.play(({ path, body }) => {
      if (!path.endsWith('/import')) return undefined
      const { units, ...read } = readUnits(String(body.csv), new Set())
      return { ...NONE, ...read, added: units.length }
    })
    const page = await stage.open('demo/units')
    await page.getByRole('link', { name: 'Import' }).click()
    const buffer = Buffer.from(
      'sep=;\r\nEnheter;;\r\nexterna\xa0id;;\r\nExternt\xa0id;Namn;\r\n;;\r\n0003;\r\n4;"\xd6stra\n\xc5n";\r\n;;\r\n',
      'latin1',
    )
    await page
      .getByLabel('File from a spreadsheet')
      .setInputFiles({ name: 'units.csv', mimeType: 'text/csv', buffer })
    await page.getByText('The name is missing.').waitFor()
    await page.getByText('1 to add, 0 to change, 0 as they are.').waitFor()
    await page.getByRole('button', { name: 'Import 1 unit' }).click()
    await page.getByText('1 row is not imported and stays in the field to be corrected.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Import 1 unit' }).click()
    await page
      .getByRole('status')
      .getByText('1 added, 0 changed. 1 row was not imported.')
      .waitFor()
    expect(await page.locator('#csv').inputValue()).toBe('sep=;\nExternt\u00a0id;Namn;\n0003;')
    await page.locator('#csv').fill('Externt id;Namn\n0003;Third Town\n')
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByRole('button', { name: 'Import 1 unit' }).click()
    await page.getByRole('status').getByText('1 added, 0 changed.').waitFor()
    expect(
      stage.calls.filter(({ path }) => path.endsWith('/import')).map(({ body }) => body.dryRun),
    ).toEqual([true, false, true, false])
  })

  it('are read from whichever encoding a spreadsheet saved', async () => {
    stage.play(({ path }) => (path.endsWith('/import') ? { ...NONE, added: 1 } : undefined))
    const page = await stage.open('demo/units/import')
    const text = 'externt id;namn\n0003;Östra Ån\n'
    for (const encoding of ['latin1', 'utf8', 'utf16le'] as const) {
      const mark = encoding === 'utf16le' ? '\ufeff' : ''
      const buffer = Buffer.from(mark + text, encoding)
      await page
        .getByLabel('File from a spreadsheet')
        .setInputFiles({ name: `${encoding}.csv`, mimeType: 'text/csv', buffer })
      await page.getByText('1 to add').waitFor()
      expect(await page.locator('#csv').inputValue()).toBe(text)
      await page.locator('#csv').fill('')
    }
    expect(stage.calls.at(-1)?.body).toEqual({ csv: text, dryRun: true })
  })
})
