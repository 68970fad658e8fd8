/** Units in the console: listed with their people, searched, and imported; a row that is wrong stops no other. */
import { describe, expect, it } from 'vitest'
import type { ImportedUnits, UnitRow } from '../../../api/contract/console/people-wire.ts'
import { LONGEST_SHEET } from '../../../api/contract/plain/lengths.ts'
import { enrolled } from '../../support/api/browser.ts'
import { administrator, openWithAdministrator } from '../../support/api/console/console.ts'
import { actsIn, addOtherPortal, countIn, useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()
const UNITS = '/portals/demo/units'

async function opened() {
  const { server, visitor } = await openWithAdministrator(openServer)
  const list = async (query = ''): Promise<{ items: UnitRow[]; next: string | null }> =>
    JSON.parse((await visitor.get(`${UNITS}${query}`)).text)
  const load = async (csv: string, dryRun = false): Promise<ImportedUnits> =>
    JSON.parse((await visitor.post(`${UNITS}/import`, { csv, dryRun })).text)
  return { server, visitor, list, load }
}

describe('the list of units', () => {
  it('is by name, with the number of people who have a live role there', async () => {
    const { server, list } = await opened()
    await enrolled(server)
    const { items, next } = await list()
    expect([items.map(({ name, people }) => [name, people]), next]).toEqual([
      [
        ['Example Town', 1],
        ['Sample City', 0],
      ],
      null,
    ])
  })

  it('finds by beginnings of words of name and external id', async () => {
    const { list, load } = await opened()
    await load('external id,name\n77-A,Östra Örebro')
    const names = async (q: string) =>
      (await list(`?q=${encodeURIComponent(q)}`)).items.map(({ name }) => name)
    for (const q of ['öst', 'ORE', '77', '77-a öre'])
      expect(await names(q), q).toEqual(['Östra Örebro'])
    for (const q of ['rebro', '%', 'öst town']) expect(await names(q), q).toEqual([])
  })

  it('comes in parts of fifty, each unit once', async () => {
    const { list, load } = await opened()
    const rows = Array.from({ length: 60 }, (_, index) => `x${index},Same Name`)
    await load(['external id,name', ...rows].join('\n'))
    const first = await list('?q=same')
    const second = await list(`?q=same&after=${first.next}`)
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 10, null])
    expect(new Set(ids).size).toBe(60)
  })

  it('refuses a place that was never handed out', async () => {
    const { visitor } = await opened()
    const { body } = await visitor.get(`${UNITS}?after=nothing`)
    expect([body.code, body.fields]).toEqual(['invalid_input', ['after']])
  })
})

describe('importing units', () => {
  it('adds, changes and leaves, and is written down once', async () => {
    const { server, list, load } = await opened()
    const csv =
      'external id,name,contact\n0001,Example Town,\n0002,New City,desk@example.org\n3,"Bay, North",'
    const before = actsIn(server).length
    expect(await load(csv)).toEqual({
      ...{ added: 1, changed: 1, unchanged: 1, mistakes: [] },
      ...{ above: 'external id,name,contact', ignored: [], unread: null },
    })
    expect(
      (await list()).items.map(({ externalId, name, contact }) => [externalId, name, contact]),
    ).toEqual([
      ['3', 'Bay, North', null],
      ['0001', 'Example Town', null],
      ['0002', 'New City', 'desk@example.org'],
    ])
    expect(actsIn(server).slice(before)).toEqual(['unit.imported'])
    expect(await load(csv)).toMatchObject({ added: 0, changed: 0, unchanged: 3, mistakes: [] })
    expect(actsIn(server).slice(before)).toEqual(['unit.imported'])
  })

  it('takes semicolons, a byte order mark, another order of columns and empty rows', async () => {
    const { load, list } = await opened()
    const csv = '\u{feff}Name;External ID\r\n"West; far";9\r\n\r\nEast;8\r\n'
    expect(await load(csv)).toMatchObject({ added: 2, mistakes: [] })
    expect((await list('?q=west')).items).toMatchObject([{ externalId: '9', name: 'West; far' }])
  })

  it.each([
    ['semicolons', 'Externt id;Namn;Kontakt\r\n9;"Väst; långt bort";vast@example.org\r\n'],
    ['tabs', '\u{feff}externt id\tnamn\tkontakt\n9\tVäst; långt bort\tvast@example.org'],
    ['commas', 'namn,externt id,kontakt\nVäst; långt bort,9,vast@example.org'],
    ['two spaces', 'ULKOINEN  TUNNISTE;Nimi;Yhteystieto\n9;"Väst; långt bort";vast@example.org'],
  ])('takes a head in another language, with %s', async (_what, csv) => {
    const { load, list } = await opened()
    expect(await load(csv)).toMatchObject({ added: 1, mistakes: [] })
    expect((await list('?q=vast')).items).toMatchObject([
      { externalId: '9', name: 'Väst; långt bort', contact: 'vast@example.org' },
    ])
  })

  it.each([
    ['rows of separators at the end', 'externt id;namn\n9;Väst\n;\n;\n'],
    ['head and rows that end in a separator', 'externt id;namn;\n9;Väst;\n'],
    ['sep=; first', 'sep=;\r\nexternt id;namn\r\n9;Väst\r\n'],
    ['a hard space in the head', 'externt\u00a0id;namn\n9;Väst'],
    ['a row of separators above the head', ';;\nexternt id;namn\n9;Väst'],
    ['a title above the head', 'Enheter 2027, alla;\n\nexternt id;namn\n9;Väst'],
    ['a cell with a line break', 'externt id;namn\n9;"Väst\n"'],
    ['old Macintosh line ends', 'externt id;namn\r9;Väst\r'],
    ['a stray quotation mark elsewhere', 'externt id;namn\n9;Väst\n0001;Skruv 5" tum'],
    ['heads as people write them', 'Organisationsnummer;Kommun\n9;Väst'],
    ['missing last cells', 'externt id;namn;kontakt\n9;Väst'],
  ])('takes a file with %s', async (_habit, csv) => {
    const { list, load } = await opened()
    expect(await load(csv)).toMatchObject({ added: 1, mistakes: [], unread: null })
    expect((await list('?q=vast')).items).toMatchObject([{ externalId: '9', name: 'Väst' }])
  })

  it('keeps contacts that a file without that column says nothing of', async () => {
    const { load, list } = await opened()
    await load('external id,name,contact\n0001,Example Town,desk@example.org')
    await load('external id,name\n0001,Example Village')
    expect((await list('?q=village')).items).toMatchObject([{ contact: 'desk@example.org' }])
  })

  it('only counts in a dry run', async () => {
    const { server, load } = await opened()
    const counts = await load('external id,name\n0001,Renamed\n5,Added', true)
    expect(counts).toMatchObject({ added: 1, changed: 1, unchanged: 0, mistakes: [] })
    expect(countIn(server, 'unit', "portal_id = 'demo' and name in ('Renamed', 'Added')")).toBe(0)
  })

  it.each([
    ['columns', '5,x,y'],
    ['external-id-missing', ' ,y'],
    ['name-missing', '5,'],
    ['unreadable', '5,"x'],
    ['too-long', `5,${'x'.repeat(201)}`],
    ['too-long', `${'5'.repeat(101)},x`],
  ])('leaves out a row with %s, tells it, and imports the others: %j', async (mistake, row) => {
    const { server, load } = await opened()
    const { added, mistakes } = await load(`external id,name\n7,Before\n${row}\n8,After`)
    expect([added, mistakes]).toEqual([2, [{ line: 3, lastLine: 3, text: row, mistake }]])
    expect(countIn(server, 'unit', "name in ('Before', 'After')")).toBe(2)
  })

  it.each([
    ['error-value', '#REF!;A'],
    ['error-value', '9;#NAMN?'],
    ['sum-row', 'Summa;2'],
    ['sum-row', 'Totalt: 2;x'],
    ['sum-row', 'Yhteensä;2'],
    ['zeros-lost', '1;Example Town'],
    ['zeros-lost', '180;Upplands Väsby'],
    ['zeros-lost', '0180;Upplands Väsby'],
  ])('tells %s of a row that is no unit, and adds it not: %j', async (mistake, row) => {
    const { load } = await opened()
    const { added, mistakes } = await load(`Kod;Namn\n00180;Upplands Väsby\n${row}\n12;Total AB`)
    expect([added, mistakes.map((one) => [one.line, one.mistake])]).toEqual([2, [[3, mistake]]])
  })

  it('takes no later head, and nothing below it, for units', async () => {
    const { load } = await opened()
    const { added, mistakes } = await load('7;x\nKod;Namn\n8;A\nNamn;Kod\nC;9')
    expect([added, mistakes.map(({ line, mistake }) => [line, mistake])]).toEqual([
      1,
      [1, 4, 5].map((line) => [line, 'misplaced']),
    ])
  })

  it('adds the unit with its zeros where one without them is there', async () => {
    const { load } = await opened()
    expect(await load('Kod;Namn\n180;Upplands Väsby')).toMatchObject({ added: 1 })
    expect(await load('Kod;Namn\n0180;Upplands Väsby\n180;Upplands Väsby')).toMatchObject({
      ...{ added: 1, unchanged: 1, mistakes: [] },
    })
  })

  it('takes neither of two rows that say different things of one unit, and one that is repeated once', async () => {
    const { list, load } = await opened()
    const { added, mistakes } = await load('external id,name\n5,x\n6,Six\n5,y\n6,Six')
    expect(mistakes.map(({ line, mistake }) => [line, mistake])).toEqual([
      [2, 'duplicate'],
      [4, 'duplicate'],
    ])
    expect([added, (await list('?q=six')).items.length]).toEqual([1, 1])
  })

  it.each([
    ['name\nx', ['name'], ['externalId'], []],
    ['', [], ['externalId', 'name'], []],
    ['5;x\n6;y', ['5', 'x'], ['externalId', 'name'], []],
    ['id;external id;name\n5;5;x', ['id', 'external id', 'name'], [], ['externalId']],
  ])(
    'reads nothing of %j, and says what is there and what is wanted',
    async (...[csv, found, missing, repeated]) => {
      const { server, load } = await opened()
      const before = countIn(server, 'unit')
      expect(await load(csv)).toMatchObject({ added: 0, unread: { found, missing, repeated } })
      expect([countIn(server, 'unit'), actsIn(server).includes('unit.imported')]).toEqual([
        before,
        false,
      ])
    },
  )

  it('passes over columns that nobody asked for, and names them', async () => {
    const { load } = await opened()
    expect(await load('external id,name,colour\n5,x,red')).toMatchObject({
      added: 1,
      ignored: ['colour'],
    })
  })

  it('takes some thousand units, and refuses what is longer than a file may be', async () => {
    const { server, visitor, load } = await opened()
    const rows = Array.from(
      { length: 5000 },
      (_, at) => `u${at};Enheten för återvinning ${at};enhet${at}@example.org`,
    )
    const csv = `externt id;namn;kontakt\n${rows.join('\n')}`
    expect(csv.length).toBeGreaterThan(250_000)
    expect(await load(csv)).toMatchObject({ added: 5000, mistakes: [] })
    expect(countIn(server, 'unit', "contact like 'enhet%'")).toBe(5000)
    const widest = '\u20ac'.repeat(LONGEST_SHEET)
    expect((await visitor.post(`${UNITS}/import`, { csv: widest, dryRun: true })).status).toBe(200)
    const longer = await visitor.post(`${UNITS}/import`, { csv: `${widest}x`, dryRun: true })
    expect(longer.body).toMatchObject({ code: 'invalid_input', fields: ['csv'] })
  }, 90_000)

  it('takes more than one transaction holds', async () => {
    const { server, load } = await opened()
    const rows = Array.from({ length: 600 }, (_, index) => `x${index},Unit ${index}`)
    expect(await load(['external id,name', ...rows].join('\n'))).toMatchObject({ added: 600 })
    expect(countIn(server, 'unit', "portal_id = 'demo'")).toBe(602)
    expect(actsIn(server).filter((act) => act === 'unit.imported')).toHaveLength(1)
  })

  it('changes units of this portal alone', async () => {
    const { server, load } = await opened()
    await addOtherPortal(server)
    await load('external id,name\n0001,Renamed')
    expect(countIn(server, 'unit', "portal_id = 'other' and name = 'Renamed'")).toBe(0)
  })

  it('is not for helpdesk', async () => {
    const visitor = await administrator(await openServer(), { role: 'helpdesk' })
    const reply = await visitor.post(`${UNITS}/import`, { csv: '', dryRun: true })
    expect(reply.body.code).toBe('forbidden')
  })
})
