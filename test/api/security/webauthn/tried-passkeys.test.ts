/**
 * Trying a passkey, a key or this device is for whoever has it, and leaves nothing behind. The attacker has a session,
 * an account of their own, the page of a host, or what was signed in a trial: whoever tries another's, another than the
 * one that was named, again, late or from elsewhere is refused, and whoever tries their own has gained nothing by it.
 */
import { describe, expect, it } from 'vitest'
import { readAccount } from '../../../support/api/account.ts'
import {
  createBrowser,
  PASSWORD,
  type Reply,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  actsIn,
  addOtherPortal,
  changeRows,
  detailsOf,
  OTHER_PORTAL_URL,
  rowsIn,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator, type Lies } from '../../../support/webauthn/authenticator.ts'
import {
  addCredential,
  enrolledAs,
  KINDS,
  openWithPasskey,
  setPolicy,
  untilMade,
  WITH_PASSKEYS,
} from '../../../support/webauthn/passkeys.ts'
import { idOf, shown, startTrial, untilTried } from '../../../support/webauthn/trying.ts'

const openServer = useServers()
const ready = () => openWithPasskey(openServer)

const heard = ({ status, body }: Reply) => [status, body.code]
const EXPIRED = [422, 'code_expired']
const REFUSED = [422, 'credential_refused']
const UNKNOWN = { name: 'denied', reason: 'trial-unknown' }

const sessionsIn = (server: TestServer) => rowsIn(server, 'select * from session')
const usesIn = (server: TestServer) =>
  rowsIn(server, "select counter, last_used_at as at from method where kind = 'passkey'")

describe('a trial', () => {
  it.each(KINDS)('of a %s that is right says so, and is written down', async (kind) => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator()
    const called = `A new ${kind}`
    await addCredential(server, { browser, secret, authenticator, kind, name: called })
    const { flow, options } = await untilTried(server, { browser, called, kind })
    const id = await idOf(server, called)
    const reply = await shown(browser, flow, { assertion: authenticator.get(options), kind })
    expect(stepOf(reply, 'done')).toMatchObject({ acr: null, amr: [], code: null })
    expect(detailsOf(server, 'method.tried')).toEqual([{ kind, method: id, flow }])
  })

  it('counts as a use: its counter and when it was last used are of now', async () => {
    const { server, browser, authenticator } = await ready()
    server.clock.advance(MINUTE)
    const { flow, options } = await untilTried(server, { browser })
    await shown(browser, flow, { assertion: authenticator.get(options) })
    const [{ counter } = { counter: 0 }] = authenticator.held
    expect(usesIn(server)).toEqual([{ counter, at: server.clock.now() }])
  })

  it('makes no session, changes none, and nothing that was shown is kept', async () => {
    const { server, browser, authenticator } = await ready()
    const before = sessionsIn(server)
    const { flow, options } = await untilTried(server, { browser })
    const reply = await shown(browser, flow, { assertion: authenticator.get(options) })
    expect(stepNameOf(reply)).toBe('done')
    expect(reply.headers.get('set-cookie') ?? '').not.toMatch(/farstu-portal/)
    expect(sessionsIn(server)).toEqual(before)
    const [row] = rowsIn(server, 'select facts, ended_at as ended from flow where id = ?', flow)
    expect(row).toEqual({ facts: '{}', ended: server.clock.now() })
  })

  it('is offered where one was just added, and in the account where one can be tried', async () => {
    const { server, browser, secret } = await ready()
    const { flow, options } = await untilMade(server, { browser, secret })
    const attestation = createAuthenticator().create(options)
    const made = { step: 'passkey-enrol', attestation, name: 'Another' } as const
    const done = stepOf(await browser.answer(flow, made), 'done')
    expect(done.tries).toBe(await idOf(server, 'Another'))
    const { methods } = await readAccount(browser)
    expect(methods.filter(({ canTry }) => canTry).map(({ kind }) => kind)).toEqual([
      'passkey',
      'passkey',
    ])
  })
})

describe('what may be tried', () => {
  it('is what the person has here, and can be tried: one answer for all else', async () => {
    const { server, browser, secret } = await ready()
    // Another than the one of the beginning, which other tests have as well.
    const authenticator = createAuthenticator()
    await addCredential(server, { browser, secret, authenticator, name: 'Removed' })
    const removed = await idOf(server, 'Removed')
    await server.store.atomically(() => server.store.methods.remove(removed, server.clock.now()))
    const other = await enrolledAs(server, 'second@example.org')
    await addCredential(server, { ...other, authenticator, name: 'Theirs' })
    const theirs = rowsIn(server, "select id from method where name = 'Theirs'")[0]?.id
    const app = await idOf(server, 'totp')
    const password = await idOf(server, 'password')
    for (const id of [removed, String(theirs), app, password, 'nothing', undefined])
      expect(stepOf(await startTrial(browser, id), 'denied')).toMatchObject(UNKNOWN)
  })

  it('is nothing of another portal, though the person is in both', async () => {
    const { server, browser } = await ready()
    await addOtherPortal(server, { policy: { ...WITH_PASSKEYS, level: 'aal1' }, rpId: 'localhost' })
    const there = createBrowser(server, { jar: browser.jar, origin: OTHER_PORTAL_URL })
    const id = await idOf(server, 'My passkey')
    expect(stepOf(await startTrial(there, id, 'other'), 'denied').reason).toBe('signed-out')
    expect((await startTrial(there, id)).status).toBe(403)
  })

  it('is nothing that the portal takes no more, also where it was asked before', async () => {
    const { server, browser, authenticator } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    setPolicy(server, { firstFactors: ['password'], secondFactors: ['totp'] })
    const late = await shown(browser, flow, { assertion: authenticator.get(options) })
    expect(late.body.view?.step ?? late.body.step).toMatchObject(UNKNOWN)
    const anew = await startTrial(browser, await idOf(server, 'My passkey'))
    expect(stepOf(anew, 'denied')).toMatchObject(UNKNOWN)
    expect(actsIn(server)).not.toContain('method.tried')
  })

  it('is nothing in a session of the password alone, which opens no account either', async () => {
    const { server } = await ready()
    setPolicy(server, { level: 'aal1' })
    const { browser, flow } = await untilPassword(server)
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const id = await idOf(server, 'My passkey')
    expect(stepOf(await startTrial(browser, id), 'denied')).toMatchObject(UNKNOWN)
  })

  it.each([
    ['frozen', 'frozen_at', 'frozen'],
    ['suspended', 'suspended_at', 'signed-out'],
  ])('is nothing of an account that is %s', async (_what, column, reason) => {
    const { server, browser, authenticator } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    changeRows(server, `update person set ${column} = ?`, server.clock.now())
    const late = await shown(browser, flow, { assertion: authenticator.get(options) })
    expect(stepOf(late, 'denied').reason).toBe(reason)
    expect(usesIn(server)[0]?.counter).toBe(null)
  })
})

describe('whoever tries', () => {
  it('is whoever began: neither another browser, nor another session in this one', async () => {
    const { server, browser, authenticator, secret } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    const assertion = authenticator.get(options)
    const stranger = createBrowser(server)
    expect((await shown(stranger, flow, { assertion })).status).toBe(404)
    await browser.signOut()
    await signIn(server, secret, browser)
    const late = await shown(browser, flow, { assertion })
    expect(stepNameOf(late)).toBe('denied')
    expect(actsIn(server)).not.toContain('method.tried')
  })

  it('R-35: shows the one that was named, and no other, of theirs neither', async () => {
    const { server, browser, secret, authenticator } = await ready()
    const second = createAuthenticator()
    await addCredential(server, { browser, secret, authenticator: second, name: 'Second' })
    const other = await enrolledAs(server, 'second@example.org')
    const theirs = createAuthenticator()
    await addCredential(server, { ...other, authenticator: theirs })
    const { flow, options } = await untilTried(server, { browser })
    expect(options.allowCredentials).toEqual([
      expect.objectContaining({ id: authenticator.held[0]?.id }),
    ])
    for (const wrong of [second, theirs]) {
      const assertion = wrong.get({ ...options, allowCredentials: [] })
      expect(heard(await shown(browser, flow, { assertion }))).toEqual(REFUSED)
    }
    const right = await shown(browser, flow, { assertion: authenticator.get(options) })
    expect(stepNameOf(right)).toBe('done')
  })

  const LIES: Readonly<Record<string, Lies>> = {
    'R-31: of another page': { origin: OTHER_PORTAL_URL },
    'R-31: of another type': { clientData: { type: 'webauthn.create' } },
    'R-33: for another domain': { rpId: 'example.org' },
    'R-34: with nobody there': { flags: { up: false } },
    'R-35: with another handle': { userHandle: 'AAAA' },
    'R-37: that may be copied now': { flags: { be: true, bs: true } },
  }
  it.each(Object.entries(LIES))('%s is refused as in a sign-in', async (_name, lies) => {
    const { server, browser, authenticator } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    const assertion = authenticator.get(options, lies)
    expect(heard(await shown(browser, flow, { assertion }))).toEqual(REFUSED)
    expect(actsIn(server)).toContain('method.wrong')
    expect(usesIn(server)[0]?.counter).toBe(null)
  })

  it('R-32: in a frame is none of what was asked here, as in a sign-in', async () => {
    const { server, browser, authenticator } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    const framed = authenticator.get(options, { clientData: { crossOrigin: true } })
    expect(heard(await shown(browser, flow, { assertion: framed }))).toEqual(EXPIRED)
  })

  it('R-34: without finger, face or PIN is told so, and R-38: with a counter that stands still is a clone', async () => {
    const { server, browser, authenticator } = await ready()
    const first = await untilTried(server, { browser })
    const unverified = authenticator.get(first.options, { flags: { uv: false } })
    const told = await shown(browser, first.flow, { assertion: unverified })
    expect(heard(told)).toEqual([422, 'user_not_verified'])
    const right = authenticator.get(first.options, { counter: 5 })
    expect(stepNameOf(await shown(browser, first.flow, { assertion: right }))).toBe('done')
    const again = await untilTried(server, { browser })
    const copied = authenticator.get(again.options, { counter: 5 })
    expect(heard(await shown(browser, again.flow, { assertion: copied }))).toEqual(REFUSED)
    expect(actsIn(server)).toContain('method.cloned')
  })

  it('is counted for wrong ones like anybody who signs in', async () => {
    const { server, browser, authenticator } = await ready()
    const { flow, options } = await untilTried(server, { browser })
    const wrong = authenticator.get(options, { userHandle: 'AAAA' })
    for (let round = 0; round < 3; round++) await shown(browser, flow, { assertion: wrong })
    const failures = () =>
      rowsIn(server, "select failures from attempt_budget where kind = 'passkey'")[0]?.failures
    expect(failures()).toBe(3)
    await shown(browser, flow, { assertion: authenticator.get(options) })
    expect(failures()).toBe(0)
  })

  it('is led nowhere else: not to another way, to what was forgotten, nor to one that is made anew', async () => {
    const { server, browser } = await ready()
    const { flow, reply } = await untilTried(server, { browser })
    expect(reply.body.ways).toBe(null)
    for (const act of ['other', 'lost', 'skip', 'forgotten', 'restart'])
      expect(heard(await browser.answer(flow, { step: 'passkey', [act]: true } as never))).toEqual([
        409,
        'step_changed',
      ])
  })
})
