/** The flow that a code was sent in is come back to from several places at once, and goes on to its end. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import {
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { ENGINES, useServers, useServersOn } from '../../support/api/servers/servers.ts'
import { appCode, untilPassword } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const SEND = { step: 'email-code', send: true } as const

async function forgetting(server: TestServer, browser: Browser): Promise<string> {
  const { flow } = await untilPassword(server, { browser })
  return (await browser.answer(flow, { step: 'password', forgotten: true })).body.flow
}

describe.each(ENGINES)('twenty tabs that are restored at once on %s', (engine) => {
  const open = useServersOn(engine)

  it('all show the field of the one flow', async () => {
    const server = await open()
    const { token } = await server.invite()
    const browser = createBrowser(server)
    const start = { journey: 'invitation', invitation: token } as const
    const { flow } = (await browser.start(start)).body
    await browser.answer(flow, SEND)
    const replies = await Promise.all(Array.from({ length: 20 }, () => browser.start(start)))
    expect(new Set(replies.map(({ body }) => body.flow))).toEqual(new Set([flow]))
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
  })
})

it('a recovery that was come back to goes through to the inside', async () => {
  const { server, secret } = await openEnrolled(openServer)
  server.clock.advance(2 * MINUTE)
  const browser = createBrowser(server)
  await browser.answer(await forgetting(server, browser), SEND)
  const flow = await forgetting(server, browser)
  const password = 'another nine harbours'
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
  await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  await browser.answer(flow, { step: 'new-password', password })
  stepOf(await browser.answer(flow, { step: 'password', password }), 'done')
})

it('an app that is being added is come back to in its own flow, after the password', async () => {
  const server = await openServer({ portal: { policy: { level: 'aal1' } } })
  const browser = createBrowser(server)
  await onboardUntil(server, browser, 'done')
  server.clock.advance(2 * MINUTE)
  const arrive = async () => {
    const { flow } = (await browser.start({ journey: 'add-method' })).body
    return browser.answer(flow, { step: 'password', password: PASSWORD })
  }
  const { flow } = (await arrive()).body
  await browser.answer(flow, SEND)
  const back = await arrive()
  expect([back.body.flow, stepOf(back, 'email-code').sent === null]).toEqual([flow, false])
  const code = await server.mailedCode()
  stepOf(await browser.answer(flow, { step: 'email-code', code }), 'totp-enrol')
})
