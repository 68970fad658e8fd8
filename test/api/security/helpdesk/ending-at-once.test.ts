/** The attacker's right, or the pass that they heard, ends at the very moment at which they use it, on both engines. */
import { describe, expect, it } from 'vitest'
import { enrolled } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { PEOPLE } from '../../../support/api/console/console-people.ts'
import {
  type Call,
  passFor,
  phoneLost,
  RESET,
  seenBy,
  verified,
} from '../../../support/api/console/helpdesk.ts'
import { personOf } from '../../../support/api/rightful-scene.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { stepNameOf, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

describe.each(ENGINES)('on %s', (engine) => {
  const openServer = useServersOn(engine)

  const arrive = async (): Promise<Call> => {
    const server = await openServer()
    const agent = await administrator(server, { role: 'helpdesk' })
    const second = await administrator(server, { role: 'helpdesk', address: 'second@example.org' })
    const { browser, secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const { id } = await personOf(server, REPORTER)
    return { server, agent, second, id, path: `${PEOPLE}/${id}`, caller: { browser, secret } }
  }

  it('R-73: an agent whose role ends while they reset resets all of it or nothing', async () => {
    const call = await arrive()
    await verified(call)
    const [reset] = await Promise.all([
      call.agent.post(`${call.path}/reset`, RESET),
      call.server.domain.colleagues.end('helpdesk@example.org'),
    ])
    const { methods, helpdesk } = await seenBy(call.second, call)
    const isDone = reset.status === 200
    expect(methods.some(({ kind, state }) => kind === 'totp' && state === 'removed')).toBe(isDone)
    expect(helpdesk.acts.map(({ state }) => state)).toEqual(isDone ? ['done'] : [])
    expect((await call.agent.post(`${call.path}/reset`, RESET)).status).toBe(401)
  })

  it('R-63: a pass that two browsers show while it is taken back opens one of them at the most', async () => {
    const call = await arrive()
    await phoneLost(call)
    const code = await passFor(call)
    call.server.clock.advance(MINUTE)
    const flows = [await untilTotp(call.server), await untilTotp(call.server)]
    const [revoked, ...shown] = await Promise.all([
      call.second.post(`${call.path}/pass/revoke`),
      ...flows.map(({ browser, flow }) => browser.answer(flow, { step: 'access-pass', code })),
    ])
    expect(revoked.status).toBe(200)
    const opened = shown.filter((reply) => stepNameOf(reply) === 'enrol')
    expect(opened.length).toBeLessThanOrEqual(1)
    // It is taken back now, whichever came first: what it opened is shut.
    for (const { browser, flow } of flows)
      expect(stepNameOf(await browser.see(flow))).not.toBe('enrol')
    const late = await untilTotp(call.server)
    expect(late.reply.text).toContain('no-usable-method')
  })
})
