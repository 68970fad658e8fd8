/** An invitation in the hands of somebody confused: another person, the wrong one, too late. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import type { Browser } from '../../support/api/browser.ts'
import { createBrowser, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { stepNameOf } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const INVITER = 'inviter@agency.example.org'
const INVITED = { email: 'newcomer@example.org', inviterEmail: INVITER }

const startByLink = async (browser: Browser, invitation: string) =>
  (await browser.start({ journey: 'invitation', invitation })).body

async function mailsTo(server: TestServer, address: string) {
  await server.deliverMail()
  return (await server.mails()).filter(({ to }) => to === address)
}

const rowOf = (server: TestServer, id: string) =>
  server.store.run(() => server.store.invitations.byId(id))

const sessionOf = async (browser: Browser) =>
  JSON.parse((await browser.send('POST', '/v1/session/check', { portal: 'demo' })).text).active

describe('somebody else is signed in', () => {
  it('is said before anything else, and the invited address stays masked', async () => {
    const { server, browser } = await openEnrolled(openServer)
    const { token } = await server.invite(INVITED)
    const view = await startByLink(browser, token)
    expect(view.step).toEqual({
      name: 'other-person',
      session: { name: 'Test Reporter', address: 'reporter@example.org' },
    })
    expect(view.who).toEqual({ address: 'n•••@example.org', masked: true })
  })

  it('they are signed out by a press, and the invitation goes on', async () => {
    const { server, browser } = await openEnrolled(openServer)
    const { token } = await server.invite(INVITED)
    const { flow } = await startByLink(browser, token)
    expect(await sessionOf(browser)).toBe(true)
    const reply = await browser.answer(flow, { step: 'other-person', switch: true })
    expect(stepNameOf(reply)).toBe('email-code')
    expect(await sessionOf(browser)).toBe(false)
  })

  it('opening the link alone signs nobody out', async () => {
    const { server, browser } = await openEnrolled(openServer)
    const { token } = await server.invite(INVITED)
    await startByLink(browser, token)
    expect(await sessionOf(browser)).toBe(true)
  })

  it('whoever is invited again and is signed in is not asked to leave', async () => {
    const { server, browser } = await openEnrolled(openServer)
    const { token } = await server.invite({
      roles: [{ unitExternalId: '0002', role: 'reporter', until: null }],
    })
    expect((await startByLink(browser, token)).step.name).toBe('password')
  })
})

describe('"I am not the right person"', () => {
  it('tells the inviter who should be asked, and changes nothing else', async () => {
    const server = await openServer()
    const { token, invitation } = await server.invite(INVITED)
    const browser = createBrowser(server)
    const { flow, step } = await startByLink(browser, token)
    expect(step).toMatchObject({ name: 'email-code', canDecline: true })
    const shown = await browser.answer(flow, { step: 'email-code', notMe: true })
    expect(stepOf(shown, 'successor').inviter).toBe('Example Agency')
    const reply = await browser.answer(flow, {
      step: 'successor',
      name: 'Another Newcomer',
      address: 'another@example.org',
    })
    expect(stepOf(reply, 'denied').reason).toBe('invitation-declined')
    const [mail] = await mailsTo(server, INVITER)
    expect(mail?.text).toContain('another@example.org')
    expect(mail?.text).toContain('Another Newcomer')
    expect(await rowOf(server, invitation.id)).toMatchObject({
      state: 'sent',
      successorEmail: 'another@example.org',
    })
  })

  it('needs no proposal', async () => {
    const server = await openServer()
    const { token } = await server.invite(INVITED)
    const browser = createBrowser(server)
    const { flow } = await startByLink(browser, token)
    await browser.answer(flow, { step: 'email-code', notMe: true })
    const reply = await browser.answer(flow, { step: 'successor' })
    expect(stepOf(reply, 'denied').reason).toBe('invitation-declined')
    expect(await mailsTo(server, INVITER)).toHaveLength(1)
  })

  it('can be taken back before it is sent', async () => {
    const server = await openServer()
    const { token } = await server.invite(INVITED)
    const browser = createBrowser(server)
    const { flow } = await startByLink(browser, token)
    await browser.answer(flow, { step: 'email-code', notMe: true })
    const reply = await browser.answer(flow, { step: 'successor', back: true })
    expect(stepNameOf(reply)).toBe('email-code')
    expect(await mailsTo(server, INVITER)).toEqual([])
  })

  it('refuses what is no address, and keeps the step', async () => {
    const server = await openServer()
    const { token } = await server.invite(INVITED)
    const browser = createBrowser(server)
    const { flow } = await startByLink(browser, token)
    await browser.answer(flow, { step: 'email-code', notMe: true })
    const reply = await browser.answer(flow, { step: 'successor', address: 'no address' })
    expect([reply.body.code, reply.body.fields]).toEqual(['invalid_input', ['answer.address']])
    expect(stepNameOf(reply)).toBe('successor')
  })

  it('reaches the inviter once, from however many browsers', async () => {
    const server = await openServer()
    const { token } = await server.invite(INVITED)
    const browsers = [createBrowser(server), createBrowser(server)]
    const flows = await Promise.all(
      browsers.map(async (browser) => {
        const { flow } = await startByLink(browser, token)
        await browser.answer(flow, { step: 'email-code', notMe: true })
        return { browser, flow }
      }),
    )
    await Promise.all(flows.map(({ browser, flow }) => browser.answer(flow, { step: 'successor' })))
    expect(await mailsTo(server, INVITER)).toHaveLength(1)
    const { step } = await startByLink(createBrowser(server), token)
    expect(step).toMatchObject({ name: 'email-code', canDecline: false })
  })

  it('is not said of an invitation that somebody has begun to accept', async () => {
    const server = await openServer()
    const { token } = await server.invite(INVITED)
    const browser = createBrowser(server)
    const { flow } = await startByLink(browser, token)
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode(INVITED.email)
    await browser.answer(flow, { step: 'email-code', code })
    const other = createBrowser(server)
    const late = await startByLink(other, token)
    expect(late.step).toMatchObject({ name: 'email-code', canDecline: false })
    const reply = await other.answer(late.flow, { step: 'email-code', notMe: true })
    expect([reply.status, reply.body.code]).toEqual([409, 'step_changed'])
  })

  it('is not said in the middle of choosing a new password', async () => {
    const { server } = await openEnrolled(openServer)
    const { token } = await server.invite({
      roles: [{ unitExternalId: '0002', role: 'reporter', until: null }],
    })
    const browser = createBrowser(server)
    const { flow } = await startByLink(browser, token)
    const reply = await browser.answer(flow, { step: 'password', forgotten: true })
    expect(stepOf(reply, 'email-code').canDecline).toBe(false)
  })

  it('is not offered to whoever only typed an address', async () => {
    const server = await openServer()
    await server.invite(INVITED)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    const reply = await browser.answer(flow, { step: 'identify', address: INVITED.email })
    expect(stepOf(reply, 'email-code').canDecline).toBe(false)
  })
})

describe('an invitation that has expired', () => {
  const expired = async (server: TestServer) => {
    const { token, invitation } = await server.invite({ ...INVITED, days: 1 })
    server.clock.advance(2 * DAY)
    const browser = createBrowser(server)
    const view = await startByLink(browser, token)
    return { browser, token, invitation, flow: view.flow, step: view.step }
  }

  it('is said to be so at once, and a new link can be asked for', async () => {
    const server = await openServer()
    const { step } = await expired(server)
    expect(step).toEqual({ name: 'denied', reason: 'invitation-expired', newLink: 'askable' })
  })

  it('the asking reaches the inviter once', async () => {
    const server = await openServer()
    const { browser, token, flow } = await expired(server)
    const reply = await browser.answer(flow, { step: 'denied', ask: true })
    expect(stepOf(reply, 'denied').newLink).toBe('asked')
    expect(await mailsTo(server, INVITER)).toHaveLength(1)
    const again = createBrowser(server)
    const view = await startByLink(again, token)
    expect(view.step).toMatchObject({ newLink: 'asked' })
    const second = await again.answer(view.flow, { step: 'denied', ask: true })
    expect([second.status, second.body.code]).toEqual([409, 'step_changed'])
    expect(await mailsTo(server, INVITER)).toHaveLength(1)
  })

  it('works again, by its new link only, once the inviter has sent it anew', async () => {
    const server = await openServer()
    const { browser, token, invitation, flow } = await expired(server)
    await browser.answer(flow, { step: 'denied', ask: true })
    const resent = await server.domain.invitations.resend(invitation.id)
    expect(resent.ok).toBe(true)
    const [, letter] = await mailsTo(server, INVITED.email)
    const fresh = /#farstu-invitation=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? ''
    expect((await startByLink(createBrowser(server), fresh)).step.name).toBe('email-code')
    const old = await startByLink(createBrowser(server), token)
    expect(old.step).toMatchObject({ name: 'denied', reason: 'invitation-unknown' })
  })

  it('goes on in the page where it was asked for, once the inviter has sent it anew', async () => {
    const server = await openServer()
    const { invitation } = await server.invite({ ...INVITED, days: 1 })
    server.clock.advance(2 * DAY)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    await browser.answer(flow, { step: 'identify', address: INVITED.email })
    const proveMailbox = async () => {
      server.clock.advance(MINUTE)
      await browser.answer(flow, { step: 'email-code', send: true })
      const code = await server.mailedCode(INVITED.email)
      return browser.answer(flow, { step: 'email-code', code })
    }
    expect(stepOf(await proveMailbox(), 'denied').reason).toBe('invitation-expired')
    await browser.answer(flow, { step: 'denied', ask: true })
    await server.domain.invitations.resend(invitation.id)
    expect((await browser.see(flow)).body.step.name).toBe('email-code')
    expect(stepNameOf(await proveMailbox())).toBe('register')
    const named = { step: 'register', firstName: 'New', lastName: 'Comer' } as const
    expect(stepNameOf(await browser.answer(flow, named))).toBe('totp-enrol')
  })

  it('can be revoked, and is not sent again then', async () => {
    const server = await openServer()
    const { invitation } = await expired(server)
    expect(await server.domain.invitations.revoke(invitation.id)).toBe(true)
    expect((await server.domain.invitations.resend(invitation.id)).ok).toBe(false)
  })

  it('a revoked one offers nothing to ask for', async () => {
    const server = await openServer()
    const { token, invitation } = await server.invite(INVITED)
    await server.domain.invitations.revoke(invitation.id)
    const { step } = await startByLink(createBrowser(server), token)
    expect(step).toEqual({ name: 'denied', reason: 'invitation-revoked', newLink: null })
  })
})

describe('an address that the inviter mistyped', () => {
  it('is corrected: the old link and every open flow end, the new letter works', async () => {
    const server = await openServer()
    const { token, invitation } = await server.invite({ ...INVITED, email: 'newcmoer@example.org' })
    const stranger = createBrowser(server)
    const { flow } = await startByLink(stranger, token)
    await stranger.answer(flow, { step: 'email-code', send: true })
    const corrected = await server.domain.invitations.correct(invitation.id, {
      email: INVITED.email,
    })
    expect(corrected.ok).toBe(true)
    expect((await stranger.see(flow)).status).toBe(404)
    const [letter] = await mailsTo(server, INVITED.email)
    const fresh = /#farstu-invitation=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? ''
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(server)
    const view = await startByLink(browser, fresh)
    await browser.answer(view.flow, { step: 'email-code', send: true })
    const code = await server.mailedCode(INVITED.email)
    const reply = await browser.answer(view.flow, { step: 'email-code', code })
    expect(stepNameOf(reply)).toBe('register')
  })
})
