/** Whoever is stopped by wrong codes gets on by binding anew (NIST SP 800-63B-4 §3.2.2). */
import { describe, expect, it } from 'vitest'
import { type Browser, createBrowser, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { changeRows, countIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode, otherThan } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

it('an enrolment restarted after fifty wrong codes can be finished', async () => {
  const server = await openServer()
  const { token } = await server.invite()
  const first = createBrowser(server)
  const { secret } = await onboardUntil(server, first, 'new-password', token)
  const second = createBrowser(server)
  let flow = ''
  const proveMailbox = async () => {
    server.clock.advance(2 * MINUTE)
    flow = (await second.start({ journey: 'invitation', invitation: token })).body.flow
    await second.answer(flow, { step: 'email-code', send: true })
    await second.answer(flow, { step: 'email-code', code: await server.mailedCode() })
  }
  await proveMailbox()
  for (let wrong = 0; wrong < 50; wrong++) {
    const code = otherThan(appCode(server, secret))
    await second.answer(flow, { step: 'totp', code })
    server.clock.advance(118 * MINUTE)
    await proveMailbox()
  }
  const restarted = await second.answer(flow, { step: 'totp', restart: true })
  expect(restarted.status).toBe(200)
  const shown = await second.answer(flow, { step: 'register', firstName: 'A', lastName: 'B' })
  const { secret: fresh } = stepOf(shown, 'totp-enrol')
  const reply = await second.answer(flow, { step: 'totp-enrol', code: appCode(server, fresh) })
  expect([reply.status, reply.body.code]).toEqual([200, undefined])
})

describe('wrong answers while an app was set up', () => {
  /** In other flows, where there is more than one kind to set up. */
  const givenWrong = (server: TestServer) =>
    changeRows(server, "update attempt_budget set failures = 12 where kind = 'totp-enrol'")
  const wrong = (server: TestServer) =>
    countIn(server, 'attempt_budget', "kind = 'totp-enrol' and failures > 0")

  const untilNotice = async (server: TestServer, browser: Browser) => {
    const { token } = await server.invite()
    const { reply, flow } = await onboardUntil(server, browser, 'notice', token)
    givenWrong(server)
    expect(wrong(server)).toBe(1)
    return { token, flow, notice: stepOf(reply, 'notice') }
  }

  it('are forgotten where the enrolment is begun anew', async () => {
    const server = await openServer()
    const { token } = await untilNotice(server, createBrowser(server))
    const second = createBrowser(server)
    server.clock.advance(2 * MINUTE)
    const { flow } = (await second.start({ journey: 'invitation', invitation: token })).body
    await second.answer(flow, { step: 'email-code', send: true })
    await second.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    expect((await second.answer(flow, { step: 'totp', restart: true })).status).toBe(200)
    expect(wrong(server)).toBe(0)
  })

  it('are forgotten where it is complete', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow, notice } = await untilNotice(server, browser)
    const { document, version, hash } = notice
    stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
    expect(wrong(server)).toBe(0)
  })
})
