/**
 * The attacker has a credential that a browser made by itself, with nobody there, or wants one: to stand in for what
 * its person makes with their finger.
 */
import { describe, expect, it } from 'vitest'
import { readAccount } from '../../../support/api/account.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, PASSWORD, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { changeRows, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator, type Lies } from '../../../support/webauthn/authenticator.ts'
import {
  enrolStep,
  setPolicy,
  signInByPasskey,
  WITH_PASSKEYS,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

/** Nobody was there, and nobody was verified. */
const UNSEEN: Lies = { flags: { up: false, uv: false } }

/** Somebody with a password and an app, in a portal where browsers may make passkeys by themselves. */
async function opened(policy: object = {}) {
  const { server, secret } = await openEnrolled(openServer)
  setPolicy(server, { offer: 'automatic', ...policy })
  return { server, secret }
}

async function signedIn(server: TestServer, secret: string) {
  server.clock.advance(MINUTE)
  const { browser, flow } = await untilTotp(server)
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  return { browser, flow, reply }
}

/** The browser was asked, and made one. */
async function made() {
  const { server, secret } = await opened()
  const { browser, flow } = await signedIn(server, secret)
  const asked = await browser.answer(flow, { step: 'offer', quietly: true })
  const authenticator = createAuthenticator({ isCopyable: true })
  const attestation = authenticator.create(enrolStep(asked, 'passkey').options, UNSEEN)
  const reply = await browser.answer(flow, { step: 'passkey-enrol', attestation })
  return { server, secret, authenticator, reply }
}

const passkeysIn = (server: TestServer) =>
  rowsIn(server, "select * from method where kind = 'passkey'")

describe('a passkey that a browser makes by itself, after a password and an app', () => {
  it('is kept with nobody there, said to be so, mailed, and the sign-in goes on', async () => {
    const { server, reply } = await made()
    expect(stepOf(reply, 'done')).toMatchObject({ acr: 'aal2', amr: ['pwd', 'otp', 'mfa'] })
    const [row] = passkeysIn(server)
    expect(JSON.parse(String(row?.data))).toMatchObject({ isUnasked: true, isVerified: false })
    await server.deliverMail()
    expect(server.mailer.sent.at(-1)?.subject).toMatch(/new way to sign in/)
  })

  it('is asked for once, and the person is asked where the browser made none', async () => {
    const { server, secret } = await opened()
    const { browser, flow, reply } = await signedIn(server, secret)
    expect(stepOf(reply, 'offer').isAutomatic).toBe(true)
    const asked = await browser.answer(flow, { step: 'offer', quietly: true })
    expect(enrolStep(asked, 'passkey')).toMatchObject({
      isQuiet: true,
      options: { authenticatorSelection: { userVerification: 'preferred' } },
    })
    const back = await browser.answer(flow, { step: 'passkey-enrol', other: true } as never)
    expect(stepOf(back, 'offer').isAutomatic).toBe(false)
    const again = await browser.answer(flow, { step: 'offer', quietly: true })
    expect([again.status, again.body.code]).toEqual([409, 'step_changed'])
    const loud = await browser.answer(flow, { step: 'offer', now: true })
    expect(enrolStep(loud, 'passkey').isQuiet).toBe(false)
  })

  it('stands in the place of the password: with the app it opens what two factors open', async () => {
    const { server, secret, authenticator } = await made()
    server.clock.advance(MINUTE)
    const { browser, flow, reply } = await signInByPasskey(server, authenticator)
    expect(stepNameOf(reply)).toBe('totp')
    const done = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepOf(done, 'done')).toMatchObject({ acr: 'aal2', amr: ['swk', 'otp', 'mfa'] })
  })

  it('opens alone what a password alone opens, and no more', async () => {
    const { server, authenticator } = await made()
    setPolicy(server, { level: 'aal1' })
    const { reply } = await signInByPasskey(server, authenticator)
    expect(stepOf(reply, 'done')).toMatchObject({ acr: 'aal1', amr: ['swk'] })
  })
})

describe('the attacker', () => {
  it('answers any other challenge with nobody there: refused', async () => {
    const { server, secret } = await opened()
    const { browser, flow } = await signedIn(server, secret)
    const asked = await browser.answer(flow, { step: 'offer', now: true })
    const { options } = enrolStep(asked, 'passkey')
    const absent = createAuthenticator().create(options, { flags: { up: false } })
    const unverified = createAuthenticator().create(options, { flags: { uv: false } })
    const codes = []
    for (const attestation of [absent, unverified])
      codes.push((await browser.answer(flow, { step: 'passkey-enrol', attestation })).body.code)
    expect(codes).toEqual(['credential_refused', 'user_not_verified'])
    expect(passkeysIn(server)).toEqual([])
  })

  it('keeps the challenge of the browser, and answers it once the person is asked: refused', async () => {
    const { server, secret } = await opened()
    const { browser, flow } = await signedIn(server, secret)
    const quiet = await browser.answer(flow, { step: 'offer', quietly: true })
    const attestation = createAuthenticator().create(enrolStep(quiet, 'passkey').options, UNSEEN)
    await browser.answer(flow, { step: 'passkey-enrol', other: true } as never)
    await browser.answer(flow, { step: 'offer', now: true })
    const late = await browser.answer(flow, { step: 'passkey-enrol', attestation })
    expect(late.body.code).toBe('code_expired')
    expect(passkeysIn(server)).toEqual([])
  })

  it('signs in by it with nobody there, or nobody verified: refused', async () => {
    const { server, authenticator } = await made()
    for (const flags of [{ up: false }, { uv: false }]) {
      const { reply } = await signInByPasskey(server, authenticator, { flags })
      expect(reply.status).toBeGreaterThanOrEqual(400)
    }
  })

  it('asks for it where the policy has it offered alone: refused', async () => {
    const { server, secret } = await opened({ offer: 'offered' })
    const { browser, flow, reply } = await signedIn(server, secret)
    expect(stepOf(reply, 'offer').isAutomatic).toBe(false)
    const asked = await browser.answer(flow, { step: 'offer', quietly: true })
    expect([asked.status, asked.body.code]).toEqual([409, 'step_changed'])
  })

  it('has the password and one that was made by itself: that is one factor', async () => {
    const { server } = await made()
    changeRows(server, "update method set state = 'removed' where kind = 'totp'")
    server.clock.advance(MINUTE)
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })

  it('has another way to verify added by it: it vouches for nothing', async () => {
    const { server, authenticator } = await made()
    setPolicy(server, { level: 'aal1' })
    const { browser } = await signInByPasskey(server, authenticator)
    const { body } = await browser.start({ journey: 'add-method', kind: 'security-key' })
    expect(body.step.name).toBe('totp')
  })

  it('asks for the highest level by it: it is no key of its own', async () => {
    const { server, authenticator } = await made()
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ acr: 'aal3' })).body
    const asked = await browser.answer(flow, { step: 'identify', method: 'passkey' })
    const { options } = stepOf(asked, 'passkey')
    const assertion = authenticator.get(options)
    const reply = await browser.answer(flow, { step: 'passkey', assertion })
    expect(stepNameOf(reply)).not.toBe('done')
  })

  it('comes into a frozen account by it: it is no strong method, and lifts nothing', async () => {
    const { server, authenticator } = await made()
    changeRows(server, 'update person set frozen_at = 1')
    setPolicy(server, { level: 'aal1' })
    const { reply } = await signInByPasskey(server, authenticator)
    expect(stepNameOf(reply)).toBe('totp')
  })

  it('has the app removed, of which it is the last beside it: it stands in for none', async () => {
    const { server, secret } = await made()
    const { browser } = await signedIn(server, secret)
    const { methods } = await readAccount(browser)
    const found = methods.map(({ kind, removal, counts }) => [kind, removal, counts.reset])
    expect(found).toContainEqual(['totp', 'needed', 'yes'])
    expect(found).toContainEqual(['passkey', 'yes', 'no'])
  })

  it('has one made in a console whose policy says so: its person is asked', async () => {
    const { server } = await opened()
    const { secret } = await administrator(server)
    const browser = createBrowser(server, { origin: server.publicUrl })
    changeRows(
      server,
      "update portal set version = version + 1, policy = ? where id = 'console'",
      JSON.stringify({ ...WITH_PASSKEYS, offer: 'automatic' }),
    )
    server.clock.advance(MINUTE)
    const { flow } = (await browser.start({ portal: 'console' })).body
    await browser.answer(flow, { step: 'identify', address: 'owner@example.org' })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepOf(reply, 'offer').isAutomatic).toBe(false)
  })
})
