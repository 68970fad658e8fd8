import { beforeEach, describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import {
  asHost,
  type Browser,
  createBrowser,
  enrolled,
  PASSWORD,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { addOtherPortal, countIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

describe('somebody with an account who is invited again', () => {
  let server: TestServer
  let secret: string
  let browser: Browser
  let token: string
  beforeEach(async () => {
    server = await openServer()
    const first = await enrolled(server)
    secret = first.secret
    browser = first.browser
    server.clock.advance(2 * MINUTE)
    const roles = [{ unitExternalId: '0002', role: 'signatory', until: null }]
    token = (await server.invite({ roles })).token
  })

  const signInTo = async (flow: string, who: Browser) => {
    await who.answer(flow, { step: 'password', password: PASSWORD })
    return who.answer(flow, { step: 'totp', code: appCode(server, secret) })
  }

  it('signs in, sees what is added, accepts it, and enrols nothing', async () => {
    const other = createBrowser(server)
    const started = await other.start({ journey: 'invitation', invitation: token })
    expect(stepNameOf(started)).toBe('password')
    const shown = await signInTo(started.body.flow, other)
    expect(stepOf(shown, 'accept')).toEqual({
      name: 'accept',
      inviter: 'Example Agency',
      additions: [{ unit: 'Sample City', role: 'signatory', roleName: null, until: null }],
    })
    const done = stepOf(await other.answer(started.body.flow, { step: 'accept' }), 'done')
    const { body } = await asHost(server, '/v1/redeem', { code: done.code })
    expect(body.memberships).toHaveLength(2)
    expect([countIn(server, 'method'), countIn(server, 'person')]).toEqual([2, 1])
  })

  it('is told each end as a day where it is that day’s, else with its time', async () => {
    const ending = (role: string, until: string) => ({
      unitExternalId: null,
      role,
      until: Date.parse(until),
    })
    const { token: dated } = await server.invite({
      roles: [
        ending('reporter', '2027-06-30T21:59:59.999Z'),
        ending('reader', '2027-06-30T22:00:00Z'),
        ending('signatory', '2027-07-01T10:00:00Z'),
      ],
    })
    const other = createBrowser(server)
    const { flow } = (await other.start({ journey: 'invitation', invitation: dated })).body
    const { additions } = stepOf(await signInTo(flow, other), 'accept')
    const ends = Object.fromEntries(additions.map(({ role, until }) => [role, until]))
    expect(ends).toEqual({
      reporter: { day: '2027-06-30', clock: null },
      reader: { day: '2027-06-30', clock: null },
      signatory: { day: '2027-07-01', clock: '12:00' },
    })
  })

  it('is told of no invitation that was accepted before, once a password was replaced', async () => {
    const { server, secret } = await openEnrolled(openServer)
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'email-code', send: true })
    await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const password = 'another nine harbours'
    const reply = await browser.answer(flow, { step: 'new-password', password })
    expect(stepOf(reply, 'password')).toMatchObject({ isReplaced: true, invitation: null })
  })

  it('is told who invites and until when where the password is asked for', async () => {
    const other = createBrowser(server)
    const started = await other.start({ journey: 'invitation', invitation: token })
    expect(stepOf(started, 'password').invitation).toEqual({
      inviter: 'Example Agency',
      until: { day: '2027-03-03', clock: null },
    })
  })

  it('is told nothing of the invitation by typing the address, until the code is right', async () => {
    const other = createBrowser(server)
    const { flow } = (await other.start({ journey: 'invitation' })).body
    const typed = await other.answer(flow, { step: 'identify', address: REPORTER })
    expect(stepOf(typed, 'email-code').invitation).toBeNull()
    const sent = await other.answer(flow, { step: 'email-code', send: true })
    expect(stepOf(sent, 'email-code').invitation).toBeNull()
    const signingIn = createBrowser(server)
    const { flow: signIn } = (await signingIn.start({ journey: 'sign-in' })).body
    const asked = await signingIn.answer(signIn, { step: 'identify', address: REPORTER })
    expect(stepOf(asked, 'password').invitation).toBeNull()
  })

  it('has nothing added before it is accepted', async () => {
    const other = createBrowser(server)
    const { flow } = (await other.start({ journey: 'invitation', invitation: token })).body
    await signInTo(flow, other)
    await other.cancel(flow)
    expect(countIn(server, 'membership')).toBe(1)
  })

  it('is shown the address masked, until the password is right', async () => {
    const other = createBrowser(server)
    const started = await other.start({ journey: 'invitation', invitation: token })
    expect(started.body.who).toEqual({ address: 'r•••@example.org', masked: true })
    const { flow } = started.body
    const next = await other.answer(flow, { step: 'password', password: PASSWORD })
    expect(next.body.who?.masked).toBe(false)
  })

  it('proves the mailbox first when the address was typed', async () => {
    const other = createBrowser(server)
    const { flow } = (await other.start({ journey: 'invitation' })).body
    await other.answer(flow, { step: 'identify', address: REPORTER })
    await other.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await other.answer(flow, { step: 'email-code', code }), 'password')
    stepOf(await signInTo(flow, other), 'accept')
  })

  it('finds the invitation when the session is continued instead of an address typed', async () => {
    const started = await browser.start({ journey: 'invitation' })
    const { flow } = started.body
    let reply = await browser.answer(flow, { step: 'identify', continue: true })
    if (stepNameOf(reply) === 'email-code') {
      await browser.answer(flow, { step: 'email-code', send: true })
      reply = await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    }
    stepOf(reply, 'accept')
  })

  it('is refused what was revoked while it was read', async () => {
    const other = createBrowser(server)
    const { flow } = (await other.start({ journey: 'invitation', invitation: token })).body
    await signInTo(flow, other)
    const [newest] = await server.domain.invitations.list('demo')
    await server.domain.invitations.revoke(newest?.id ?? '')
    const reply = await other.answer(flow, { step: 'accept' })
    expect(stepOf(reply, 'denied').reason).toBe('invitation-revoked')
    expect(countIn(server, 'membership')).toBe(1)
  })

  it('into the role that they have already gets no second one', async () => {
    const again = (await server.invite()).token
    const other = createBrowser(server)
    const { flow } = (await other.start({ journey: 'invitation', invitation: again })).body
    await signInTo(flow, other)
    stepOf(await other.answer(flow, { step: 'accept' }), 'done')
    expect(countIn(server, 'membership', 'ended_at is null')).toBe(1)
  })

  it('to another portal enrols nothing there either', async () => {
    await addOtherPortal(server, { origins: [server.portalUrl] })
    const there = (await server.invite({ portalId: 'other' })).token
    const other = createBrowser(server)
    const started = await other.start({ portal: 'other', journey: 'invitation', invitation: there })
    const { flow } = started.body
    await signInTo(flow, other)
    const { document, version, hash } = stepOf(
      await other.answer(flow, { step: 'accept' }),
      'notice',
    )
    stepOf(await other.answer(flow, { step: 'notice', document, version, hash }), 'done')
    expect(countIn(server, 'method')).toBe(2)
  })

  it('with a link of another portal finds nothing', async () => {
    await addOtherPortal(server, { origins: [server.portalUrl] })
    const reply = await createBrowser(server).start({
      portal: 'other',
      journey: 'invitation',
      invitation: token,
    })
    expect(stepOf(reply, 'denied').reason).toBe('invitation-unknown')
  })
})
