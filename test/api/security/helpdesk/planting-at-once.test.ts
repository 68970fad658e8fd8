/** What is held apart is pressed at the same moment, and one address is wanted for two, on both engines. */
import { describe, expect, it } from 'vitest'
import { enrolled } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { PEOPLE } from '../../../support/api/console/console-people.ts'
import { planted } from '../../../support/api/console/correcting.ts'
import { RESET, WHY } from '../../../support/api/console/helpdesk.ts'
import { NEW } from '../../../support/api/new-address.ts'
import { personOf } from '../../../support/api/rightful-scene.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

describe.each(ENGINES)('R-61: on %s', (engine) => {
  const openServer = useServersOn(engine)

  /** Two agents, a reporter who is verified to the first, and somebody beside the reporter. */
  const arrive = async () => {
    const server = await openServer()
    const agent = await administrator(server, { role: 'helpdesk' })
    const other = await administrator(server, { role: 'helpdesk', address: 'second@example.org' })
    await enrolled(server)
    server.clock.advance(MINUTE)
    const { id } = await personOf(server, REPORTER)
    await verifiedTo(server, id, (await personOf(server, 'helpdesk@example.org')).id)
    return { server, agent, other, id, path: `${PEOPLE}/${id}` }
  }

  /** Past the call: by a colleague's word, which counts fully. */
  const verifiedTo = ({ store, clock }: TestServer, personId: string, agentId: string) =>
    store.atomically(() =>
      store.callerCodes.add({
        id: `of-${personId}`,
        personId,
        portalId: 'demo',
        via: 'colleague',
        agentId,
        hash: `of-${personId}`,
        evidence: '{}',
        word: null,
        colleagueId: null,
        createdAt: clock.now(),
        expiresAt: clock.now() + MINUTE,
        usedAt: clock.now(),
      }),
    )

  it('of a number and a reset that one agent asks for at once one is done', async () => {
    const { agent, path } = await arrive()
    const replies = await Promise.all([
      planted(agent, { path }),
      agent.post(`${path}/reset`, RESET),
      planted(agent, { path }),
      agent.post(`${path}/reset`, RESET),
    ])
    const [number, reset, again, resetAgain] = replies.map(({ status }) => status)
    expect([number, again]).toEqual([number, number])
    expect([reset, resetAgain]).toEqual([reset, reset])
    expect([number, reset].toSorted()).toEqual([200, 403])
  })

  it('of two whose address is to become the same one gets it, however it is approved', async () => {
    const { server, other, id, path } = await arrive()
    const { store, clock } = server
    const agentId = (await personOf(server, 'helpdesk@example.org')).id
    const now = clock.now()
    await store.atomically(function* () {
      const person = yield* store.people.byId(id)
      const [role] = yield* store.people.memberships(id)
      if (!person || !role) throw new Error('Nobody is there')
      const email = 'beside@example.org'
      yield* store.people.addOrGet({ ...person, id: 'beside', email, emailKey: email })
      yield* store.people.addMembership({ ...role, id: 'of-beside', personId: 'beside' })
      for (const { id: personId, emailKey: from } of [person, { id: 'beside', emailKey: email }])
        yield* store.helpdeskActs.add({
          id: `to-${personId}`,
          personId,
          portalId: 'demo',
          act: 'correct',
          details: JSON.stringify({ what: 'address', address: NEW, from }),
          ...WHY,
          agentId,
          agentBrowser: 'another-browser',
          verifiedBy: 'portal',
          state: 'waiting',
          createdAt: now,
          dueAt: null,
          expiresAt: now + MINUTE,
          decidedBy: null,
          decidedAt: null,
          handedOverAt: null,
        })
    })
    const replies = await Promise.all([
      other.post(`${path}/helpdesk/to-${id}/approve`),
      other.post(`${PEOPLE}/beside/helpdesk/to-beside/approve`),
    ])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 422])
    const refused = replies.find(({ status }) => status === 422)
    expect(refused?.body.code).toBe('address_taken')
    // What could not be done waits on, to be refused.
    const rows = await store.run(() => store.helpdeskActs.open(now, 10))
    expect(rows.map(({ state }) => state)).toEqual(['waiting'])
  })
})
