import { beforeEach, describe, expect, it } from 'vitest'
import { createBrowser, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { untilMailed } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

describe('sending codes', () => {
  const LIMITS = [
    ['a minute between two', [0], 60],
    ['ten minutes after five in an hour', [0, 2, 2, 2, 2], 600],
    ['what is left of the hour after five', [0, 11, 12, 14, 15], 8 * 60],
  ] as const

  it.each(LIMITS)('is held to %s', async (_what, minutes, wait) => {
    const { browser, flow } = await untilMailed(server)
    for (const pause of minutes.slice(1)) {
      server.clock.advance(pause * MINUTE)
      await browser.answer(flow, { step: 'email-code', send: true })
    }
    expect(stepOf(await browser.see(flow), 'email-code').resendInSeconds).toBe(wait)
    const reply = await browser.answer(flow, { step: 'email-code', send: true })
    expect([reply.status, reply.body.code]).toEqual([429, 'wait_to_resend'])
    expect(reply.body.retryAfterSeconds).toBe(wait)
    expect(reply.headers.get('retry-after')).toBe(String(wait))
  })

  it('asks for work and ten minutes for the sixteenth of a day, over all flows and browsers', async () => {
    const { token } = await server.invite()
    const said = []
    for (let code = 0; code < 16; code++) {
      const browser = createBrowser(server, { doesWork: false })
      const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
      const send = () => browser.answer(flow, { step: 'email-code', send: true })
      const { status, body } = await send()
      said.push(status)
      if (code === 15) {
        expect(body).toMatchObject({ code: 'wait_to_resend', retryAfterSeconds: 600 })
        server.clock.advance(10 * MINUTE)
        expect((await send()).body).toMatchObject({ code: 'proof_required', proof: { bits: 18 } })
      }
      server.clock.advance(15 * MINUTE)
    }
    expect(said.filter((status) => status === 200)).toHaveLength(15)
  })

  it('at the same time sends one', async () => {
    const { token } = await server.invite()
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    const send = () => browser.answer(flow, { step: 'email-code', send: true })
    await Promise.all(Array.from({ length: 10 }, send))
    await server.deliverMail()
    const codes = server.mailer.sent.filter(({ subject }) => /^\d{6}/.test(subject))
    expect(codes).toHaveLength(1)
  })

  it('says when, by the clock of the portal, and the letters that stand in the mail', async () => {
    const { browser, flow } = await untilMailed(server)
    server.clock.advance(30_000)
    const { sent, resendInSeconds } = stepOf(await browser.see(flow), 'email-code')
    expect(sent).toMatchObject({ secondsAgo: 30, clock: '09:00', expiresInSeconds: 570 })
    expect(resendInSeconds).toBe(30)
    expect(server.mailer.newestTo(REPORTER).text).toContain(sent?.reference)
  })

  it.each(['123 456', '123-456', 'Code: 123456.', '１２３４５６'])(
    'a code may be typed as %s',
    async (pattern) => {
      const { browser, flow, code } = await untilMailed(server)
      const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      const typed = pattern
        .replace('123456', code)
        .replace('123', code.slice(0, 3))
        .replace('456', code.slice(3))
        .replace('１２３４５６', wide.join(''))
      stepOf(await browser.answer(flow, { step: 'email-code', code: typed }), 'register')
    },
  )
})
