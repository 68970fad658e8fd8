/**
 * The attacker has a password of eight letters that was chosen beside an app, and looks for a door where
 * the password alone will do: another portal, one whose level was lowered this minute, a flow that began
 * before, a sign-in of grace. It opens none; its owner replaces it once they have shown the app.
 */
import { describe, expect, it } from 'vitest'
import {
  asHost,
  type Browser,
  createBrowser,
  onboardUntil,
  type Reply,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  actsIn,
  addOtherPortal,
  changeRows,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()
/** Enough beside an app, and not alone. */
const SHORT = 'qzvkwpxj'
const LONG = 'seven quiet harbours'

/** In, through whatever step comes, with this password and an app. */
async function enrolledWith(server: TestServer, password: string) {
  const browser = createBrowser(server)
  const { flow, secret } = await onboardUntil(server, browser, 'new-password')
  const shown = await browser.answer(flow, { step: 'new-password', password })
  const { document, version, hash } = stepOf(shown, 'notice')
  stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
  server.clock.advance(2 * MINUTE)
  return { browser, secret }
}

const setPolicy = (server: TestServer, policy: object) =>
  changeRows(server, 'update portal set version = version + 1, policy = ?', JSON.stringify(policy))

/** After the password, whoever's it is. */
async function afterPassword(server: TestServer, password: string) {
  const { browser, flow } = await untilPassword(server)
  return { browser, flow, reply: await browser.answer(flow, { step: 'password', password }) }
}

/** The app, then a longer password; the answer to that. */
async function replace(
  server: TestServer,
  { browser, flow, secret }: { browser: Browser; flow: string; secret: string },
): Promise<Reply> {
  const shown = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  const { isTooShort, isReplacement, rules } = stepOf(shown, 'new-password')
  expect([isTooShort, isReplacement, rules.minLength]).toEqual([true, false, 15])
  const again = await browser.answer(flow, { step: 'new-password', password: `${SHORT}-abc` })
  expect(again.body.reasons).toEqual(['too_short'])
  return browser.answer(flow, { step: 'new-password', password: LONG })
}

describe('a password too short to stand alone, in a portal lowered to aal1', () => {
  it('opens nothing: the app is asked for, then a longer one, which counts at once', async () => {
    const server = await openServer()
    const { secret } = await enrolledWith(server, SHORT)
    setPolicy(server, { level: 'aal1' })
    const { browser, flow, reply } = await afterPassword(server, SHORT)
    expect(stepNameOf(reply)).toBe('totp')
    expect(
      (await browser.answer(flow, { step: 'notice', document: 'privacy', version: 1, hash: 'x' }))
        .status,
    ).toBe(409)
    const done = stepOf(await replace(server, { browser, flow, secret }), 'done')
    expect([done.acr, done.amr]).toEqual(['aal2', ['otp', 'pwd', 'mfa']])
    server.clock.advance(MINUTE)
    expect(stepNameOf((await afterPassword(server, LONG)).reply)).toBe('done')
    expect((await afterPassword(server, SHORT)).reply.body.code).toBe('wrong_password')
  })

  it('opens nothing in a flow that waited for the app when the level was lowered', async () => {
    const server = await openServer()
    const { secret } = await enrolledWith(server, SHORT)
    const { browser, flow, reply } = await afterPassword(server, SHORT)
    expect(stepNameOf(reply)).toBe('totp')
    setPolicy(server, { level: 'aal1' })
    expect(stepNameOf(await browser.see(flow))).toBe('totp')
    expect(stepNameOf(await replace(server, { browser, flow, secret }))).toBe('done')
  })

  it('is replaced with everything that goes with it: sessions, other flows, a mail', async () => {
    const server = await openServer()
    const { browser: first, secret } = await enrolledWith(server, SHORT)
    const { flow: open } = (await first.start()).body
    const continued = await first.answer(open, { step: 'identify', continue: true })
    const { code } = stepOf(continued, 'done')
    const { sid } = (await asHost(server, '/v1/redeem', { code })).body
    setPolicy(server, { level: 'aal1' })
    const { browser, flow } = await afterPassword(server, SHORT)
    const other = await afterPassword(server, SHORT)
    await replace(server, { browser, flow, secret })
    expect((await asHost(server, '/v1/sessions/check', { sid })).body).toEqual({ active: false })
    expect((await other.browser.see(other.flow)).body.code).toBe('flow_not_found')
    await server.deliverMail()
    expect(server.mailer.newestTo(REPORTER).subject).toContain('password')
    expect(actsIn(server)).toContain('password.replaced')
  })

  it('is replaced after a fresh mailed code by somebody who never had an app', async () => {
    const server = await openServer({
      portal: { policy: { level: 'aal1', password: 'classic-8' } },
    })
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password')
    const shown = await browser.answer(flow, { step: 'new-password', password: 'Qz7!vkwp' })
    const { document, version, hash } = stepOf(shown, 'notice')
    stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
    server.clock.advance(2 * MINUTE)
    expect(stepNameOf((await afterPassword(server, 'Qz7!vkwp')).reply)).toBe('done')
    setPolicy(server, { level: 'aal1', password: 'nist' })
    const { browser: later, flow: signIn, reply } = await afterPassword(server, 'Qz7!vkwp')
    expect(stepOf(reply, 'email-code').purpose).toBe('recovery')
    await later.answer(signIn, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await later.answer(signIn, { step: 'email-code', code }), 'new-password')
    const replaced = await later.answer(signIn, { step: 'new-password', password: LONG })
    expect(stepNameOf(replaced)).toBe('done')
  })

  it('is asked to be longer by nobody who continues a session that was live', async () => {
    const server = await openServer()
    const { browser } = await enrolledWith(server, SHORT)
    setPolicy(server, { level: 'aal1' })
    const { flow } = (await browser.start()).body
    stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
  })
})

describe('a password too short to stand alone, elsewhere', () => {
  it('opens no other portal that asks for the password alone', async () => {
    const server = await openServer()
    const { secret } = await enrolledWith(server, SHORT)
    await addOtherPortal(server, { origins: [server.portalUrl], policy: { level: 'aal1' } })
    const { token } = await server.invite({ portalId: 'other' })
    // Whoever has a role elsewhere replaces nothing on a host's page.
    const browser = createBrowser(server, { origin: server.publicUrl })
    const body = { portal: 'other', journey: 'invitation', invitation: token } as const
    const { flow } = (await browser.start(body)).body
    const reply = await browser.answer(flow, { step: 'password', password: SHORT })
    expect(stepNameOf(reply)).toBe('totp')
    expect(stepNameOf(await replace(server, { browser, flow, secret }))).toBe('accept')
  })

  it('comes in by no sign-in of grace', async () => {
    const server = await openServer({
      portal: { policy: { level: 'aal1', password: 'classic-8' } },
    })
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'new-password')
    const shown = await browser.answer(flow, { step: 'new-password', password: 'Qz7!vkwp' })
    const { document, version, hash } = stepOf(shown, 'notice')
    stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
    setPolicy(server, { level: 'aal2', password: 'nist', graceSignIns: 3 })
    const { browser: later, flow: signIn, reply } = await afterPassword(server, 'Qz7!vkwp')
    expect(stepOf(reply, 'enrol').graceLeft).toBe(0)
    const asked = await later.answer(signIn, { step: 'enrol', later: true })
    expect([asked.body.code, stepNameOf(asked)]).toEqual(['step_changed', 'enrol'])
  })

  it('finishes no enrolment that began in another browser under a higher level', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    const first = createBrowser(server)
    const { flow, secret } = await onboardUntil(server, first, 'new-password', token)
    await first.answer(flow, { step: 'new-password', password: SHORT })
    setPolicy(server, { level: 'aal1' })
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(server)
    const { flow: second } = (await browser.start({ journey: 'invitation', invitation: token }))
      .body
    await browser.answer(second, { step: 'email-code', send: true })
    await browser.answer(second, { step: 'email-code', code: await server.mailedCode() })
    const reply = await browser.answer(second, { step: 'password', password: SHORT })
    expect(stepNameOf(reply)).toBe('totp')
    expect(stepNameOf(await replace(server, { browser, flow: second, secret }))).toBe('notice')
  })
})
