/** A portal and a unit of it are renamed at once, and somebody is appointed meanwhile: what stands for the unit bears both names. */
import { describe, expect, it } from 'vitest'
import { standForUnit } from '../../../api/domain/portals/coordinated-units.ts'
import { administrator } from '../../support/api/console/console.ts'
import { ENGINES, useServersOn } from '../../support/api/servers/servers.ts'

const ROUNDS = 6

describe.each(ENGINES)('on %s, a unit that somebody coordinates', (engine) => {
  const openServer = useServersOn(engine)

  it('bears the names of today, whoever was first', async () => {
    const server = await openServer()
    const owner = await administrator(server)
    const { store, services } = server
    const seen: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const { version } = JSON.parse((await owner.get('/portals/demo/setup')).text)
      const csv = `external id;name\n0001;Town ${round}`
      const replies = await Promise.all([
        owner.post('/portals/demo/units/import', { csv, dryRun: false }),
        owner.post('/portals/demo/setup', { version, name: `Portal ${round}` }),
        store.atomically(() => standForUnit(services, 'demo/0001')),
      ])
      expect(replies.slice(0, 2).map((reply) => (reply ? reply.status : 0))).toEqual([200, 200])
      const unit = await store.run(() => store.units.byExternalId('console', 'demo/0001'))
      seen.push(unit?.name ?? '')
    }
    expect(seen).toEqual(seen.map((_name, round) => `Town ${round} – Portal ${round}`))
  })
})
