/**
 * The attacker waits, or finds something old: a mail in an archive, a browser left open. Ends are
 * checked when a thing is used, by the server's clock, to the second; no clean-up job has to have run.
 */
import { describe, expect, it } from 'vitest'
import {
  asHost,
  createBrowser,
  enrolled,
  onboardUntil,
  stepOf,
} from '../../../support/api/browser.ts'
import { HOUR, MINUTE, SECOND } from '../../../support/api/clock.ts'
import { changeRows, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf, untilMailed } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

describe('T-020: a mailed code', () => {
  it('works in the last second of its ten minutes', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    server.clock.advance(10 * MINUTE - SECOND)
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
  })

  it.each([0, 1])('is over %i seconds after its ten minutes', async (seconds) => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    server.clock.advance(10 * MINUTE + seconds * SECOND)
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect(reply.body.code).toBe('code_expired')
  })

  it('works beside the one asked for after it', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    server.clock.advance(MINUTE)
    await browser.answer(flow, { step: 'email-code', send: true })
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
  })

  it('is over when two were asked for after it', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    for (let again = 0; again < 2; again++) {
      server.clock.advance(MINUTE)
      await browser.answer(flow, { step: 'email-code', send: true })
    }
    expect((await browser.answer(flow, { step: 'email-code', code })).body.code).toBe('wrong_code')
  })
})

describe('T-021: an invitation', () => {
  it('works in its last second', async () => {
    const server = await openServer()
    const { token, invitation } = await server.invite()
    server.clock.set(invitation.expiresAt - SECOND)
    const reply = await createBrowser(server).start({ journey: 'invitation', invitation: token })
    expect(stepNameOf(reply)).toBe('email-code')
  })

  it('is over after it, and says so at once to whoever has the link', async () => {
    const server = await openServer()
    const { token, invitation } = await server.invite()
    server.clock.set(invitation.expiresAt)
    const reply = await createBrowser(server).start({ journey: 'invitation', invitation: token })
    expect(stepOf(reply, 'denied').reason).toBe('invitation-expired')
  })

  it('that ends in the middle makes no account', async () => {
    const server = await openServer()
    const { token, invitation } = await server.invite()
    server.clock.set(invitation.expiresAt - HOUR / 2)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    server.clock.set(invitation.expiresAt - MINUTE)
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    server.clock.advance(MINUTE)
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect([reply.status, stepNameOf(reply)]).toEqual([409, 'denied'])
    expect(reply.body.code).toBe('step_changed')
  })

  it('T-024: that is revoked in the middle makes no account', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    const [invitation] = await server.domain.invitations.list('demo')
    await server.domain.invitations.revoke(invitation?.id ?? '')
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect(stepOf(reply, 'denied').reason).toBe('invitation-revoked')
  })

  it('T-026: that is complete opens nothing again', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    await onboardUntil(server, createBrowser(server), 'done', token)
    const reply = await createBrowser(server).start({ journey: 'invitation', invitation: token })
    expect(stepOf(reply, 'denied').reason).toBe('invitation-used')
  })
})

describe('T-021: a flow', () => {
  it('ends an hour after its last answer', async () => {
    const server = await openServer()
    const { browser, flow } = await untilMailed(server)
    server.clock.advance(HOUR - SECOND)
    expect((await browser.see(flow)).status).toBe(200)
    server.clock.advance(SECOND)
    expect((await browser.see(flow)).status).toBe(404)
  })

  it('ends a day after it began, however busy', async () => {
    const server = await openServer()
    const { browser, flow } = await untilMailed(server)
    changeRows(server, 'update flow set created_at = created_at - ?', 24 * HOUR - 10 * MINUTE)
    server.clock.advance(MINUTE)
    await browser.answer(flow, { step: 'email-code', send: true })
    server.clock.advance(9 * MINUTE - SECOND)
    expect((await browser.see(flow)).status).toBe(200)
    server.clock.advance(SECOND)
    expect((await browser.see(flow)).status).toBe(404)
  })
})

describe('a session', () => {
  const check = async (server: TestServer, sid: string, active: boolean) =>
    (await asHost(server, '/v1/sessions/check', { sid, active })).body.active

  const signedIn = async (server: TestServer) => {
    const { done, browser } = await enrolled(server)
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    return { sid: sid as string, browser }
  }

  it('T-053: of two factors ends after an hour of nothing', async () => {
    const server = await openServer()
    const { sid } = await signedIn(server)
    server.clock.advance(HOUR - SECOND)
    expect(await check(server, sid, false)).toBe(true)
    server.clock.advance(SECOND)
    expect(await check(server, sid, false)).toBe(false)
  })

  it('T-053: of two factors ends after a day, however busy', async () => {
    const server = await openServer()
    const { sid } = await signedIn(server)
    for (let minutes = 30; minutes < 24 * 60; minutes += 30) {
      server.clock.advance(30 * MINUTE)
      expect([minutes, await check(server, sid, true)]).toEqual([minutes, true])
    }
    server.clock.advance(30 * MINUTE)
    expect(await check(server, sid, true)).toBe(false)
  })

  it('T-021: that has ended is offered to nobody and redeems nothing', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    server.clock.advance(HOUR)
    expect((await browser.start()).body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })

  it('that ends while somebody continues it is continued no more', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    const { flow } = (await browser.start()).body
    server.clock.advance(HOUR - SECOND)
    await browser.see(flow)
    server.clock.advance(500)
    await browser.signOut()
    const reply = await browser.answer(flow, { step: 'identify', continue: true })
    expect([reply.status, stepNameOf(reply)]).toEqual([409, 'identify'])
  })
})
