/** A unit may be called anything in the host's register: its coordinator has that one, and no other. */
import { describe, expect, it } from 'vitest'
import { administrator } from '../../support/api/console/console.ts'
import { OWN_UNITS, ownUnits, toUnit } from '../../support/api/console/coordinators.ts'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

const ODD = [
  '../0001',
  '0001/..',
  'a/b/c',
  'demo/0001',
  'console',
  'Hela portalen',
  'The whole portal',
  'Example Town',
  'Å̈☃ 🏠',
  '%2F0001',
  '__proto__',
  'null',
  "'; drop table unit; --",
  'x'.repeat(100),
]

describe('whoever coordinates a unit that is called', () => {
  it.each(ODD)('%s sees it, and invites to it alone', async (externalId) => {
    const server = await openServer()
    const owner = await administrator(server)
    const csv = `external id;name\n"${externalId}";"Odd ${'n'.repeat(190)}"`
    const put = await owner.post('/portals/demo/units/import', { csv, dryRun: false })
    expect(put.status, put.text).toBe(200)
    const asked = { address: 'kim@example.org', firstName: 'Kim', lastName: '' }
    const invited = await owner.post('/colleagues', {
      ...asked,
      role: 'unit-coordinator',
      portal: 'demo',
      unit: externalId,
    })
    expect(invited.status, invited.text).toBe(200)
    const coordinator = await administrator(server, {
      role: 'unit-coordinator',
      portalId: `demo/${externalId}`,
    })
    expect((await ownUnits(coordinator)).units.map((unit) => unit.externalId)).toEqual([
      externalId.normalize(),
    ])
    const wanted = toUnit({ unit: externalId, address: 'robin@example.org' })
    const { status, text } = await coordinator.post(`${OWN_UNITS}/invitations`, wanted)
    expect(status, text).toBe(200)
    const { result, units } = JSON.parse(text)
    expect(result).toMatchObject({ ok: true, roles: [{ unitExternalId: externalId.normalize() }] })
    expect(units[0].invited[0]).toMatchObject({
      mayChange: true,
      roles: [{ unitExternalId: externalId.normalize() }],
    })
    const beyond = await coordinator.post(`${OWN_UNITS}/invitations`, toUnit({ unit: '0001' }))
    expect(beyond.status).toBe(404)
  })
})
