/**
 * The attacker has talked somebody who works in the console out of password and app code, or reads their mail, and
 * wants a key of their own there: with it they would act, now and whenever they like.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, PASSWORD, type Reply, stepOf } from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { administrator, visitorIn } from '../../../support/api/console/console.ts'
import { changeRows, countIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import {
  demandKeys,
  enrolWithKey,
  inviteOwner,
  keepCodes,
  makeKey,
  OWNER,
  signInByKey,
} from '../../../support/webauthn/console-keys.ts'
import { addCredential, enrolledAs, setPolicy } from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

/** An owner from before the demand, who has an app. */
const openWithApp = async () => {
  const server = await openServer()
  const owner = await administrator(server)
  demandKeys(server)
  return { server, owner }
}

const openWithKey = async () => {
  const server = await openServer({ keyToAct: 'demanded' })
  return { server, owner: await enrolWithKey(server, { token: await inviteOwner(server) }) }
}

const reasonOf = (reply: Reply) => stepOf(reply, 'denied').reason

const keysIn = (server: TestServer) =>
  countIn(
    server,
    'method',
    "kind in ('passkey', 'security-key', 'this-device') and state = 'active'",
  )

const isActing = async (visitor: { post: ReturnType<typeof visitorIn>['post'] }) => {
  const { status } = await visitor.post('/portals/demo/units/import', {
    csv: 'external id,name\n0009,New Town',
    dryRun: true,
  })
  return status === 200
}

/** Signed in with the password and a code of the app, in a browser of its own. */
const signedInByApp = async (server: TestServer, secret: string, body: object = {}) => {
  server.clock.advance(MINUTE)
  const browser = createBrowser(server, { origin: server.publicUrl })
  const { flow } = (await browser.start({ portal: 'console', ...body })).body
  await browser.answer(flow, { step: 'identify', address: OWNER })
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  const shown = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  const isIn = shown.body.step.name === 'recovery-codes-enrol'
  return { browser, flow, reply: isIn ? await keepCodes(browser, shown) : shown }
}

const wantKey = (browser: ReturnType<typeof createBrowser>) =>
  browser.start({ portal: 'console', journey: 'add-method', kind: 'passkey' })

describe('with the password and a code of the app alone', () => {
  it('no key is added by whoever is signed in', async () => {
    const { server, owner } = await openWithApp()
    const { browser } = await signedInByApp(server, owner.secret)
    server.clock.advance(MINUTE)
    const { flow } = (await wantKey(browser)).body
    const code = appCode(server, owner.secret)
    expect(reasonOf(await browser.answer(flow, { step: 'totp', code }))).toBe('needs-key')
    expect(keysIn(server)).toBe(0)
  })

  it('no key is set up on the way in, though the page asks for hardware', async () => {
    const { server, owner } = await openWithApp()
    const { reply } = await signedInByApp(server, owner.secret, { acr: 'aal3' })
    expect(reasonOf(reply)).toBe('no-usable-method')
  })

  it('none is added by a flow in which the app was shown before the demand came', async () => {
    const server = await openServer()
    const { browser, secret } = await administrator(server)
    server.clock.advance(MINUTE)
    const { flow } = (await wantKey(browser)).body
    const asked = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    demandKeys(server)
    await makeKey(server, browser, asked, createAuthenticator())
    expect(keysIn(server)).toBe(0)
  })

  it('nor by an invitation that was revoked while the browser asked for it', async () => {
    const { server, owner } = await openWithApp()
    const { browser, asked } = await invitedAgain(server, owner.secret)
    changeRows(server, "update invitation set state = 'revoked' where state != 'complete'")
    await makeKey(server, browser, asked, createAuthenticator())
    expect(keysIn(server)).toBe(0)
  })
})

/** Whoever has an account follows an invitation, as far as a key is to be made. */
const invitedAgain = async (server: TestServer, secret: string) => {
  const invitation = await inviteOwner(server)
  server.clock.advance(MINUTE)
  const browser = createBrowser(server, { origin: server.publicUrl })
  const start = { portal: 'console', journey: 'invitation', invitation } as const
  const { flow } = (await browser.start(start)).body
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  const list = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  expect(stepOf(list, 'enrol').methods).toEqual(['passkey', 'security-key', 'this-device'])
  await browser.answer(flow, { step: 'enrol', method: 'passkey' })
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode(OWNER)
  return { browser, flow, asked: await browser.answer(flow, { step: 'email-code', code }) }
}

describe('a first key', () => {
  it('comes with an invitation, after what its person has and a mailed code', async () => {
    const { server, owner } = await openWithApp()
    const { browser, flow, asked } = await invitedAgain(server, owner.secret)
    await keepCodes(browser, await makeKey(server, browser, asked, createAuthenticator()))
    stepOf(await browser.answer(flow, { step: 'accept' }), 'done')
    expect(await isActing(visitorIn(browser, ''))).toBe(true)
  })

  it('comes with a pass that was given for it', async () => {
    const { server, owner } = await openWithApp()
    const { browser } = await signedInByApp(server, owner.secret)
    const asked = { act: 'pass', withoutPassword: false } as const
    const reason = 'Kim is at the desk with a new key'
    const given = await server.domain.helpAtTheMachine.order({ email: OWNER, asked, reason })
    if (!given.ok) throw new Error(given.mistake)
    server.clock.advance(MINUTE)
    const { flow } = (await wantKey(browser)).body
    await browser.answer(flow, { step: 'totp', code: appCode(server, owner.secret) })
    const code = given.pass ?? ''
    const wanted = await browser.answer(flow, { step: 'access-pass', code })
    const authenticator = createAuthenticator()
    stepOf(await makeKey(server, browser, wanted, authenticator), 'done')
    expect(await isActing(await signInByKey(server, authenticator))).toBe(true)
  })

  it('of an agent in a console invitation is a key and no app', async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    const invitation = await inviteOwner(server)
    const browser = createBrowser(server, { origin: server.publicUrl })
    const start = { portal: 'console', journey: 'invitation', invitation } as const
    const { flow } = (await browser.start(start)).body
    await browser.answer(flow, { step: 'email-code', send: true })
    await browser.answer(flow, { step: 'email-code', code: await server.mailedCode(OWNER) })
    const asked = await browser.answer(flow, { step: 'register', firstName: 'A', lastName: 'B' })
    expect(stepOf(asked, 'passkey-enrol').options.rp.id).toBe(new URL(server.publicUrl).hostname)
    const list = await browser.answer(flow, { step: 'passkey-enrol', other: true })
    expect(stepOf(list, 'enrol').methods).toEqual(['passkey', 'security-key', 'this-device'])
    const forced = await browser.answer(flow, { step: 'enrol', method: 'totp' })
    expect(forced.body.code).toBe('step_changed')
  })

  it('that does not verify its user is refused, though keys elsewhere need not', async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    const invitation = await inviteOwner(server)
    const browser = createBrowser(server, { origin: server.publicUrl })
    const start = { portal: 'console', journey: 'invitation', invitation } as const
    const { flow } = (await browser.start(start)).body
    await browser.answer(flow, { step: 'email-code', send: true })
    await browser.answer(flow, { step: 'email-code', code: await server.mailedCode(OWNER) })
    await browser.answer(flow, { step: 'register', firstName: 'A', lastName: 'B' })
    await browser.answer(flow, { step: 'passkey-enrol', other: true })
    const asked = await browser.answer(flow, { step: 'enrol', method: 'security-key' })
    const { options } = stepOf(asked, 'security-key-enrol')
    const origin = server.publicUrl
    const attestation = createAuthenticator({ verifies: false }).create(options, { origin })
    const answer = { step: 'security-key-enrol', attestation, name: 'No PIN' } as const
    expect((await browser.answer(flow, answer)).body.code).toBe('user_not_verified')
  })
})

describe('another key', () => {
  it('comes with one that is shown again', async () => {
    const { server, owner } = await openWithKey()
    const { flow, step } = (await wantKey(owner.browser)).body
    const { options } = stepOf({ body: { flow, step } } as Reply, 'passkey')
    const assertion = owner.authenticator.get(options, { origin: server.publicUrl })
    const asked = await owner.browser.answer(flow, { step: 'passkey', assertion })
    const second = createAuthenticator()
    stepOf(await makeKey(server, owner.browser, asked, second), 'done')
    expect(await isActing(await signInByKey(server, second))).toBe(true)
  })

  it('by a code of the sheet reads for a day, as nothing else of a sheet does more', async () => {
    const { server, owner } = await openWithKey()
    const shown = await byCode(server, owner.codes[0])
    const second = createAuthenticator()
    stepOf(
      await addByCode(server, { ...shown, code: owner.codes[1], authenticator: second }),
      'done',
    )
    expect(await isActing(await signInByKey(server, second))).toBe(false)
    server.clock.advance(DAY + MINUTE)
    expect(await isActing(await signInByKey(server, second))).toBe(true)
  })
})

const byCode = async (server: TestServer, code = '') => {
  const browser = createBrowser(server, { origin: server.publicUrl })
  const { flow } = (await browser.start({ portal: 'console', method: 'recovery-codes' })).body
  await browser.answer(flow, { step: 'identify', address: OWNER })
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  stepOf(await browser.answer(flow, { step: 'recovery-codes', code }), 'codes-left')
  const reply = await browser.answer(flow, { step: 'codes-left' })
  stepOf(reply, 'done')
  return { browser, reply }
}

interface ByCode {
  readonly browser: ReturnType<typeof createBrowser>
  readonly code: string | undefined
  readonly authenticator: ReturnType<typeof createAuthenticator>
}

const addByCode = async (server: TestServer, { browser, code = '', authenticator }: ByCode) => {
  const { flow } = (await wantKey(browser)).body
  await browser.answer(flow, { step: 'passkey', lost: true })
  await browser.answer(flow, { step: 'pick', method: 'recovery-codes' })
  const asked = await browser.answer(flow, { step: 'recovery-codes', code })
  return makeKey(server, browser, asked, authenticator)
}

describe('a passkey that was made in a portal', () => {
  it('lets nobody into the console, though both have one domain', async () => {
    const { server } = await openWithKey()
    setPolicy(server, {})
    demandKeys(server)
    const reporter = await enrolledAs(server, 'reporter@example.org')
    const authenticator = createAuthenticator()
    await addCredential(server, { ...reporter, authenticator })
    expect(authenticator.held[0]?.rpId).toBe(new URL(server.publicUrl).hostname)
    const { reply } = await signInByKey(server, authenticator)
    expect(reply.body.code).toBe('credential_refused')
  })
})
