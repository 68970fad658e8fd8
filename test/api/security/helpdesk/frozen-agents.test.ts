/**
 * The attacker has taken over the place of an agent and asked for something, or agreed to it, when the agent notices
 * and freezes their account: what waits in their name is to come to nothing.
 */
import { describe, expect, it } from 'vitest'
import { idOf } from '../../../support/api/console/console-people.ts'
import {
  atTheHelpdesk,
  type Call,
  heard,
  newestAct,
  RESET,
  seenBy,
  verifiedByMail,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()

const CHANGED = [409, 'changed_meanwhile']

const freeze = async ({ server }: Call, address: string) => {
  const { store, clock } = server
  const frozen = { at: clock.now(), isHeld: false }
  await store.atomically(() => store.people.freeze(idOf(server, address), frozen))
}

describe('R-61: what an agent whose account is frozen', () => {
  it('has asked for is approved by nobody, and is over', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    const act = await newestAct(call)
    await freeze(call, 'helpdesk@example.org')
    const approve = () => call.second.post(`${call.path}/helpdesk/${act}/approve`)
    expect(heard(await approve())).toEqual(CHANGED)
    const [seen] = (await seenBy(call.second, call)).helpdesk.acts
    expect(seen).toMatchObject({ id: act, state: 'refused' })
  })

  it('has approved is carried out by nobody', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/pass`, WHY)
    const act = await newestAct(call)
    expect(heard(await call.second.post(`${call.path}/helpdesk/${act}/approve`))).toEqual([200])
    await freeze(call, 'second@example.org')
    const reply = await call.agent.post(`${call.path}/helpdesk/${act}/carry-out`)
    expect(heard(reply)).toEqual(CHANGED)
    expect(countIn(call.server, 'access_pass', '1 = 1')).toBe(0)
  })
})
