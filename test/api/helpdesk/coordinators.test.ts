/** Whoever coordinates a unit is among the people of its portal: its helpdesk finds and helps them, two agents at a time. */
import { describe, expect, it } from 'vitest'
import type { PeopleAnywhere } from '../../../api/contract/console/people-wire.ts'
import { administrator } from '../../support/api/console/console.ts'
import { idOf, look, PEOPLE } from '../../support/api/console/console-people.ts'
import { COORDINATOR, membershipOf } from '../../support/api/console/coordinators.ts'
import {
  atTheHelpdesk,
  heard,
  mailedTo,
  newestAct,
  RESET,
} from '../../support/api/console/helpdesk.ts'
import { useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

/** Somebody who coordinates, and is nothing else in "demo", has lost their phone. */
async function arrive() {
  const call = await atTheHelpdesk(openServer)
  const coordinator = await administrator(call.server, { role: 'unit-coordinator' })
  const id = idOf(call.server, COORDINATOR)
  return { ...call, id, path: `${PEOPLE}/${id}`, coordinator }
}

const found = (text: string) => (JSON.parse(text) as PeopleAnywhere).items.map(({ id }) => id)

describe('whoever coordinates a unit and has no role in its portal', () => {
  it('is found by the helpdesk of the portal, and by none of another', async () => {
    const { server, agent, id, path } = await arrive()
    const q = encodeURIComponent(COORDINATOR)
    expect(found((await agent.get(`${PEOPLE}?q=${q}`)).text)).toEqual([id])
    expect(await look(agent, path)).toMatchObject({
      memberships: [],
      coordinates: ['Example Town – Personnel statistics'],
      helpdesk: { mayHelp: true },
    })
    const other = await administrator(server, {
      role: 'helpdesk',
      portalId: 'other',
      address: 'elsewhere@example.org',
    })
    expect(found((await other.get(`/portals/other/people?q=${q}`)).text)).toEqual([])
    const beyond = await other.get(`/portals/other/people/${id}`)
    expect(beyond.body.code).toBe('not_found')
  })

  it('is suspended by an administrator of the portal, who does not end what an owner gave', async () => {
    const { server, path, coordinator } = await arrive()
    const by = await administrator(server, { role: 'administrator' })
    const held = membershipOf(server, COORDINATOR, 'demo/0001')
    const ended = await by.post(`${path}/memberships/${held}/end`)
    expect(heard(ended)).toEqual([404, 'not_found'])
    expect((await coordinator.get('/me')).status).toBe(200)
    expect(heard(await by.post(`${path}/suspend`))).toEqual([200])
    expect((await coordinator.get('/me')).status).toBe(401)
  })

  it('has a lost phone reset once a second agent agrees, and is signed out', async () => {
    const call = await arrive()
    const { server, agent, second, path, coordinator } = call
    await agent.post(`${path}/caller/mail`)
    const code = await mailedTo(server, COORDINATOR)
    expect(heard(await agent.post(`${path}/caller/verify`, { code }))).toEqual([200])
    expect(heard(await agent.post(`${path}/reset`, RESET))).toEqual([200])
    expect((await coordinator.get('/me')).status).toBe(200)
    await server.deliverMail()
    const waits = server.mailer.sent.filter(({ text }) => text.includes(`/people/${call.id}`))
    expect(waits.map(({ to }) => to)).toContain('second@example.org')
    const waiting = JSON.parse((await second.get('/portals/demo/helpdesk')).text)
    expect(waiting.items).toHaveLength(1)
    const act = await newestAct(call)
    expect(heard(await second.post(`${path}/helpdesk/${act}/approve`))).toEqual([200])
    expect((await coordinator.get('/me')).status).toBe(401)
  })
})
