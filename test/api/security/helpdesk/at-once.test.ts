/** Two agents, or two who hold one pass, press at the same moment, on both engines. */
import { describe, expect, it } from 'vitest'
import { enrolled } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { PEOPLE } from '../../../support/api/console/console-people.ts'
import { mailedTo, seenBy, WHY } from '../../../support/api/console/helpdesk.ts'
import { personOf } from '../../../support/api/rightful-scene.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const [FIRST, SECOND, THIRD] = ['helpdesk@example.org', 'second@example.org', 'third@example.org']

describe.each(ENGINES)('R-61: on %s', (engine) => {
  const openServer = useServersOn(engine)

  const agentOf = (server: TestServer, address: string) =>
    administrator(server, { role: 'helpdesk', address })

  /** A caller, verified by their mailbox to the first of three agents. */
  const arrive = async () => {
    const server = await openServer()
    const agent = await agentOf(server, FIRST)
    const others = [await agentOf(server, SECOND), await agentOf(server, THIRD)] as const
    await enrolled(server)
    server.clock.advance(MINUTE)
    const path = `${PEOPLE}/${(await personOf(server, REPORTER)).id}`
    await agent.post(`${path}/caller/mail`)
    const code = await mailedTo(server)
    return { server, agent, others, path, code }
  }

  const asked = async () => {
    const call = await arrive()
    await call.agent.post(`${call.path}/caller/verify`, { code: call.code })
    await call.agent.post(`${call.path}/pass`, { ...WHY, withoutPassword: true })
    const act = (await seenBy(call.agent, call)).helpdesk.acts[0]?.id
    return { ...call, act: `${call.path}/helpdesk/${act}` }
  }

  it('a code that one agent types twice at once verifies the caller once', async () => {
    const { agent, path, code } = await arrive()
    const type = () => agent.post(`${path}/caller/verify`, { code })
    const replies = await Promise.all([type(), type(), type()])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 422, 422])
  })

  it('of two who approve at once one is heeded', async () => {
    const { others, act } = await asked()
    const [one, other] = others
    const replies = await Promise.all([one.post(`${act}/approve`), other.post(`${act}/approve`)])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('an approved act is carried out once, however often it is pressed at once', async () => {
    const { server, agent, others, act } = await asked()
    expect((await others[0].post(`${act}/approve`)).status).toBe(200)
    const press = () => agent.post(`${act}/carry-out`)
    const replies = await Promise.all([press(), press(), press()])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    const { id } = await personOf(server, REPORTER)
    const passes = replies.flatMap(({ text }) => JSON.parse(text).pass ?? [])
    expect(passes).toHaveLength(1)
    expect(await server.store.run(() => server.store.accessPasses.newestOf(id))).not.toBeNull()
  })

  it('an agent whose role ends while they approve approves all of it or nothing', async () => {
    const { server, agent, others, path, act } = await asked()
    const [approved] = await Promise.all([
      others[0].post(`${act}/approve`),
      server.domain.colleagues.end(SECOND),
    ])
    const { state } = (await seenBy(agent, { path })).helpdesk.acts[0] ?? {}
    expect(state).toBe(approved.status === 200 ? 'approved' : 'waiting')
    // Whoever approved has no role by now: nothing is carried out.
    expect((await agent.post(`${act}/carry-out`)).status).toBe(409)
  })
})
