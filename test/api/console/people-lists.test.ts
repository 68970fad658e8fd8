/** A list of people is read by the server, as spreadsheets have it, and judged by nobody before it is sent. */
import { describe, expect, it } from 'vitest'
import type { ReadInvitations } from '../../../api/contract/console/sheet-wire.ts'
import { administrator, openWithAdministrator } from '../../support/api/console/console.ts'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()
const READ = '/portals/demo/invitations/read'

const KIM = {
  address: 'kim@example.org',
  firstName: 'Kim',
  lastName: 'Exempel',
  roles: [{ unit: '0001', role: 'reporter' }],
}

async function opened() {
  const { visitor } = await openWithAdministrator(openServer)
  return async (text: string): Promise<ReadInvitations> =>
    JSON.parse((await visitor.post(READ, { text })).text)
}

describe('a list of people', () => {
  it.each([
    ['in the order of old, without a head', 'kim@example.org; Kim; Exempel; reporter; 0001'],
    ['with rows of separators', ';;;;\nkim@example.org;Kim;Exempel;reporter;0001\n;;;;\n;;;;'],
    ['with a separator at the end of each row', 'kim@example.org;Kim;Exempel;reporter;0001;\n'],
    ['with sep=; first', 'sep=;\r\nkim@example.org;Kim;Exempel;reporter;0001\r\n'],
    [
      'with the head "Mejladress"',
      'Mejladress;Förnamn;Efternamn;Roll;Enhet\nkim@example.org;Kim;Exempel;reporter;0001',
    ],
    [
      'with a hard space in the head',
      'E-post\u00a0adress;För\u00a0namn;Efternamn;Roll;Enhets\u00a0id\nkim@example.org;Kim;Exempel;reporter;0001',
    ],
    [
      'in another order',
      'Kommunkod\tRoll\tEfternamn\tFörnamn\tE-postadress\n0001\treporter\tExempel\tKim\tkim@example.org',
    ],
    [
      'with a title above the head',
      'Rapportörer 2027;;;;\n;;;;\nMail;Förnamn;Efternamn;Roll;Organisationsnummer\nkim@example.org;Kim;Exempel;reporter;0001',
    ],
    [
      'in Finnish',
      'Sähköposti;Etunimi;Sukunimi;Rooli;Kuntakoodi\nkim@example.org;Kim;Exempel;reporter;0001',
    ],
    [
      'with the name in one column',
      'Namn;E-post;Roll;Enhet\nKim Exempel;kim@example.org;reporter;0001',
    ],
    [
      'with the last name first',
      'Namn;E-post;Roll;Enhet\nExempel, Kim;kim@example.org;reporter;0001',
    ],
    [
      'with the unit named and numbered',
      'E-post;Förnamn;Efternamn;Roll;Kommun;Kommunkod\nkim@example.org;Kim;Exempel;reporter;Exempelby;0001',
    ],
    ['copied with quoted cells', '"kim@example.org"\t"Kim"\t"Exempel"\t"reporter"\t"0001"'],
  ])('%s says who is wanted', async (_habit, text) => {
    const read = await opened()
    expect((await read(text)).rows.map(({ wanted }) => wanted)).toEqual([KIM])
  })

  it('keeps role and unit as they were typed, several units of one row, and none', async () => {
    const read = await opened()
    const { rows } = await read(
      'a@example.org;A;B; Rapportör ;0001 | Example Town\nb@example.org;B;;reader;',
    )
    expect(rows.map(({ wanted }) => wanted?.roles)).toEqual([
      [
        { unit: '0001', role: 'Rapportör' },
        { unit: 'Example Town', role: 'Rapportör' },
      ],
      [{ unit: '', role: 'reader' }],
    ])
  })

  it('has rows that make no sense beside those that do, each with why, its lines and its text', async () => {
    const read = await opened()
    const text =
      'Mejl;Namn;Roll;Enhet\n"a@example.org;A;r;1\nb@example.org;"B\nBerg";r;1\nc@example.org;C;r;1;;too much\n'
    const { rows, above } = await read(text)
    expect(above).toBe('Mejl;Namn;Roll;Enhet')
    expect(
      rows.map(({ line, lastLine, wanted, mistake }) => [
        line,
        lastLine,
        wanted?.address ?? mistake,
      ]),
    ).toEqual([
      [2, 2, 'unreadable'],
      [3, 4, 'b@example.org'],
      [5, 5, 'columns'],
    ])
    expect(rows[0]?.text).toBe('"a@example.org;A;r;1')
  })

  it('without a head needs four cells in each row', async () => {
    const read = await opened()
    const { rows } = await read('a@example.org;A;B;r\nb@example.org;Ö\n')
    expect(rows.map(({ mistake }) => mistake)).toEqual([null, 'short'])
  })

  it.each(['ulkoinen tunnus', 'Ulkoinen tunniste'])('names units by %s', async (head) => {
    const read = await opened()
    const { rows } = await read(`osoite;nimi;rooli;${head}\nkim@example.org;Kim;r;0001`)
    expect(rows[0]?.wanted?.roles).toEqual([{ unit: '0001', role: 'r' }])
  })

  it('whose head lacks a column is not begun: what is there and what is wanted is told', async () => {
    const read = await opened()
    expect(await read('Mejladress;Telefon;Enhet\nkim@example.org;1;0001')).toMatchObject({
      rows: [],
      unread: {
        found: ['Mejladress', 'Telefon', 'Enhet'],
        missing: ['firstName', 'role'],
        repeated: [],
      },
    })
  })

  it('loses nobody above its head', async () => {
    const read = await opened()
    const head = 'E-post;Förnamn;Efternamn;Roll;Enhet'
    const rows = [
      'a@example.org;Kim;Ex;reporter;',
      'b@example.org;B',
      head,
      'c@example.org;C;D;r;1',
    ]
    expect((await read(rows.join('\n'))).rows.map(({ wanted }) => wanted?.address)).toEqual([
      'a@example.org',
      undefined,
      'c@example.org',
    ])
  })

  it.each(['2', '0002'])('has a running number %s beside the unit, which counts', async (id) => {
    const read = await opened()
    const { rows } = await read(
      `Id;E-post;Namn;Roll;Enhet\n${id};b@example.org;Bo Ex;r;Example Town`,
    )
    expect(rows[0]?.wanted?.roles).toEqual([{ unit: 'Example Town', role: 'r' }])
  })

  it('has an id alone for the unit’s', async () => {
    const read = await opened()
    const { rows } = await read('Id;E-post;Namn;Roll\n0002;b@example.org;Bo Ex;r')
    expect(rows[0]?.wanted?.roles).toEqual([{ unit: '0002', role: 'r' }])
  })

  it.each([
    ['0002', 'Example Town', true],
    ['0001', 'example  TOWN', false],
    ['0001', 'Town of Example', false],
    ['2', 'Example Town', true],
    ['0001|0002', 'Sample City | Example Town', false],
    ['0002 | 0002', 'Sample City|Example Town', true],
  ])('with the id %s beside the name %s contradicts itself: %s', async (id, name, isTold) => {
    const read = await opened()
    const { rows } = await read(`E-post;Namn;Roll;Enhet;Enhets-id\nb@example.org;B;r;${name};${id}`)
    expect(rows.map(({ wanted }) => wanted === null)).toEqual([isTold])
  })

  it.each([
    ['51 units', `b@example.org;B;C;r;${Array.from({ length: 51 }, (_, at) => at).join('|')}`],
    ['an address of 5,000 letters', `${'b'.repeat(5000)}@example.org;B;C;r;1`],
    ['a name of 5,000 letters', `b@example.org;${'B'.repeat(5000)};C;r;1`],
    ['a role of 5,000 letters', `b@example.org;B;C;${'r'.repeat(5000)};1`],
    ['an error for a name', 'b@example.org;#REF!;C;r;1'],
  ])('with %s in a row has the others sent', async (_what, odd) => {
    const { visitor } = await openWithAdministrator(openServer)
    const text = `kim@example.org;Kim;Exempel;reporter;0001\n${odd}`
    const { rows }: ReadInvitations = JSON.parse((await visitor.post(READ, { text })).text)
    expect(rows.map(({ wanted }) => wanted)).toEqual([KIM, null])
    const invitations = rows.flatMap(({ wanted }) => wanted ?? [])
    const body = { invitations, days: 30, dryRun: true, isList: true }
    expect((await visitor.post('/portals/demo/invitations', body)).status).toBe(200)
  })

  it('of more rows than are read is told as that', async () => {
    const read = await opened()
    expect(await read(`E-post;Namn;Roll\n${'x\n'.repeat(149_000)}`)).toMatchObject({
      rows: [],
      unread: { most: 1000 },
    })
  })

  it('names the columns that are passed over', async () => {
    const read = await opened()
    const { ignored, unread } = await read('Mejl;Namn;Skostorlek;Roll\nkim@example.org;Kim;1;r')
    expect([ignored, unread]).toEqual([['Skostorlek'], null])
  })

  it('of five hundred is taken whole, and sent whole', async () => {
    const { visitor } = await openWithAdministrator(openServer)
    const lines = Array.from(
      { length: 500 },
      (_, at) => `k${at}@example.org;Östen${at};Ängström;reporter;0001`,
    )
    const { rows }: ReadInvitations = JSON.parse(
      (await visitor.post(READ, { text: lines.join('\n') })).text,
    )
    const invitations = rows.flatMap(({ wanted }) => wanted ?? [])
    const reply = await visitor.post('/portals/demo/invitations', {
      invitations,
      days: 30,
      dryRun: true,
      isList: true,
    })
    const { results } = JSON.parse(reply.text) as { results: { ok: boolean }[] }
    expect([invitations.length, results.filter(({ ok }) => ok).length]).toEqual([500, 500])
  }, 60_000)

  it('is read for those alone who may invite', async () => {
    const visitor = await administrator(await openServer(), { role: 'auditor' })
    expect((await visitor.post(READ, { text: '' })).body.code).toBe('forbidden')
  })
})

it.each([
  ['Anna', 'Anna', ''],
  ['Anna Maria Svensson', 'Anna Maria', 'Svensson'],
  ['Anna von Essen', 'Anna', 'von Essen'],
  ['Juan de la Cruz', 'Juan', 'de la Cruz'],
  ['Ελένη Παπαδοπούλου', 'Ελένη', 'Παπαδοπούλου'],
])('the name %s in one cell is two, and reads as before', async (name, firstName, lastName) => {
  const read = await opened()
  const { rows } = await read(`Namn;Mejl;Roll\n${name};kim@example.org;r`)
  expect(rows[0]?.wanted).toMatchObject({ firstName, lastName })
})
