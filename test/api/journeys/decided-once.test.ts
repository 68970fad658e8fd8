import { describe, expect, it } from 'vitest'
import {
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  type Reply,
  stepOf,
} from '../../support/api/browser.ts'
import {
  addOtherPortal,
  changeRows,
  OTHER_PORTAL_URL,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { totpAt } from '../../support/totp.ts'

const openServer = useServers()

/** The mailbox is proven by an address that was typed, in a flow of its own. */
async function provenBy(server: TestServer, browser: Browser, door: 'invitation' | 'sign-in') {
  const { flow } = (await browser.start({ journey: door })).body
  await browser.answer(flow, { step: 'identify', address: REPORTER })
  if (door === 'sign-in') await browser.answer(flow, { step: 'password', forgotten: true })
  server.clock.advance(61_000)
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode()
  return { flow, reply: await browser.answer(flow, { step: 'email-code', code }) }
}

const told = ({ status, body: { code, view } }: Reply) => {
  const step = view?.step
  return { status, code, step: step?.name, reason: step?.name === 'denied' ? step.reason : null }
}

const USED = { status: 409, code: 'step_changed', step: 'denied', reason: 'invitation-used' }

describe('an enrolment that another tab has completed', () => {
  it.each([
    ['invitation', 'aal2', 'another browser'],
    ['invitation', 'aal1', 'another browser'],
    ['invitation', 'aal2', 'the same'],
    ['sign-in', 'aal2', 'another browser'],
    ['sign-in', 'aal1', 'the same'],
  ] as const)('begun by %s at %s in %s: its password is not the account’s', async (...given) => {
    const [door, level, where] = given
    const server = await openServer({ portal: { policy: { level } } })
    await server.invite()
    const first = createBrowser(server)
    const begun = await provenBy(server, first, door)
    const { firstName, lastName } = stepOf(begun.reply, 'register')
    const named = await first.answer(begun.flow, { step: 'register', firstName, lastName })
    const secret = level === 'aal2' ? stepOf(named, 'totp-enrol').secret : ''
    const code = () => totpAt(secret, server.clock.now())
    if (secret) await first.answer(begun.flow, { step: 'totp-enrol', code: code() })

    const second = where === 'the same' ? first : createBrowser(server)
    const late = await provenBy(server, second, door)
    server.clock.advance(61_000)
    if (secret) await second.answer(late.flow, { step: 'totp', code: code() })

    const password = `${PASSWORD} by the sea`
    const chosen = await first.answer(begun.flow, { step: 'new-password', password })
    const { document, version, hash } = stepOf(chosen, 'notice')
    const accepted = { step: 'notice', document, version, hash } as const
    stepOf(await first.answer(begun.flow, accepted), 'done')

    const other = 'nine calm lighthouses of the north'
    const reply = await second.answer(late.flow, { step: 'new-password', password: other })
    expect(told(reply)).toEqual(USED)
    expect(rowsIn(server, "select 1 from audit_event where act = 'password.replaced'")).toEqual([])
    expect(rowsIn(server, 'select ended_at from session')).toEqual([{ ended_at: null }])
  })
})

describe('somebody who is about to accept what is added', () => {
  async function aboutToAccept() {
    const server = await openServer()
    const { secret } = await onboardUntil(server, createBrowser(server), 'done')
    server.clock.advance(3_600_000)
    await server.invite({ roles: [{ unitExternalId: '0002', role: 'reporter', until: null }] })
    const browser = createBrowser(server)
    const { flow } = await provenBy(server, browser, 'invitation')
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    server.clock.advance(61_000)
    const code = totpAt(secret, server.clock.now())
    stepOf(await browser.answer(flow, { step: 'totp', code }), 'accept')
    return { server, accept: () => browser.answer(flow, { step: 'accept' }) }
  }

  it.each([
    ['complete', 'invitation-used'],
    ['revoked', 'invitation-revoked'],
  ])(
    'is told when the invitation is %s meanwhile, and asked for no new password',
    async (...given) => {
      const [state, reason] = given
      const { server, accept } = await aboutToAccept()
      changeRows(server, 'update invitation set state = ?', state)
      const reply = await accept()
      expect(told(reply)).toMatchObject({ step: 'denied', reason })
      expect(rowsIn(server, 'select 1 from session where ended_at is null')).toHaveLength(1)
    },
  )

  it('is told when it expires meanwhile', async () => {
    const { server, accept } = await aboutToAccept()
    changeRows(server, 'update invitation set expires_at = ?', server.clock.now())
    expect(told(await accept())).toMatchObject({ step: 'denied', reason: 'invitation-expired' })
  })
})

describe('an enrolment for which another invitation has made the account', () => {
  async function twoInvitations(levels: { readonly here: string; readonly there: string }) {
    const server = await openServer({ portal: { policy: { level: levels.here } } })
    await addOtherPortal(server, { policy: { level: levels.there } })
    const here = await server.invite()
    const there = await server.invite({ portalId: 'other' })
    const late = createBrowser(server, { origin: OTHER_PORTAL_URL })
    const start = { portal: 'other', journey: 'invitation', invitation: there.token } as const
    const { flow } = (await late.start(start)).body
    server.clock.advance(61_000)
    await late.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const { firstName, lastName } = stepOf(
      await late.answer(flow, { step: 'email-code', code }),
      'register',
    )
    const name = () => late.answer(flow, { step: 'register', firstName, lastName })
    const complete = async () => {
      server.clock.advance(61_000)
      return onboardUntil(server, createBrowser(server), 'done', here.token)
    }
    return { server, late, flow, name, complete }
  }

  it('goes on as one that adds to it, wherever it stood', async () => {
    const { server, late, flow, name, complete } = await twoInvitations({
      here: 'aal2',
      there: 'aal2',
    })
    const { secret } = await complete()
    expect(told(await name())).toMatchObject({ status: 409, step: 'password' })
    await late.answer(flow, { step: 'password', password: PASSWORD })
    server.clock.advance(61_000)
    const code = totpAt(secret, server.clock.now())
    stepOf(await late.answer(flow, { step: 'totp', code }), 'accept')
    stepOf(await late.answer(flow, { step: 'accept' }), 'notice')
  })

  it('binds no app before the password that was chosen elsewhere', async () => {
    const { server, late, flow, name, complete } = await twoInvitations({
      here: 'aal1',
      there: 'aal2',
    })
    const { secret } = stepOf(await name(), 'totp-enrol')
    await complete()
    const code = totpAt(secret, server.clock.now())
    expect(told(await late.answer(flow, { step: 'totp-enrol', code }))).toMatchObject({
      status: 409,
      step: 'password',
    })
    expect(rowsIn(server, "select state from method where kind = 'totp'")).not.toContainEqual({
      state: 'active',
    })
  })

  it('leads whoever has forgotten that password to a new one, by a fresh code', async () => {
    const { server, late, flow, name, complete } = await twoInvitations({
      here: 'aal1',
      there: 'aal1',
    })
    await complete()
    await name()
    const forgotten = await late.answer(flow, { step: 'password', forgotten: true })
    stepOf(forgotten, 'email-code')
    server.clock.advance(61_000)
    await late.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    // What lets in elsewhere, too, is replaced on our page alone.
    stepOf(await late.answer(flow, { step: 'email-code', code }), 'denied')
    const ours = createBrowser(server, { origin: server.publicUrl, jar: late.jar })
    stepOf(await ours.see(flow), 'new-password')
  })

  it('does not replace its password where the invitation was renewed in between', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const { token } = await server.invite()
    const first = createBrowser(server)
    await onboardUntil(server, first, 'new-password', token)
    changeRows(server, 'update invitation set expires_at = ?', server.clock.now())
    const late = createBrowser(server)
    const { flow } = await provenBy(server, late, 'invitation')
    changeRows(server, 'update invitation set expires_at = ?', server.clock.now() + 86_400_000)
    server.clock.advance(61_000)
    await onboardUntil(server, createBrowser(server), 'done', token)
    const password = 'nine calm lighthouses of the north'
    const reply = await late.answer(flow, { step: 'new-password', password })
    expect(told(reply)).toEqual(USED)
    expect(rowsIn(server, "select 1 from audit_event where act = 'password.replaced'")).toEqual([])
  })
})
