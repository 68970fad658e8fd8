/** Passkeys, security keys and this device: made, shown, and what they add up to. */
import { describe, expect, it } from 'vitest'
import type { PersonView } from '../../../../api/contract/console/people-wire.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, onboardUntil, PASSWORD, stepOf } from '../../../support/api/browser.ts'
import { agreed } from '../../../support/api/confirming.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { actsIn, changeRows, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import { REPORTER } from '../../../support/api/test-server.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import {
  addCredential,
  enrolStep,
  KINDS,
  openWithPasskey,
  setPolicy,
  signInByPasskey,
  signInBySecond,
  untilPasskey,
  untilSecond,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

/** Somebody with an app, in a portal that takes passkeys. */
const ready = async (policy: object = {}) => {
  const scene = await openEnrolled(openServer)
  setPolicy(scene.server, policy)
  return scene
}

describe('a passkey alone', () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)('lets its person in: %s', async (algorithm) => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator({ algorithm, isCopyable: true })
    const made = await addCredential(server, { browser, secret, authenticator })
    expect(stepNameOf(made)).toBe('done')
    const { reply } = await signInByPasskey(server, authenticator)
    const done = stepOf(reply, 'done')
    expect([done.acr, done.amr]).toEqual(['aal2', ['swk', 'user', 'mfa']])
    expect(reply.body.who?.address).toBe(REPORTER)
  })

  it('reaches aal3 where it cannot be copied', async () => {
    const { server, authenticator } = await openWithPasskey(openServer)
    const { reply } = await signInByPasskey(server, authenticator)
    expect(stepOf(reply, 'done')).toMatchObject({ acr: 'aal3', amr: ['hwk', 'user', 'mfa'] })
  })

  it('is offered before any address where the portal takes it first, and nowhere else', async () => {
    const { server } = await ready()
    const methods = async () => stepOf(await createBrowser(server).start(), 'identify').methods
    expect(await methods()).toEqual(['passkey'])
    setPolicy(server, { firstFactors: ['password'] })
    expect(await methods()).toEqual([])
  })

  it('gives way to an address, where it is not to hand', async () => {
    const { server } = await openWithPasskey(openServer)
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    const asked = await browser.answer(flow, { step: 'identify', method: 'passkey' })
    expect(stepOf(asked, 'passkey').canChooseOther).toBe(true)
    expect(stepNameOf(await browser.answer(flow, { step: 'passkey', other: true }))).toBe(
      'identify',
    )
  })

  it('is not enough where aal3 is asked for and it may be copied: another is asked for', async () => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator({ isCopyable: true })
    await addCredential(server, { browser, secret, authenticator })
    const asked = await untilPasskey(server, { acr: 'aal3' })
    const assertion = authenticator.get(asked.options)
    const reply = await asked.browser.answer(asked.flow, { step: 'passkey', assertion })
    expect([reply.status, stepNameOf(reply)]).toEqual([200, 'enrol'])
    expect(stepOf(reply, 'enrol').methods).toEqual(['security-key', 'this-device'])
  })
})

describe.each(KINDS)('on top of a password: %s', (kind) => {
  it('lets its person in, and is told by mail and in the log', async () => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator()
    const made = await addCredential(server, { browser, secret, authenticator, kind })
    expect(stepNameOf(made)).toBe('done')
    await server.deliverMail()
    expect(server.mailer.sent.at(-1)?.subject).toMatch(/new way to sign in/)
    expect(actsIn(server).filter((act) => act === 'method.added').length).toBeGreaterThan(0)
    const { reply } = await signInBySecond(server, { kind, authenticator })
    expect(stepOf(reply, 'done').amr).toEqual(['pwd', 'hwk', 'user', 'mfa'])
  })

  it('is asked for by its id alone, once the password was right', async () => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator()
    await addCredential(server, { browser, secret, authenticator, kind })
    const { options, methods } = await untilSecond(server, kind)
    expect(options.allowCredentials.map(({ id }) => id)).toEqual([authenticator.held[0]?.id])
    expect([methods, options.rpId]).toEqual([[`My ${kind}`], 'localhost'])
  })

  it('vouches for a forgotten password', async () => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator()
    await addCredential(server, { browser, secret, authenticator, kind })
    changeRows(server, "update method set state = 'removed' where kind = 'totp'")
    const other = createBrowser(server)
    const { flow } = (await other.start()).body
    await other.answer(flow, { step: 'identify', address: REPORTER })
    await other.answer(flow, { step: 'password', forgotten: true })
    await other.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const asked = await other.answer(flow, { step: 'email-code', code })
    const { options, isRecovery } = stepOf(asked, kind as 'passkey')
    expect(isRecovery).toBe(true)
    const assertion = authenticator.get(options)
    const next = await other.answer(flow, { step: kind as 'passkey', assertion })
    expect(stepNameOf(next)).toBe('new-password')
  })

  it('is what an invitation sets up, where the portal prefers it', async () => {
    const server = await openServer({ portal: { policy: { secondFactors: [kind] } } })
    const browser = createBrowser(server)
    const { flow, reply } = await onboardUntil(server, browser, `${kind}-enrol` as 'passkey-enrol')
    const authenticator = createAuthenticator()
    const attestation = authenticator.create(enrolStep(reply, kind).options)
    const step = `${kind}-enrol` as 'passkey-enrol'
    const next = await browser.answer(flow, { step, attestation })
    expect(stepNameOf(next)).toBe('new-password')
    await browser.answer(flow, { step: 'new-password', password: PASSWORD })
    expect(rowsIn(server, 'select kind, is_default from method where kind = ?', kind)).toEqual([
      { kind, is_default: 1 },
    ])
  })
})

describe('a security key without a PIN', () => {
  it('is something to have on top of a password, and no more', async () => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator({ verifies: false })
    const kind = 'security-key'
    await addCredential(server, { browser, secret, authenticator, kind })
    const { reply } = await signInBySecond(server, { kind, authenticator })
    expect(stepOf(reply, 'done')).toMatchObject({ acr: 'aal2', amr: ['pwd', 'hwk', 'mfa'] })
  })

  it('is not enough where aal3 is asked for, and says what is missing', async () => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator({ verifies: false })
    const kind = 'security-key'
    await addCredential(server, { browser, secret, authenticator, kind })
    const shown = await signInBySecond(server, { kind, authenticator, acr: 'aal3' })
    const { reply, flow, browser: other } = shown
    expect([reply.status, reply.body.code]).toEqual([422, 'user_not_verified'])
    const { options } = stepOf(reply, kind as 'passkey')
    expect(options.userVerification).toBe('required')
    const withPin = authenticator.get(options, { flags: { uv: true } })
    const done = await other.answer(flow, { step: kind as 'passkey', assertion: withPin })
    expect(stepOf(done, 'done').acr).toBe('aal3')
  })
})

describe('an act', () => {
  it('is confirmed by a passkey that is shown for it', async () => {
    const { server, browser, authenticator } = await openWithPasskey(openServer)
    const [app] = rowsIn(server, "select id from method where kind = 'totp'")
    changeRows(server, "update method set is_default = kind = 'passkey'")
    const { flow, reply } = await agreed(browser, {
      act: 'method.remove',
      object: String(app?.id),
    })
    const assertion = authenticator.get(stepOf(reply, 'passkey').options)
    const done = await browser.answer(flow, { step: 'passkey', assertion })
    expect(stepNameOf(done)).toBe('done')
    expect(rowsIn(server, "select state from method where kind = 'totp'")).toEqual([
      { state: 'removed' },
    ])
  })

  it('is not confirmed by what was signed to sign in', async () => {
    const { server, browser, authenticator } = await openWithPasskey(openServer)
    const [app] = rowsIn(server, "select id from method where kind = 'totp'")
    changeRows(server, "update method set is_default = kind = 'passkey'")
    const { options } = await untilPasskey(server)
    const { flow } = await agreed(browser, { act: 'method.remove', object: String(app?.id) })
    const answer = { step: 'passkey', assertion: authenticator.get(options) } as const
    expect((await browser.answer(flow, answer)).body.code).toBe('code_expired')
  })
})

describe('a portal that takes a passkey first, and nothing of the kind on top', () => {
  it('lets people set one up all the same', async () => {
    const { server, browser, secret } = await ready({ secondFactors: ['totp'] })
    const authenticator = createAuthenticator({ isCopyable: true })
    await addCredential(server, { browser, secret, authenticator })
    expect(stepOf((await signInByPasskey(server, authenticator)).reply, 'done').acr).toBe('aal2')
  })
})

describe('the console', () => {
  it('is told where each is kept and whether it checks its person, and that an app is none', async () => {
    const { server, browser, secret } = await ready()
    const authenticator = createAuthenticator({ verifies: false })
    await addCredential(server, { browser, secret, authenticator, kind: 'security-key' })
    const [person] = rowsIn(server, 'select id from person where email_key = ?', REPORTER)
    const owner = await administrator(server)
    const { text } = await owner.get(`/portals/demo/people/${person?.id}`)
    const methods: PersonView['methods'] = JSON.parse(text).methods
    const told = methods.map(({ kind, device }) => [kind, device])
    const page = server.portalUrl
    expect(told).toContainEqual([
      'security-key',
      { isCopied: false, verifies: false, model: null, page },
    ])
    expect(told).toContainEqual(['totp', null])
  })
})
