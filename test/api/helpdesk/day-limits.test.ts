/** What an agent may do in a day, and who is told of whoever is at the end of it; on both engines. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { HelpdeskAct } from '../../../api/ports/store/helpdesk/helpdesk-act-store.ts'
import { enrolled } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { administrator, type ConsoleVisitor } from '../../support/api/console/console.ts'
import { PEOPLE } from '../../support/api/console/console-people.ts'
import { heard, mailedTo, seenBy, signedInAgain, WHY } from '../../support/api/console/helpdesk.ts'
import { personOf } from '../../support/api/rightful-scene.ts'
import { ENGINES, useServersOn } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const [AGENT, OWNER, SECOND] = ['helpdesk@example.org', 'owner@example.org', 'second@example.org']
const SUBJECT = 'An agent of the helpdesk is at the limit of a day'
const REFUSED = [429, 'limit_reached']

describe.each(ENGINES)('an agent on %s', (engine) => {
  const openServer = useServersOn(engine)
  let server: TestServer
  let agent: ConsoleVisitor
  let id: string
  let path: string

  beforeEach(async () => {
    server = await openServer()
    await administrator(server)
    await administrator(server, { address: SECOND })
    agent = await administrator(server, { role: 'helpdesk' })
    await enrolled(server)
    server.clock.advance(MINUTE)
    id = (await personOf(server, REPORTER)).id
    path = `${PEOPLE}/${id}`
  })

  const freeze = () => agent.post(`${path}/freeze`, WHY)

  /** As if so many had been done a moment ago, whatever the first one was. */
  const doneAlready = async (many: number, act: HelpdeskAct['act']) => {
    const [done] = await server.store.run(() => server.store.helpdeskActs.ofPerson(id, 1))
    if (!done) throw new Error('Nothing was done')
    const now = server.clock.now()
    await server.store.atomically(function* () {
      for (let at = 0; at < many; at++)
        yield* server.store.helpdeskActs.add({
          ...done,
          id: `${act}-${now}-${at}`,
          act,
          createdAt: now,
        })
    })
  }

  const atTheLimit = async () => {
    expect(heard(await freeze())).toEqual([200])
    await doneAlready(49, 'freeze')
  }

  const alarms = async () => {
    await server.deliverMail()
    return server.mailer.sent.filter(({ subject }) => subject.startsWith(SUBJECT))
  }

  const readers = async () => (await alarms()).map(({ to }) => to).toSorted()

  const written = async () =>
    (await server.store.run(() => server.store.auditLog.about('person', id)))
      .filter(({ act }) => act === 'helpdesk.limited')
      .map(({ details }) => JSON.parse(details))

  const figure = async () =>
    (await (await server.app.request(`${server.publicUrl}/metrics`)).text()).match(
      /^farstu_helpdesk_limited_total (\d+)$/m,
    )?.[1]

  it('is refused the fifty-first that takes away, and every owner is told by whom', async () => {
    await atTheLimit()
    expect(await figure()).toBe('0')
    expect(heard(await freeze())).toEqual(REFUSED)
    expect(await readers()).toEqual([OWNER, SECOND])
    expect(await written()).toEqual([{ limit: 'taking' }])
    expect(await figure()).toBe('1')
    const [{ text } = { text: '' }] = await alarms()
    expect(text).toContain(
      `(${AGENT}) has suspended, removed, renamed or frozen something 50 times`,
    )
    for (const told of ['Reporter', REPORTER, id, WHY.reason, WHY.ticket])
      expect(text).not.toContain(told)
  })

  it('who presses at once, and on and on, makes one mail for each owner', async () => {
    await atTheLimit()
    const replies = await Promise.all([freeze(), freeze(), freeze(), freeze(), freeze()])
    expect(replies.map(heard)).toEqual(replies.map(() => REFUSED))
    server.clock.advance(MINUTE)
    expect(heard(await freeze())).toEqual(REFUSED)
    expect(await readers()).toEqual([OWNER, SECOND])
    expect(await written()).toHaveLength(6)
  })

  it('does the fiftieth once, of several that are pressed at once', async () => {
    await freeze()
    await doneAlready(48, 'freeze')
    const replies = await Promise.all([freeze(), freeze(), freeze()])
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 429, 429])
    expect(await readers()).toEqual([OWNER, SECOND])
  })

  it('is told of again the next day', async () => {
    await atTheLimit()
    await freeze()
    server.clock.advance(DAY - MINUTE)
    await signedInAgain(server, agent)
    await doneAlready(50, 'freeze')
    expect(heard(await freeze())).toEqual(REFUSED)
    expect(await alarms()).toHaveLength(2)
    server.clock.advance(MINUTE)
    expect(heard(await freeze())).toEqual(REFUSED)
    expect(await alarms()).toHaveLength(4)
  })

  it('hides what they give behind nothing harmless: each limit is told of by itself', async () => {
    await atTheLimit()
    await freeze()
    await agent.post(`${path}/caller/mail`)
    await agent.post(`${path}/caller/verify`, { code: await mailedTo(server) })
    await doneAlready(30, 'unfreeze')
    expect(heard(await agent.post(`${path}/unfreeze`, WHY))).toEqual(REFUSED)
    expect(await written()).toEqual([{ limit: 'taking' }, { limit: 'giving' }])
    expect(await alarms()).toHaveLength(4)
    expect((await seenBy(agent, { path })).frozenAt).not.toBeNull()
  })
})
