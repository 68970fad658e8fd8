import { beforeEach, describe, expect, it } from 'vitest'
import type { StepName } from '../../../api/contract/views.ts'
import { asHost, createBrowser, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import { countIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilMailed } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

let server: TestServer
beforeEach(async () => {
  server = await openServer()
})

const stateNow = async () => (await server.domain.invitations.list('demo'))[0]?.state

describe('an invitation', () => {
  it.each([
    ['email-code', 'sent'],
    ['register', 'code-verified'],
    ['totp-enrol', 'code-verified'],
    ['new-password', 'method-enrolled'],
    ['notice', 'method-enrolled'],
    ['done', 'complete'],
  ] as const)('that stands at %s is %s', async (step: StepName, state) => {
    await onboardUntil(server, createBrowser(server), step)
    expect(await stateNow()).toBe(state)
  })

  it('is started by the first code asked for', async () => {
    await untilMailed(server)
    expect(await stateNow()).toBe('started')
  })

  it('is not changed by opening its link ten times, and nothing is mailed', async () => {
    const { token } = await server.invite()
    const mails = server.mailer.sent.length
    for (let visit = 0; visit < 10; visit++) {
      const browser = createBrowser(server)
      const reply = await browser.start({ journey: 'invitation', invitation: token })
      await browser.see(reply.body.flow)
      expect(stepOf(reply, 'email-code').sent).toBeNull()
    }
    await server.deliverMail()
    expect(server.mailer.sent.length).toBe(mails)
    expect(await stateNow()).toBe('sent')
    expect(countIn(server, 'person')).toBe(0)
  })

  it('shows its address masked until the code is right', async () => {
    const { browser, flow, code } = await untilMailed(server)
    const before = await browser.see(flow)
    expect(before.body.who).toEqual({ address: 'r•••@example.org', masked: true })
    expect(before.text).not.toContain(REPORTER)
    const after = await browser.answer(flow, { step: 'email-code', code })
    expect(after.body.who).toEqual({ address: REPORTER, masked: false })
  })

  it('counts its steps', async () => {
    const browser = createBrowser(server)
    const seen = []
    const { token } = await server.invite()
    let reply = await browser.start({ journey: 'invitation', invitation: token })
    for (const step of ['register', 'totp-enrol', 'new-password', 'notice'] as const) {
      seen.push(reply.body.progress)
      server.clock.advance(2 * MINUTE)
      reply = (await onboardUntil(server, browser, step, token)).reply
      if (step === 'totp-enrol') break
    }
    seen.push(reply.body.progress)
    expect(seen).toEqual([
      { at: 1, of: 5 },
      { at: 2, of: 5 },
      { at: 3, of: 5 },
    ])
  })

  it('takes the name as corrected, cleaned of what nobody sees', async () => {
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'register')
    const empty = { step: 'register', firstName: '\u200b\u202e', lastName: ' ' } as const
    const refused = await browser.answer(flow, empty)
    expect([refused.status, refused.body.fields]).toEqual([
      422,
      ['answer.firstName', 'answer.lastName'],
    ])
    await browser.answer(flow, {
      step: 'register',
      firstName: ' Ann\u202eA\u0007 ',
      lastName: 'B  C',
    })
    const person = await server.store.run(() => server.store.people.byEmailKey(REPORTER))
    expect([person?.firstName, person?.lastName]).toEqual(['AnnA', 'B C'])
  })

  it('goes on a day later where it stood, with a fresh code', async () => {
    const { token } = await server.invite()
    const browser = createBrowser(server)
    const { secret } = await onboardUntil(server, browser, 'new-password', token)
    server.clock.advance(DAY)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'totp')
    const app = { step: 'totp', code: appCode(server, secret) } as const
    stepOf(await browser.answer(flow, app), 'new-password')
  })

  it('shows the same seed after a reload', async () => {
    const browser = createBrowser(server)
    const { reply, flow } = await onboardUntil(server, browser, 'totp-enrol')
    const { secret } = stepOf(reply, 'totp-enrol')
    expect(stepOf(await browser.see(flow), 'totp-enrol').secret).toBe(secret)
    expect(countIn(server, 'method')).toBe(1)
  })

  it('gives the app a key address with issuer and account', async () => {
    const browser = createBrowser(server)
    const { reply } = await onboardUntil(server, browser, 'totp-enrol')
    const { uri, secret, issuer, account } = stepOf(reply, 'totp-enrol')
    const url = new URL(uri)
    expect([url.protocol, url.host]).toEqual(['otpauth:', 'totp'])
    expect(decodeURIComponent(url.pathname)).toBe(`/${issuer}:${account}`)
    // What is left out is as apps take it to be: SHA-1, six digits, thirty seconds.
    expect(Object.fromEntries(url.searchParams)).toEqual({ secret, issuer })
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  })

  it('gives all its roles, in several units', async () => {
    const { token } = await server.invite({
      roles: [
        { unitExternalId: '0001', role: 'reporter', until: null },
        { unitExternalId: '0002', role: 'signatory', until: server.clock.now() + DAY },
        { unitExternalId: null, role: 'coordinator', until: null },
      ],
    })
    const { reply } = await onboardUntil(server, createBrowser(server), 'done', token)
    const { body } = await asHost(server, '/v1/redeem', { code: stepOf(reply, 'done').code })
    const roles = body.memberships.map(
      ({ unit, role }: { unit: string | null; role: string }) => `${unit} ${role}`,
    )
    expect(roles.sort()).toEqual([
      'Example Town reporter',
      'Sample City signatory',
      'null coordinator',
    ])
  })
})

describe('an invitation found by its address', () => {
  const byAddress = async (address: string) => {
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    const reply = await browser.answer(flow, { step: 'identify', address })
    return { browser, flow, reply }
  }

  it.each([REPORTER, ' Reporter@EXAMPLE.org'])('is the same journey: %s', async (address) => {
    await server.invite()
    const { browser, flow, reply } = await byAddress(address)
    expect(stepOf(reply, 'email-code').purpose).toBe('invitation')
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
  })

  it.each([
    ['expired', 'invitation-expired'],
    ['revoked', 'invitation-revoked'],
  ] as const)('says that it is %s only after the code', async (how, reason) => {
    const { invitation } = await server.invite({ days: 1 })
    if (how === 'revoked') await server.domain.invitations.revoke(invitation.id)
    else server.clock.advance(2 * DAY)
    const { browser, flow, reply } = await byAddress(REPORTER)
    expect(stepNameOf(reply)).toBe('email-code')
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const after = await browser.answer(flow, { step: 'email-code', code })
    expect(stepOf(after, 'denied').reason).toBe(reason)
    expect(countIn(server, 'person')).toBe(0)
  })

  it('is the open one, when an older and a newer one have ended', async () => {
    const { invitation: oldest } = await server.invite()
    server.clock.advance(MINUTE)
    await server.invite({ firstName: 'Still', lastName: 'Open' })
    server.clock.advance(MINUTE)
    const { invitation: newest } = await server.invite()
    for (const { id } of [oldest, newest]) await server.domain.invitations.revoke(id)
    const { browser, flow } = await byAddress(REPORTER)
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect(stepOf(reply, 'register')).toMatchObject({ firstName: 'Still', lastName: 'Open' })
  })

  it.each([
    '',
    'x',
    'a@b',
    'a b@example.org',
    '"a"@example.org',
    'a@evil.example x@example.org',
    'a@@b.se',
    'a@b_c.example',
    '<a@example.org> <b@example.org>',
  ])('is not looked for when "%s" is no address', async (address) => {
    const { reply } = await byAddress(address)
    expect([reply.status, reply.body.code]).toEqual([422, 'invalid_input'])
  })
})
