/** Whoever is stopped by wrong codes gets on by binding anew (NIST SP 800-63B-4 §3.2.2). */
import { expect, it } from 'vitest'
import { createBrowser, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { appCode, otherThan } from '../../support/api/sign-ins.ts'

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
