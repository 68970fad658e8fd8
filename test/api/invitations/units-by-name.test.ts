/** A unit that is named by its name: in the console, alone or in a list, at the machine, and by hosts. */
import { beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../../api/boot/commands/invite-command.ts'
import { asHost } from '../../support/api/browser.ts'
import { row, useInvitations } from '../../support/api/console/console-invitations.ts'
import { rowsIn } from '../../support/api/servers/servers.ts'

const { at, send } = useInvitations()

const CSV = `external id,name
0003,Åmål
0004,Łódź
0005,عمّان
0006,Twin Town
0007,TWIN  TOWN
0008,0001
0180,Väsby
0181,Two
0009,${'Long Town '.repeat(20).trim()}`

beforeEach(async () => {
  // In a file with the other, the shorter id would be a mistake.
  for (const csv of [CSV, 'external id,name\n00181,One'])
    await at.owner.post('/portals/demo/units/import', { csv, dryRun: false })
})

/** Units of all roles that were invited to. */
const invitedTo = () =>
  rowsIn(
    at.server,
    'select u.external_id as id from invited_role r join unit u on u.id = r.unit_id order by 1',
  ).map(({ id }) => id)

const at1 = (unit: string) => row('one@example.org', { roles: [{ unit, role: 'reporter' }] })

describe('a unit in the console', () => {
  it.each([
    ['as it is', 'Sample City', '0002'],
    ['in other letters and with other blanks', ' sample \u00a0 CITY', '0002'],
    ['composed otherwise', 'a\u030am\u0061\u030al'.toUpperCase(), '0003'],
    ['in another alphabet', 'عمّان', '0005'],
    ['of 200 letters', 'Long Town '.repeat(20), '0009'],
    ['or by its id without the zeros that Excel takes away', '180', '0180'],
    ['that is another one’s id, which goes first', '0001', '0001'],
  ])('is found by its name %s', async (_, unit, id) => {
    expect(await send([at1(unit)])).toMatchObject([{ ok: true }])
    expect(invitedTo()).toEqual([id])
  })

  it.each(['181', '80', 'Sample', 'Amal', 'Sample City (0002)'])(
    'is not guessed: %j',
    async (named) => {
      expect(await send([at1(named)])).toMatchObject([
        { ok: false, mistake: 'unit-unknown', unit: { named, externalIds: [] } },
      ])
    },
  )

  it('whose name others share is told with their ids', async () => {
    const [told] = await send([at1('twin town')])
    expect(told).toMatchObject({
      ok: false,
      mistake: 'unit-ambiguous',
      unit: { named: 'twin town', externalIds: ['0006', '0007'] },
    })
  })

  it('is one unit by whichever name', async () => {
    const both = ['0002', 'Sample City'].map((unit) => ({ unit, role: 'reporter' }))
    expect(await send([row('one@example.org', { roles: both })])).toMatchObject([{ ok: true }])
    expect(invitedTo()).toEqual(['0002'])
    expect(await send([at1('sample city')])).toMatchObject([{ mistake: 'duplicate' }])
  })
})

describe('farstu invite', () => {
  const run = (role: string) =>
    invite(
      ['--portal', 'demo', '--email', 'one@example.org', '--first-name', 'One', '--role', role],
      {
        say: () => {},
        remark: () => {},
        withDomain: (work) => work(at.server.domain),
        now: () => at.server.clock.now(),
      },
    )

  it('takes the name of a unit', async () => {
    await run('reporter@sample city')
    expect(invitedTo()).toEqual(['0002'])
  })

  it('tells the ids of those that share a name', async () => {
    await expect(run('reporter@Twin Town')).rejects.toThrow('by its id: 0006, 0007')
    expect(invitedTo()).toEqual([])
  })
})

describe('a host', () => {
  it('names units by their ids alone: its register knows them by nothing else', async () => {
    const body = (unit: string) => ({
      address: 'one@example.org',
      firstName: 'One',
      lastName: 'Person',
      inviterName: 'Example Agency',
      roles: [{ unit, role: 'reporter' }],
    })
    expect((await asHost(at.server, '/v1/invitations', body('Sample City'))).status).toBe(422)
    expect((await asHost(at.server, '/v1/invitations', body('0002'))).status).toBe(201)
  })
})
