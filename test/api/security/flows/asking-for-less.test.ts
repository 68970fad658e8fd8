/**
 * The attacker asks politely for less: a lower level, an older authentication, another portal's
 * session. What a request names can only raise what the portal's policy asks; what a session holds
 * was written by the server and is never higher than the sign-in that made it.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import {
  asHost,
  createBrowser,
  enrolled,
  onboardUntil,
  PASSWORD,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE, SECOND } from '../../../support/api/clock.ts'
import {
  addOtherPortal,
  changeRows,
  countIn,
  downgradesIn,
  OTHER_PORTAL_URL,
  useServers,
} from '../../../support/api/servers/servers.ts'
import {
  appCode,
  cookieOf,
  stepNameOf,
  untilPassword,
  untilTotp,
} from '../../../support/api/sign-ins.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

describe('T-056: a request', () => {
  it('for aal1 does not spare the second factor that the portal asks for', async () => {
    const { server } = await openEnrolled(openServer)
    expect(stepNameOf((await untilTotp(server, { acr: 'aal1' })).reply)).toBe('totp')
  })

  it('for aal2 asks for the second factor where the portal does not', async () => {
    const { server } = await openEnrolled(openServer)
    await addOtherPortal(server, { origins: [server.portalUrl], policy: { level: 'aal1' } })
    const without = await untilTotp(server, { portal: 'other' })
    expect(stepNameOf(without.reply)).not.toBe('totp')
    const { reply } = await untilTotp(server, { portal: 'other', acr: 'aal2' })
    expect(stepNameOf(reply)).toBe('totp')
  })

  it('for a level that nothing reaches is denied, not lowered', async () => {
    const { server } = await openEnrolled(openServer)
    const { reply } = await untilTotp(server, { acr: 'aal3' })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })

  it('for any age does not make a session live longer', async () => {
    const { server, browser } = await openEnrolled(openServer)
    server.clock.advance(61 * MINUTE)
    const reply = await browser.start({ maxAgeSeconds: 31_536_000 })
    expect(reply.body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })

  it('for a fresh authentication asks for both factors again', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    server.clock.advance(5 * MINUTE)
    const { flow } = (await browser.start({ maxAgeSeconds: 60 })).body
    const asked = await browser.answer(flow, { step: 'identify', continue: true })
    expect(stepNameOf(asked)).toBe('password')
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'totp')
    const code = appCode(server, secret)
    const { code: redemption } = stepOf(await browser.answer(flow, { step: 'totp', code }), 'done')
    const { body } = await asHost(server, '/v1/redeem', { code: redemption })
    expect(body.auth_time).toBe(Math.floor(server.clock.now() / SECOND))
  })

  it('for an authentication that is fresh enough goes straight through', async () => {
    const { server, browser } = await openEnrolled(openServer)
    server.clock.advance(MINUTE - SECOND)
    const { flow } = (await browser.start({ maxAgeSeconds: 60 })).body
    stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
  })
})

/** Enrolled with two factors, and signed in with one where a portal asks for no more. */
async function withPasswordOnly() {
  const { server, secret } = await openEnrolled(openServer)
  await addOtherPortal(server, { origins: [server.portalUrl], policy: { level: 'aal1' } })
  const browser = createBrowser(server)
  const { token } = await server.invite({ portalId: 'other' })
  const added = await browser.start({ portal: 'other', journey: 'invitation', invitation: token })
  const { flow } = added.body
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  const shown = stepOf(await browser.answer(flow, { step: 'accept' }), 'notice')
  const { document, version, hash } = shown
  const low = stepOf(
    await browser.answer(flow, { step: 'notice', document, version, hash }),
    'done',
  )
  return { server, secret, browser, low }
}

describe('a session', () => {
  it('T-057: of a password alone adds no app before one that is there has vouched', async () => {
    const { server, browser: other } = await withPasswordOnly()
    // With roles in two portals, on a page of ours alone.
    const browser = createBrowser(server, { origin: server.publicUrl, jar: other.jar })
    const { flow, step } = (await browser.start({ portal: 'other', journey: 'add-method' })).body
    expect(step.name).toBe('totp')
    for (const answer of [
      { step: 'totp-enrol', code: '123456' },
      { step: 'password', password: PASSWORD },
      { step: 'email-code', send: true },
      { step: 'new-password', password: 'another quiet harbour' },
    ] as const)
      expect((await browser.answer(flow, answer)).body.code).toBe('step_changed')
    expect(countIn(server, 'method')).toBe(2)
  })

  it('T-056: of a password alone is asked for the second factor when a host wants two', async () => {
    const { server, secret, browser, low } = await withPasswordOnly()
    expect([low.acr, low.amr]).toEqual(['aal1', ['pwd']])

    server.clock.advance(MINUTE)
    const up = (await browser.start({ portal: 'other', acr: 'aal2' })).body.flow
    stepOf(await browser.answer(up, { step: 'identify', continue: true }), 'totp')
    const code = appCode(server, secret)
    const high = stepOf(await browser.answer(up, { step: 'totp', code }), 'done')
    expect([high.acr, high.amr]).toEqual(['aal2', ['pwd', 'otp', 'mfa']])
  })

  it('keeps its time of authentication when it is continued', async () => {
    const { server, browser, done } = await openEnrolled(openServer)
    const first = (await asHost(server, '/v1/redeem', { code: done.code })).body
    server.clock.advance(10 * MINUTE)
    const { flow } = (await browser.start()).body
    const again = stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
    const second = (await asHost(server, '/v1/redeem', { code: again.code })).body
    expect([second.sid, second.auth_time]).toEqual([first.sid, first.auth_time])
  })

  it('T-059: of one portal is none in another', async () => {
    const server = await openServer()
    const secret = await addOtherPortal(server)
    const { browser, done } = await enrolled(server)
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    const foreign = await asHost(server, '/v1/sessions/check', { sid }, secret)
    expect(foreign.body).toEqual({ active: false })
    await asHost(server, '/v1/sessions/end', { sid }, secret)
    expect((await asHost(server, '/v1/sessions/check', { sid })).body.active).toBe(true)

    const there = createBrowser(server, { origin: OTHER_PORTAL_URL })
    const [name, value] = cookieOf(browser, 'portal')
    there.jar.set(name.replace('demo', 'other'), value)
    const reply = await there.start({ portal: 'other' })
    expect(reply.body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })
})

describe('T-031: a mailed code', () => {
  it('is no factor, neither beside the password nor instead of one', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const browser = createBrowser(server)
    await onboardUntil(server, browser, 'done')
    server.clock.advance(2 * MINUTE)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const shown = await browser.answer(flow, { step: 'email-code', code })
    expect(stepOf(shown, 'new-password').isReplacement).toBe(true)
    const password = 'another quiet harbour of ours'
    stepOf(await browser.answer(flow, { step: 'new-password', password }), 'password')
    const done = stepOf(await browser.answer(flow, { step: 'password', password }), 'done')
    expect([done.acr, done.amr]).toEqual(['aal1', ['pwd']])
  })
})

describe('asking for less', () => {
  it('is written down: a level below that of the portal', async () => {
    const { server } = await openEnrolled(openServer)
    const { flow } = await untilTotp(server, { acr: 'aal1' })
    expect(downgradesIn(server)).toEqual([{ what: 'acr', asked: 'aal1', stands: 'aal2', flow }])
  })

  it('is written down: a method that the portal does not accept', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    await onboardUntil(server, createBrowser(server), 'done')
    changeRows(server, `update portal set version = version + 1, policy = '{"level":"aal2"}'`)
    server.clock.advance(2 * MINUTE)
    const { browser, flow } = await untilTotp(server)
    const reply = await browser.answer(flow, { step: 'enrol', method: 'sms' })
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['step_changed', 'enrol'])
    expect(downgradesIn(server)).toEqual([{ what: 'method', asked: 'sms', stands: 'totp', flow }])
  })

  it('is written down: a step that the flow does not stand at, thrice for each flow', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const { browser, flow } = await untilPassword(server)
    for (let tries = 0; tries < 5; tries++)
      await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const skipped = { what: 'step', asked: 'totp', stands: 'password', flow }
    expect(downgradesIn(server)).toEqual([skipped, skipped, skipped])
  })

  it('is not said of whoever asks for as much, or for nothing', async () => {
    const { server, secret } = await openEnrolled(openServer)
    await signIn(server, secret)
    await untilTotp(server, { acr: 'aal2' })
    expect(downgradesIn(server)).toEqual([])
  })
})
