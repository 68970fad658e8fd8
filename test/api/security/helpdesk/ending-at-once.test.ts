/** The attacker's right, or the pass that they heard, ends at the very moment at which they use it, on both engines. */
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  type Call,
  callOn,
  passFor,
  phoneLost,
  RESET,
  seenBy,
  verified,
} from '../../../support/api/console/helpdesk.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { stepNameOf, untilTotp } from '../../../support/api/sign-ins.ts'

describe.each(ENGINES)('on %s', (engine) => {
  const openServer = useServersOn(engine)

  const arrive = async (): Promise<Call> => callOn(await openServer())

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
