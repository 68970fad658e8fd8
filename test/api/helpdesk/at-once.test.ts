/** Two at the same moment: of a code, an approval, a pass one is believed, on both engines. */
import { describe, expect, it } from 'vitest'
import { createBrowser } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { administrator } from '../../support/api/console/console.ts'
import {
  type Call,
  callOn,
  heard,
  newestAct,
  readOut,
  verifiedByMail,
  WHY,
} from '../../support/api/console/helpdesk.ts'
import { addOtherPortal, ENGINES, useServersOn } from '../../support/api/servers/servers.ts'
import { untilTotp } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

describe.each(ENGINES)('at the helpdesk on %s', (engine) => {
  const openServer = useServersOn(engine)

  const openCall = async (): Promise<Call> => {
    const server: TestServer = await openServer()
    await addOtherPortal(server)
    return callOn(server)
  }

  it('one code verifies the caller to one of two agents who type it at once', async () => {
    const call = await openCall()
    const code = await readOut(call)
    const replies = await Promise.all(
      [call.agent, call.second].map((one) => one.post(`${call.path}/caller/verify`, { code })),
    )
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })

  it('of approval and refusal at once one counts; a pass is carried out once', async () => {
    const call = await openCall()
    const third = await administrator(call.server)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/pass`, WHY)
    const act = await newestAct(call)
    const decided = await Promise.all([
      call.second.post(`${call.path}/helpdesk/${act}/approve`),
      third.post(`${call.path}/helpdesk/${act}/approve`),
    ])
    expect(decided.map(heard).toSorted()).toEqual([[200], [409, 'changed_meanwhile']])
    const carried = await Promise.all(
      [1, 2, 3].map(() => call.agent.post(`${call.path}/helpdesk/${act}/carry-out`)),
    )
    expect(carried.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  })

  it('one pass opens one of many flows that show it at once', async () => {
    const call = await openCall()
    await call.agent.post(`${call.path}/caller/verify`, { code: await readOut(call) })
    await call.agent.post(`${call.path}/reset`, { ...WHY, scope: 'all' })
    const { pass } = JSON.parse((await call.agent.post(`${call.path}/pass`, WHY)).text)
    call.server.clock.advance(MINUTE)
    const flows = await Promise.all([1, 2, 3].map(() => untilTotp(call.server)))
    const shown = { step: 'access-pass', code: pass } as const
    const replies = await Promise.all(flows.map(({ browser, flow }) => browser.answer(flow, shown)))
    expect(replies.filter(({ text }) => text.includes('"name":"enrol"'))).toHaveLength(1)
    const late = createBrowser(call.server)
    expect((await untilTotp(call.server, { browser: late })).reply.text).toContain(
      'no-usable-method',
    )
  })

  it('of passes that two agents issue at once one works', async () => {
    const call = await openCall()
    for (const agent of [call.agent, call.second])
      await agent.post(`${call.path}/caller/verify`, { code: await readOut(call) })
    await Promise.all([call.agent, call.second].map((one) => one.post(`${call.path}/pass`, WHY)))
    const { store } = call.server
    const ended = await store.atomically(() => store.accessPasses.endAllOf(call.id, 0))
    expect(ended).toBe(1)
  })
})
