/** What waits for a second agent: who is written to, and when it stands before the owners. */
import { describe, expect, it } from 'vitest'
import type { HandedOverView } from '../../../api/contract/console/helpdesk-wire.ts'
import { HOUR, MINUTE } from '../../support/api/clock.ts'
import { administrator, type ConsoleVisitor } from '../../support/api/console/console.ts'
import { giveRole } from '../../support/api/console/console-people.ts'
import {
  atTheHelpdesk,
  type Call,
  newestAct,
  RESET,
  seenBy,
  signedInAgain,
  verified,
  verifiedByMail,
  WHY,
} from '../../support/api/console/helpdesk.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const [OWNER, SECOND, ELSEWHERE] = ['owner@example.org', 'second@example.org', 'else@example.org']

/** Whom it was written to, in whose name, with what. */
const written = (server: TestServer) =>
  rowsIn(
    server,
    `select "to", portal_id as portal, variables from outbox where template = 'help-waits' order by created_at, "to"`,
  ).map(({ to, portal, variables }) => ({ to, portal, ...JSON.parse(String(variables)) }))

const asked = async (call: Call) => {
  await verifiedByMail(call)
  await call.agent.post(`${call.path}/pass`, { ...WHY, withoutPassword: true })
  return newestAct(call)
}

describe('what waits for a second agent', () => {
  it('is told once to those who may decide it, without a word of whose it is or why', async () => {
    const call = await atTheHelpdesk(openServer)
    await administrator(call.server)
    await asked(call)
    const [first, ...others] = written(call.server)
    expect(others).toEqual([])
    expect(first).toMatchObject({ to: SECOND, portal: 'demo', act: 'pass', sinceHours: null })
    expect(first.link).toBe(`${call.server.publicUrl}/console/demo/people/${call.id}`)
    await call.server.deliverMail()
    const letter = call.server.mailer.sent.findLast(({ to }) => to === SECOND)
    for (const told of ['Reporter', REPORTER, WHY.reason, WHY.ticket])
      expect(letter?.text).not.toContain(told)
  })

  it('is told to nobody where nothing waits', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    expect(written(call.server)).toEqual([])
  })

  it('is told to those of the other portal alone, in its name', async () => {
    const call = await atTheHelpdesk(openServer)
    await administrator(call.server, { role: 'helpdesk', portalId: 'other', address: ELSEWHERE })
    await verified(call)
    await giveRole(call.server, call.id, { portalId: 'other' })
    await call.agent.post(`${call.path}/reset`, RESET)
    expect(written(call.server)).toMatchObject([{ to: ELSEWHERE, portal: 'other' }])
  })

  it('stands before the owners at once where nobody else may decide', async () => {
    const call = await atTheHelpdesk(openServer)
    const owner = await administrator(call.server)
    await call.server.domain.colleagues.end(SECOND)
    const act = await asked(call)
    expect(written(call.server)).toMatchObject([{ to: OWNER, portal: 'demo', sinceHours: null }])
    expect(await handedOver(owner)).toEqual([act])
  })

  it('is handed over to the owners after a day, once, who decide it', async () => {
    const call = await atTheHelpdesk(openServer)
    const owner = await administrator(call.server)
    const act = await asked(call)
    const handOver = () => call.server.domain.helpdesk.handingOver.runOnce()
    call.server.clock.advance(24 * HOUR - MINUTE)
    expect(await handOver()).toBe(0)
    call.server.clock.advance(MINUTE)
    expect([await handOver(), await handOver()]).toEqual([1, 0])
    expect(written(call.server)).toMatchObject([{ to: SECOND }, { to: OWNER, sinceHours: 24 }])
    await signedInAgain(call.server, owner, OWNER)
    expect(await handedOver(owner)).toEqual([act])
    expect((await owner.post(`${call.path}/helpdesk/${act}/approve`)).status).toBe(200)
    expect(await seenBy(owner, call)).toMatchObject({
      helpdesk: { acts: [{ id: act, state: 'approved' }] },
    })
  })

  it('is not handed over once it was refused, nor when whoever asked may ask no more', async () => {
    const call = await atTheHelpdesk(openServer)
    await administrator(call.server)
    const act = await asked(call)
    await call.second.post(`${call.path}/helpdesk/${act}/refuse`)
    await call.agent.post(`${call.path}/pass`, { ...WHY, withoutPassword: true })
    await call.server.domain.colleagues.end('helpdesk@example.org')
    call.server.clock.advance(25 * HOUR)
    await call.server.domain.helpdesk.handingOver.runOnce()
    expect(written(call.server).map(({ to }) => to)).toEqual([SECOND, SECOND])
  })

  it('is in no list of all portals but the owners’', async () => {
    const call = await atTheHelpdesk(openServer)
    const reply = await call.second.get('/helpdesk/handed-over')
    expect([reply.status, reply.body.code]).toEqual([403, 'forbidden'])
  })
})

async function handedOver({ get }: ConsoleVisitor): Promise<readonly string[]> {
  const { items }: HandedOverView = JSON.parse((await get('/helpdesk/handed-over')).text)
  return items.map(({ id }) => id)
}
