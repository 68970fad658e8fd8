/**
 * The attacker has a secret that is good for one thing and shows it where another is asked for: a
 * mailed code as an app's, an invitation's token as the host's one-time code, a code of their own
 * flow in somebody else's. A secret has one purpose, which is part of its digest: elsewhere it cannot
 * even be looked up, and it is not used up by the attempt.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import {
  asHost,
  createBrowser,
  enrolled,
  onboardUntil,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import {
  appCode,
  cookieOf,
  stepNameOf,
  untilMailed,
  untilTotp,
} from '../../../support/api/sign-ins.ts'

const openServer = useServers()

describe('T-023: a secret shown where another is asked for', () => {
  it('redeems nothing at a host, whatever it is', async () => {
    const server = await openServer()
    const { browser, flow, token, code } = await untilMailed(server)
    const [, browserCookie] = cookieOf(browser, 'browser')
    const others = [code, token, browserCookie, flow, server.portalSecret, `${flow}.${token}`]
    for (const secret of others) {
      const { status, body } = await asHost(server, '/v1/redeem', { code: secret })
      expect([status, body.code]).toEqual([422, 'code_refused'])
    }
    expect(stepNameOf(await browser.answer(flow, { step: 'email-code', code }))).toBe('register')
  })

  it('is no invitation, whatever it is', async () => {
    const { server, browser, done } = await openEnrolled(openServer)
    const [id = '', secret = ''] = (done.code ?? '').split('.')
    const others = [
      id,
      secret,
      cookieOf(browser, 'portal')[1],
      cookieOf(browser, 'browser')[1],
      server.portalSecret,
    ]
    for (const invitation of others) {
      const reply = await createBrowser(server).start({ journey: 'invitation', invitation })
      expect(reply.body.step).toMatchObject({ name: 'denied', reason: 'invitation-unknown' })
    }
    expect((await asHost(server, '/v1/redeem', { code: done.code })).status).toBe(200)
  })

  it('proves no mailbox when it is the code of another flow', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    await server.invite({ email: 'attacker@example.org' })
    const attacker = createBrowser(server)
    const own = (await attacker.start({ journey: 'invitation' })).body.flow
    await attacker.answer(own, { step: 'identify', address: 'attacker@example.org' })
    await attacker.answer(own, { step: 'email-code', send: true })
    const ownCode = await server.mailedCode('attacker@example.org')
    const victims = (await attacker.start({ journey: 'invitation', invitation: token })).body.flow
    await attacker.answer(victims, { step: 'email-code', send: true })
    const reply = await attacker.answer(victims, { step: 'email-code', code: ownCode })
    expect(reply.body.code).toBe('wrong_code')
    stepOf(await attacker.answer(own, { step: 'email-code', code: ownCode }), 'register')
  })

  it('is no code of the app when it came by mail', async () => {
    const server = await openServer()
    const { code } = await untilMailed(server)
    server.clock.advance(MINUTE)
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const { browser, flow } = await untilTotp(server)
    expect(appCode(server, secret)).not.toBe(code)
    expect((await browser.answer(flow, { step: 'totp', code })).body.code).toBe('wrong_code')
  })

  it('is no mailed code when an app made it', async () => {
    const { server, secret } = await openEnrolled(openServer)
    await server.invite({ email: 'other@example.org' })
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    await browser.answer(flow, { step: 'identify', address: 'other@example.org' })
    await browser.answer(flow, { step: 'email-code', send: true })
    const answer = { step: 'email-code', code: appCode(server, secret) } as const
    expect((await browser.answer(flow, answer)).body.code).toBe('wrong_code')
  })

  it('confirms no app when it is the code of one begun in another flow', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    const one = await onboardUntil(server, createBrowser(server), 'totp-enrol', token)
    server.clock.advance(MINUTE)
    const two = createBrowser(server)
    const { flow, reply } = await onboardUntil(server, two, 'totp-enrol', token)
    const foreign = stepOf(one.reply, 'totp-enrol').secret
    expect(stepOf(reply, 'totp-enrol').secret).not.toBe(foreign)
    const answer = { step: 'totp-enrol', code: appCode(server, foreign) } as const
    expect((await two.answer(flow, answer)).body.code).toBe('wrong_code')
  })

  it('opens no session when it is the public id of one', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const { done, browser } = await signIn(server, secret)
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    const [name, value] = cookieOf(browser, 'portal')
    expect(value).not.toContain(sid)
    const thief = createBrowser(server)
    thief.jar.set(name, sid)
    expect((await thief.start()).body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })

  it('is not a portal secret when it is of a session, a flow or an invitation', async () => {
    const { server, browser, done } = await openEnrolled(openServer)
    for (const wrong of [cookieOf(browser, 'portal')[1], done.code ?? '', 'fs_demo_', '']) {
      const { status } = await asHost(server, '/v1/sessions/check', { sid: 'x' }, wrong)
      expect(status).toBe(401)
    }
  })
})
