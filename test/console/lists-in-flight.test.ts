/** Lists that somebody goes on writing while the server reads them: what is said and sent is what was looked at. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readUnits } from '../../api/domain/units/unit-csv.ts'
import { invitesAmong, invitingServer, wantedIn } from './support/inviting.ts'
import type { Call } from './support/played-api.ts'
import { useConsole } from './support/stage.ts'

const stage = useConsole()

const KIM = 'kim@example.org;Kim;Example;reporter;0001'
const JO = 'jo@example.org;Jo;Exempel;reporter;0002'
const BAD = 'ö@;Ö;Å;reporter;9999'

/** Keeps back the first answer that is asked for, until it is let go; all others come at once. */
function heldBack(answer: (call: Call) => object | undefined, isHeld: (call: Call) => boolean) {
  let letGo: () => void = () => {}
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isFirst = true
  stage.play(async (call) => {
    if (isHeld(call) && isFirst) {
      isFirst = false
      await gone
    }
    return answer(call)
  })
  return {
    /** Waits until the page has it, and has drawn what it makes of it. */
    async letGo(page: Page): Promise<void> {
      const [path] = stage.calls.filter(isHeld).map((call) => call.path)
      const answered = page.waitForResponse((response) => response.url().endsWith(String(path)))
      letGo()
      await (await answered).finished()
      await page.evaluate(async () => {
        for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame)
      })
    },
  }
}

/** A call is on its way. */
const underWay = (isIt: (call: Call) => boolean) =>
  expect.poll(() => stage.calls.filter(isIt).length).toBeGreaterThan(0)

const isInvited =
  (dryRun: boolean) =>
  ({ path, body }: Call): boolean =>
    path.endsWith('/invitations') && body.dryRun === dryRun
const isRead = ({ path }: Call): boolean => path.endsWith('/invitations/read')
const isImported =
  (dryRun: boolean) =>
  ({ path, body }: Call): boolean =>
    path.endsWith('/import') && body.dryRun === dryRun

const fileOf = (text: string) => ({
  name: 'people.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

const check = (page: Page) => page.getByRole('button', { name: /^Check/ }).click()

describe('a list of people that is changed while it is checked', () => {
  it.each([
    ['read', isRead],
    ['judged', isInvited(true)],
  ])('says nothing of what was there when it was %s', async (_what, isHeld) => {
    const held = heldBack(invitingServer, isHeld)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(KIM)
    await check(page)
    await underWay(isHeld)
    await page.locator('#rows').fill(JO)
    await held.letGo(page)
    expect(await page.getByRole('button', { name: /^Send/ }).count()).toBe(0)
    expect(await page.locator('#rows').inputValue()).toBe(JO)
    await check(page)
    await page.getByRole('button', { name: 'Send 1 invitation' }).click()
    await page.getByText('1 invitation is on the way.').waitFor()
    const sent = invitesAmong(stage.calls).filter(({ dryRun }) => dryRun === false)
    expect(sent.flatMap(wantedIn).map(({ address }) => address)).toEqual(['jo@example.org'])
  })

  it('can be checked again at once, by a file too, and the later answer counts', async () => {
    const held = heldBack(invitingServer, isRead)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(KIM)
    await check(page)
    await underWay(isRead)
    await page.getByLabel('File from a spreadsheet').setInputFiles(fileOf(`${JO}\n${BAD}`))
    await page.getByText('1 row can be sent, 1 row needs a correction.').waitFor()
    await held.letGo(page)
    expect(await page.getByRole('cell', { name: /Jo Exempel/ }).count()).toBe(1)
    expect(await page.getByRole('cell', { name: /Kim Example/ }).count()).toBe(0)
    expect(await page.locator('#rows').inputValue()).toBe(`${JO}\n${BAD}`)
  })
})

describe('a list of people that is changed while it is sent', () => {
  it('loses what was sent, and keeps what was not and what was typed', async () => {
    const held = heldBack(invitingServer, isInvited(false))
    const page = await stage.open('demo/invitations/new?way=list')
    const head = 'address;first name;last name;role;external id'
    await page.locator('#rows').fill([head, KIM, BAD, JO].join('\n'))
    await check(page)
    await page.getByRole('button', { name: 'Send 2 invitations' }).click()
    await underWay(isInvited(false))
    const typed = 'Ωmega@example.org;Ω;آ😀;reporter;0003'
    await page.locator('#rows').fill([head, KIM, typed, BAD, JO].join('\n'))
    await held.letGo(page)
    await page.getByText('2 invitations are on the way. 1 row was not sent.').waitFor()
    expect(await page.locator('#rows').inputValue()).toBe([head, typed, BAD].join('\n'))
    expect(await page.getByRole('button', { name: /^Send/ }).count()).toBe(0)
  })

  it('is sent as it was shown, though a name may mean something else by now', async () => {
    stage.play((call) => {
      const answer = invitingServer(call)
      if (!isInvited(true)(call)) return answer
      const roles = [{ unit: 'Åmål', unitExternalId: '0042', role: 'reporter' }]
      return { results: [{ ok: true, id: null, hint: null, roles }] }
    })
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill('kim@example.org;Kim;Example;Rapportör;åmål')
    await check(page)
    await page.getByText('Åmål (0042)').waitFor()
    await page.getByRole('button', { name: 'Send 1 invitation' }).click()
    await page.getByText('1 invitation is on the way.').waitFor()
    expect(wantedIn(invitesAmong(stage.calls).at(-1))[0]?.roles).toEqual([
      { unit: '0042', role: 'reporter' },
    ])
  })
})

describe('a row of a list', () => {
  it.each([
    ['a;b;c;d;e;f', `${KIM};too many`, 'More cells than columns.'],
    ['a mark left open', `"${KIM}`, 'The quotation marks of this row do not match.'],
    ['two cells', 'kim@example.org;Kim', 'At least four cells are needed'],
  ])('that makes no sense says why: %s', async (_what, row, why) => {
    stage.play(invitingServer)
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(`${JO}\n${row}`)
    await check(page)
    await page.getByRole('cell', { name: why }).waitFor()
  })

  it.each([
    ['"""Berg, Anna"" <anna@gmial.com>";Anna;;reporter;0001', 'anna@gmail.com'],
    ['"Berg, Anna" <anna@gmial.com>;Anna;;reporter;0001', 'anna@gmail.com'],
    ['" anna@gmial.com ";Anna;;reporter;0001', ' anna@gmail.com '],
  ])('takes the address that was meant: %s', async (row, cell) => {
    stage.play((call) => {
      const answer = invitingServer(call)
      if (!isInvited(true)(call)) return answer
      const meant = (address: string) => ({
        meant: address.replace(/^.*<|>$/g, '').replace('gmial', 'gmail'),
      })
      const results = wantedIn(call.body).map(({ address }) => ({
        ok: true,
        id: null,
        hint: address.includes('gmial') ? meant(address) : null,
        roles: [],
      }))
      return { results }
    })
    const page = await stage.open('demo/invitations/new?way=list')
    await page.locator('#rows').fill(row)
    await check(page)
    await page.getByRole('button', { name: 'Use anna@gmail.com' }).click()
    await expect.poll(() => page.locator('#rows').inputValue()).toContain(cell)
    await page.getByRole('button', { name: 'Send 1 invitation' }).waitFor()
    expect(await page.getByText('Did you mean').count()).toBe(0)
    expect(wantedIn(invitesAmong(stage.calls).at(-1))[0]).toMatchObject({
      address: 'anna@gmail.com',
      firstName: 'Anna',
    })
  })
})

describe('a list of units', () => {
  const HEAD = 'external id;name'
  const importing = (call: Call): object | undefined => {
    if (!call.path.endsWith('/import')) return undefined
    const { units, ...read } = readUnits(String(call.body.csv), new Set())
    return { changed: 0, unchanged: 0, ...read, added: units.length }
  }
  const texts = () => stage.calls.filter(isImported(false)).map(({ body }) => body.csv)

  it('that is changed while it is checked is not imported unchecked', async () => {
    const held = heldBack(importing, isImported(true))
    const page = await stage.open('demo/units/import')
    await page.locator('#csv').fill(`${HEAD}\n1;Åmål`)
    await check(page)
    await underWay(isImported(true))
    await page.locator('#csv').fill(`${HEAD}\n1;Åmål\n2;Ör`)
    await held.letGo(page)
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0)
    await check(page)
    await page.getByRole('button', { name: 'Import 2 units' }).click()
    await page.getByRole('status').getByText('2 added, 0 changed.').waitFor()
    expect(texts()).toEqual([`${HEAD}\n1;Åmål\n2;Ör`])
  })

  it('that is changed while it is imported keeps what was typed', async () => {
    const held = heldBack(importing, isImported(false))
    const page = await stage.open('demo/units/import')
    await page.locator('#csv').fill(`${HEAD}\n1;Åmål\n2;Ör`)
    await check(page)
    await page.getByRole('button', { name: 'Import 2 units' }).click()
    await underWay(isImported(false))
    await page.locator('#csv').fill(`${HEAD}\n1;Åmål\n2;Ör\n3;Ωμέγα`)
    await held.letGo(page)
    await page.getByRole('status').getByText('2 added, 0 changed.').waitFor()
    expect(await page.locator('#csv').inputValue()).toBe(`${HEAD}\n3;Ωμέγα`)
    expect(texts()).toEqual([`${HEAD}\n1;Åmål\n2;Ör`])
    await check(page)
    await page.getByRole('button', { name: 'Import 1 unit' }).waitFor()
  })
})
