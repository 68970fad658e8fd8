/**
 * The attacker sees a code that was just used: over a shoulder, in a phished page, in a log of
 * somebody's proxy. RFC 6238 §5.2 wants each accepted once, and that has to hold when the second
 * use comes in the same millisecond, and by another way than the first.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, enrolled, onboardUntil, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  actsIn,
  addOtherPortal,
  ENGINES,
  useServers,
  useServersOn,
} from '../../../support/api/servers/servers.ts'
import {
  appCode,
  stepNameOf,
  untilMailed,
  untilPassword,
  untilTotp,
} from '../../../support/api/sign-ins.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const AT_ONCE = 50
/** Longer than the busiest address is remembered for. */
const QUIET = 11 * MINUTE

describe.each(ENGINES)('a code sent many times at once, on %s', (engine) => {
  const openServer = useServersOn(engine)

  it('T-002: signs in once, when an app shows it to fifty flows', async () => {
    const server = await openServer()
    const { secret, done } = await enrolled(server)
    const flows = []
    for (let index = 0; index < AT_ONCE; index++) {
      // So that the address is not busy, and no work is asked for.
      if (index % 15 === 0) server.clock.advance(QUIET)
      flows.push(await untilTotp(server))
    }
    server.clock.advance(QUIET)
    const code = appCode(server, secret)
    const replies = await Promise.all(
      flows.map(({ browser, flow }) => browser.answer(flow, { step: 'totp', code })),
    )
    expect(done.acr).toBe('aal2')
    expect(replies.filter((reply) => stepNameOf(reply) === 'done')).toHaveLength(1)
    const refusals = replies.filter(({ status }) => status !== 200).map(({ body }) => body.code)
    expect(refusals).toHaveLength(AT_ONCE - 1)
    expect(new Set([...refusals, 'code_used', 'locked'])).toEqual(new Set(['code_used', 'locked']))
  }, 60_000)

  it('T-014: proves a mailbox once, and makes one person', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    const replies = await Promise.all(
      Array.from({ length: AT_ONCE }, () => browser.answer(flow, { step: 'email-code', code })),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.every(({ status }) => status < 500)).toBe(true)
    const { store } = server
    const person = await store.run(() => store.people.byEmailKey(REPORTER))
    const [invitation] = await server.domain.invitations.list('demo')
    const events = await store.run(() => store.auditLog.about('invitation', invitation?.id ?? ''))
    expect(person?.version).toBe(0)
    expect(events.filter(({ act }) => act === 'mailbox.proven')).toHaveLength(1)
  }, 60_000)
})

describe('a code used before', () => {
  const openServer = useServers()

  it('T-001: of an app does not sign in again in the same step, which is written down', async () => {
    const { server, secret } = await openEnrolled(openServer)
    server.clock.advance(MINUTE)
    const first = await untilTotp(server)
    const code = appCode(server, secret)
    await first.browser.answer(first.flow, { step: 'totp', code })
    const second = await untilTotp(server)
    const reply = await second.browser.answer(second.flow, { step: 'totp', code })
    expect(reply.body).toMatchObject({ code: 'code_used' })
    expect(stepNameOf(reply)).toBe('totp')
    expect(actsIn(server)).toContain('method.replayed')
  })

  it('T-003: at enrolment does not sign in', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(reply.body.code).toBe('code_used')
  })

  it('T-003: is refused in another portal too', async () => {
    const server = await openServer()
    await addOtherPortal(server, { origins: [server.portalUrl] })
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const here = await untilTotp(server)
    const code = appCode(server, secret)
    stepOf(await here.browser.answer(here.flow, { step: 'totp', code }), 'done')
    const there = await untilTotp(server, { portal: 'other' })
    expect((await there.browser.answer(there.flow, { step: 'totp', code })).body.code).toBe(
      'code_used',
    )
  })

  it('T-003: is refused wherever else the app is asked for', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    server.clock.advance(2 * MINUTE)
    const recovering = await untilPassword(server)
    const { browser: there, flow } = recovering
    await there.answer(flow, { step: 'password', forgotten: true })
    await there.answer(flow, { step: 'email-code', send: true })
    await there.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    const fresh = await untilTotp(server, { acr: 'aal2', maxAgeSeconds: 0 })
    const adding = (await browser.start({ journey: 'add-method' })).body.flow
    const first = await untilTotp(server)
    const code = appCode(server, secret)
    const doors = [{ browser: there, flow }, fresh, { browser, flow: adding }]
    stepOf(await first.browser.answer(first.flow, { step: 'totp', code }), 'done')
    for (const door of doors) {
      const reply = await door.browser.answer(door.flow, { step: 'totp', code })
      expect([stepNameOf(reply), reply.body.code]).toEqual(['totp', 'code_used'])
    }
  })

  it('of an earlier step is refused after one of a later step', async () => {
    const { server, secret } = await openEnrolled(openServer)
    server.clock.advance(5 * MINUTE)
    const earlier = appCode(server, secret, -1)
    const first = await untilTotp(server)
    await first.browser.answer(first.flow, { step: 'totp', code: appCode(server, secret) })
    const second = await untilTotp(server)
    const reply = await second.browser.answer(second.flow, { step: 'totp', code: earlier })
    expect(reply.body.code).toBe('code_used')
  })

  it('from a mail proves nothing in the same flow again', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect(reply.body.code).toBe('step_changed')
    stepOf(reply, 'register')
  })

  it('from a mail proves nothing in a later flow of the same browser', async () => {
    const server = await openServer()
    const { browser, flow, code, token } = await untilMailed(server)
    await browser.answer(flow, { step: 'email-code', code })
    const again = (await browser.start({ journey: 'invitation', invitation: token })).body.flow
    const reply = await browser.answer(again, { step: 'email-code', code })
    expect(reply.body.code).toBe('code_expired')
  })

  it('confirms an app once, however often it is sent at the same time', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow, reply } = await onboardUntil(server, browser, 'totp-enrol')
    const { secret } = stepOf(reply, 'totp-enrol')
    const code = appCode(server, secret)
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => browser.answer(flow, { step: 'totp-enrol', code })),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(actsIn(server).filter((act) => act === 'method.added')).toHaveLength(1)
  })
})
