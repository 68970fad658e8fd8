import { beforeEach, describe, expect, it } from 'vitest'
import {
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { actsIn, countIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode, otherThan, stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

describe('another browser in the middle of an enrolment', () => {
  let server: TestServer
  let token: string
  let first: Browser
  let second: Browser
  beforeEach(async () => {
    server = await openServer()
    token = (await server.invite()).token
    first = createBrowser(server)
    second = createBrowser(server)
  })

  /** The second browser, its mailbox proven; the reply stands at what comes after. */
  const proveMailbox = async () => {
    server.clock.advance(2 * MINUTE)
    const { flow } = (await second.start({ journey: 'invitation', invitation: token })).body
    await second.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    return { flow, reply: await second.answer(flow, { step: 'email-code', code }) }
  }

  it('proves the mailbox and every method that is there already', async () => {
    const { secret } = await onboardUntil(server, first, 'notice', token)
    const { flow, reply } = await proveMailbox()
    expect(stepOf(reply, 'totp').canRestart).toBe(true)
    const app = await second.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepOf(app, 'password')).toMatchObject({ name: 'password' })
    stepOf(await second.answer(flow, { step: 'password', password: PASSWORD }), 'notice')
    expect(countIn(server, 'person')).toBe(1)
  })

  it('is not let past a method it cannot prove', async () => {
    const { secret } = await onboardUntil(server, first, 'new-password', token)
    const { flow } = await proveMailbox()
    const code = otherThan(appCode(server, secret))
    const reply = await second.answer(flow, { step: 'totp', code })
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['wrong_code', 'totp'])
  })

  it('confirms the name no second time', async () => {
    await onboardUntil(server, first, 'totp-enrol', token)
    const { reply } = await proveMailbox()
    expect(stepNameOf(reply)).toBe('totp-enrol')
  })

  it('gets a seed of its own while none is confirmed, and the first one confirmed counts', async () => {
    const one = await onboardUntil(server, first, 'totp-enrol', token)
    const { flow, reply } = await proveMailbox()
    const { secret } = stepOf(reply, 'totp-enrol')
    stepOf(
      await second.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) }),
      'new-password',
    )
    expect(stepNameOf(await first.see(one.flow))).toBe('totp')
  })

  it('restarts the enrolment, which drops what was reached', async () => {
    await onboardUntil(server, first, 'notice', token)
    const { flow } = await proveMailbox()
    const reply = await second.answer(flow, { step: 'totp', restart: true })
    stepOf(reply, 'register')
    expect([countIn(server, 'method'), countIn(server, 'enrolment_fact')]).toEqual([0, 0])
    expect(actsIn(server)).toContain('enrolment.restarted')
  })

  it('takes its proofs from the first browser by restarting', async () => {
    const one = await onboardUntil(server, first, 'notice', token)
    const { document, version, hash } = stepOf(one.reply, 'notice')
    const { flow } = await proveMailbox()
    await second.answer(flow, { step: 'totp', restart: true })
    const reply = await first.answer(one.flow, { step: 'notice', document, version, hash })
    expect(reply.status).not.toBe(200)
    expect([countIn(server, 'session'), countIn(server, 'membership')]).toEqual([0, 0])
  })

  it('finds no way back to the old app or password after a restart', async () => {
    const { secret: old } = await onboardUntil(server, first, 'notice', token)
    const { flow } = await proveMailbox()
    let reply = await second.answer(flow, { step: 'totp', restart: true })
    reply = await second.answer(flow, { step: 'register', firstName: 'A', lastName: 'B' })
    const { secret } = stepOf(reply, 'totp-enrol')
    expect(secret).not.toBe(old)
    await second.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) })
    reply = await second.answer(flow, { step: 'new-password', password: 'another five quiet bays' })
    const { document, version, hash } = stepOf(reply, 'notice')
    stepOf(await second.answer(flow, { step: 'notice', document, version, hash }), 'done')
    const { reply: asked } = await untilTotp(server)
    expect(asked.body.code).toBe('wrong_password')
  })

  it('ends the journey of the first by ending it', async () => {
    const one = await onboardUntil(server, first, 'notice', token)
    const { flow } = await proveMailbox()
    await second.answer(flow, { step: 'totp', code: appCode(server, one.secret) })
    const shown = await second.answer(flow, { step: 'password', password: PASSWORD })
    const { document, version, hash } = stepOf(shown, 'notice')
    stepOf(await second.answer(flow, { step: 'notice', document, version, hash }), 'done')
    const left = await first.see(one.flow)
    expect(stepNameOf(left)).not.toBe('done')
    expect([countIn(server, 'session'), countIn(server, 'membership')]).toEqual([1, 1])
  })

  it('restarts from the password too, where a portal has nothing else', async () => {
    server = await openServer({ portal: { policy: { level: 'aal1' } } })
    token = (await server.invite()).token
    first = createBrowser(server)
    second = createBrowser(server)
    await onboardUntil(server, first, 'notice', token)
    const { flow, reply } = await proveMailbox()
    expect(stepOf(reply, 'password').canRestart).toBe(true)
    stepOf(await second.answer(flow, { step: 'password', restart: true }), 'register')
  })

  it('may not restart what is complete', async () => {
    await onboardUntil(server, first, 'done', token)
    server.clock.advance(2 * MINUTE)
    const { flow, reply } = await untilTotp(server, { browser: second })
    expect(stepOf(reply, 'totp').canRestart).toBe(false)
    const refused = await second.answer(flow, { step: 'totp', restart: true })
    expect(refused.body.code).toBe('step_changed')
    expect(countIn(server, 'method')).toBe(2)
  })
})

describe('a cancelled enrolment', () => {
  it('keeps what was reached', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password', token)
    await browser.cancel(flow)
    expect((await browser.see(flow)).status).toBe(404)
    expect(countIn(server, 'method', "state = 'active'")).toBe(1)
  })
})
