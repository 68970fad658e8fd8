/**
 * The attacker works at the helpdesk and has something wait for a second agent that is to outlive a freeze: more acts
 * are piled upon it than anybody looks through.
 */
import { expect, it } from 'vitest'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import {
  appOf,
  atTheHelpdesk,
  heard,
  newestAct,
  RESET,
  signedInAgain,
  verifiedByMail,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { rowsIn, useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()

it('R-61: a reset that waits is over with a freeze, however many acts came after it', async () => {
  const call = await atTheHelpdesk(openServer)
  const { server, agent, second, path } = call
  await verifiedByMail(call)
  await agent.post(`${path}/reset`, RESET)
  const act = await newestAct(call)
  const app = await appOf(call)
  server.clock.advance(MINUTE)
  for (let day = 0; day < 2; day++) {
    for (let at = 0; at < 50; at++)
      expect(
        heard(await agent.post(`${path}/methods/${app}/rename`, { ...WHY, name: `App ${at}` })),
      ).toEqual([200])
    server.clock.advance(DAY + 1)
    await signedInAgain(server, agent)
  }
  await signedInAgain(server, second, 'second@example.org')
  expect(heard(await second.post(`${path}/freeze`, WHY))).toEqual([200])
  const [row] = rowsIn(server, 'select state from helpdesk_act where id = ?', act)
  expect(row?.state).toBe('refused')
})
