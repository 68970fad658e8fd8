/** A portal without passwords: from an invitation to a sign-in, and back after a loss. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser, onboardUntil, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  addOtherPortal,
  changeRows,
  OTHER_PORTAL_URL,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { createAuthenticator } from '../../support/webauthn/authenticator.ts'
import { enrolStep, setPolicy, signInByPasskey } from '../../support/webauthn/passkeys.ts'

const openServer = useServers()

const PASSWORDLESS = { firstFactors: ['passkey'], secondFactors: ['passkey', 'totp'] } as const

/** Came in by an invitation, with a passkey and nothing else. */
async function invited() {
  const server = await openServer({ portal: { policy: PASSWORDLESS } })
  const browser = createBrowser(server)
  const { flow, reply } = await onboardUntil(server, browser, 'passkey-enrol')
  const authenticator = createAuthenticator({ isCopyable: true })
  const attestation = authenticator.create(enrolStep(reply, 'passkey').options)
  const made = await browser.answer(flow, { step: 'passkey-enrol', attestation })
  const { document, version, hash } = stepOf(made, 'notice')
  const done = await browser.answer(flow, { step: 'notice', document, version, hash })
  return { server, browser, authenticator, done, progress: reply.body.progress }
}

/** A sign-in by the address, in a browser that nobody knows. */
async function byAddress(server: TestServer) {
  const browser = createBrowser(server)
  const { flow } = (await browser.start()).body
  const reply = await browser.answer(flow, { step: 'identify', address: REPORTER })
  return { browser, flow, reply }
}

/** "I have no passkey here", and the code of the mailbox. */
async function lost(server: TestServer) {
  server.clock.advance(MINUTE)
  const { browser, flow } = await byAddress(server)
  await browser.answer(flow, { step: 'passkey', forgotten: true })
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode()
  return { browser, flow, reply: await browser.answer(flow, { step: 'email-code', code }) }
}

describe('an invitation', () => {
  it('sets up a passkey, and asks for no password', async () => {
    const { server, done, progress } = await invited()
    expect(stepOf(done, 'done')).toMatchObject({ acr: 'aal2', amr: ['swk', 'user', 'mfa'] })
    expect(rowsIn(server, 'select kind from method')).toEqual([{ kind: 'passkey' }])
    expect(progress).toEqual({ at: 3, of: 4 })
  })

  it('offers no app in its place: that lets nobody in', async () => {
    const server = await openServer({ portal: { policy: PASSWORDLESS } })
    const { reply } = await onboardUntil(server, createBrowser(server), 'passkey-enrol')
    expect(reply.body.ways).toBeNull()
  })

  it('to whoever has an account elsewhere sets it up after the mailbox and their app', async () => {
    const { server, secret } = await openEnrolled(openServer)
    setPolicy(server, PASSWORDLESS)
    const { token } = await server.invite({
      roles: [{ unitExternalId: '0002', role: 'reporter', until: null }],
    })
    server.clock.advance(MINUTE)
    const browser = createBrowser(server)
    const { flow, step } = (await browser.start({ journey: 'invitation', invitation: token })).body
    expect(step.name).toBe('email-code')
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    expect(stepNameOf(await browser.answer(flow, { step: 'email-code', code }))).toBe('totp')
    server.clock.advance(MINUTE)
    const next = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const attestation = createAuthenticator().create(enrolStep(next, 'passkey').options)
    const made = await browser.answer(flow, { step: 'passkey-enrol', attestation })
    expect(stepNameOf(made)).toBe('accept')
  })
})

describe('a sign-in', () => {
  it('is by the passkey alone, with an address or without', async () => {
    const { server, authenticator } = await invited()
    const { reply } = await signInByPasskey(server, authenticator)
    expect(stepOf(reply, 'done').acr).toBe('aal2')
    const asked = await byAddress(server)
    const { options } = stepOf(asked.reply, 'passkey')
    expect(options.allowCredentials).toEqual([])
    const assertion = authenticator.get(options)
    const done = await asked.browser.answer(asked.flow, { step: 'passkey', assertion })
    expect(stepNameOf(done)).toBe('done')
  })

  it('takes no password, not of whoever has one', async () => {
    const { server } = await openEnrolled(openServer)
    setPolicy(server, PASSWORDLESS)
    const { browser, flow, reply } = await byAddress(server)
    expect(stepNameOf(reply)).toBe('passkey')
    const typed = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect([typed.status, typed.body.code]).toEqual([409, 'step_changed'])
  })

  it('says that nobody has a password', async () => {
    const { server } = await invited()
    const { body } = await createBrowser(server).start()
    expect(body.step).toMatchObject({ name: 'identify', isPasswordless: true })
  })
})

describe('a passkey that was lost', () => {
  it('is not made up for by the mailbox alone', async () => {
    const { server } = await invited()
    const { reply } = await lost(server)
    expect(stepOf(reply, 'pick')).toMatchObject({ lost: 'passkey', pass: false })
    expect(stepOf(reply, 'pick').methods.map(({ kind }) => kind)).toEqual(['passkey'])
    changeRows(server, "update method set state = 'removed'")
    expect(stepOf((await lost(server)).reply, 'denied').reason).toBe('no-usable-method')
  })

  it('is made anew after the mailbox and an app, and lets in', async () => {
    const { server, secret } = await openEnrolled(openServer)
    setPolicy(server, PASSWORDLESS)
    const { browser, flow, reply } = await lost(server)
    const way = stepOf(reply, 'pick').methods.find(({ kind }) => kind === 'totp')
    await browser.answer(flow, { step: 'pick', method: way?.id ?? '' })
    const next = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const authenticator = createAuthenticator()
    const attestation = authenticator.create(enrolStep(next, 'passkey').options)
    const done = await browser.answer(flow, { step: 'passkey-enrol', attestation })
    expect(stepNameOf(done)).toBe('done')
    expect(stepNameOf((await signInByPasskey(server, authenticator)).reply)).toBe('done')
  })

  it('is asked about where nobody has a password, and nowhere else', async () => {
    const { server } = await openEnrolled(openServer)
    setPolicy(server, {})
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    const asked = await browser.answer(flow, { step: 'identify', method: 'passkey' })
    expect(stepOf(asked, 'passkey').canRecover).toBe(false)
    const reply = await browser.answer(flow, { step: 'passkey', forgotten: true })
    expect([reply.status, reply.body.code]).toEqual([409, 'step_changed'])
  })
})

describe('the account', () => {
  it('changes no password', async () => {
    const { server, browser } = await openEnrolled(openServer)
    setPolicy(server, PASSWORDLESS)
    const { body } = await browser.start({ journey: 'change-password' })
    expect(body.step).toMatchObject({ name: 'denied', reason: 'method-not-offered' })
  })
})

describe('a passkey that was begun in another portal, and came to nothing', () => {
  it('does not keep an invitation from being accepted here', async () => {
    const server = await openServer({ portal: { policy: PASSWORDLESS } })
    await addOtherPortal(server, { policy: { secondFactors: ['totp'] } })
    const there = createBrowser(server)
    const { flow, reply } = await onboardUntil(server, there, 'passkey-enrol')
    const attestation = createAuthenticator().create(enrolStep(reply, 'passkey').options)
    await there.answer(flow, { step: 'passkey-enrol', attestation })
    server.clock.advance(MINUTE)
    const { token } = await server.invite({ portalId: 'other' })
    const plain = createBrowser(server, { origin: OTHER_PORTAL_URL })
    const start: typeof plain.start = (body) => plain.start({ portal: 'other', ...body })
    const here = { ...plain, start }
    const done = await onboardUntil(server, here, 'done', token)
    expect(stepNameOf(done.reply)).toBe('done')
  })
})
