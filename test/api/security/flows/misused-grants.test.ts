/**
 * The attacker has something of a confirmation: its code, the token in a page, a session of the same person,
 * a factor that is about to go. They want it to count for another act, another object, a second time, later,
 * or elsewhere. A grant is for one act, one object, one session and one portal, once, within two minutes.
 */
import { describe, expect, it } from 'vitest'
import {
  asHost,
  type Browser,
  createBrowser,
  PASSWORD,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  agreed,
  asked,
  confirmed,
  granted,
  redeem,
  sidOf,
  signedIn,
  suspendReporter,
} from '../../../support/api/confirming.ts'
import {
  addOtherPortal,
  OTHER_PORTAL_URL,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../../support/api/sign-ins.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

describe('T-064: a grant', () => {
  it.each([
    ['another object', { object: 'submission-18' }],
    ['another act', { act: 'approve' }],
    ['another session', { sid: 'another' }],
  ])('is worth nothing for %s, and is used up by the try', async (_, other) => {
    const server = await openServer()
    const { code, sid } = await granted(server)
    const tried = await redeem(server, { code, sid, ...other })
    expect([tried.status, tried.body.code]).toEqual([422, 'code_refused'])
    expect((await redeem(server, { code, sid })).status).toBe(422)
  })

  it('is worth nothing in another session of the same person', async () => {
    const server = await openServer()
    const { code, secret } = await granted(server)
    const { done } = await signIn(server, secret)
    const sid = await sidOf(server, done.code)
    expect((await redeem(server, { code, sid })).body.code).toBe('code_refused')
  })

  it('is worth nothing to another portal', async () => {
    const server = await openServer()
    const theirs = await addOtherPortal(server)
    const { code, sid } = await granted(server)
    expect((await redeem(server, { code, sid }, theirs)).body.code).toBe('code_refused')
    expect((await redeem(server, { code, sid })).status).toBe(200)
  })

  it('lasts two minutes from the right answer', async () => {
    const server = await openServer()
    const early = await granted(server)
    server.clock.advance(2 * MINUTE - 1)
    expect((await redeem(server, { code: early.code, sid: early.sid })).status).toBe(200)
    const other = await openServer()
    const late = await granted(other)
    other.clock.advance(2 * MINUTE)
    expect((await redeem(other, { code: late.code, sid: late.sid })).body.code).toBe('code_refused')
  })

  it('is worth nothing once its session has ended', async () => {
    const server = await openServer()
    const { browser, code, sid } = await granted(server)
    await browser.signOut()
    expect((await redeem(server, { code, sid })).body.code).toBe('code_refused')
  })

  it('is worth nothing once its person is suspended', async () => {
    const server = await openServer()
    const { code, sid } = await granted(server)
    await suspendReporter(server)
    expect((await redeem(server, { code, sid })).body.code).toBe('code_refused')
  })

  it('is no sign-in and no proven address, nor is either of them a grant', async () => {
    const server = await openServer()
    const { code, sid, browser } = await granted(server)
    expect((await asHost(server, '/v1/redeem', { code })).status).toBe(422)
    expect((await asHost(server, '/v1/verifications/redeem', { code })).status).toBe(422)
    const { flow } = (await browser.start()).body
    const again = stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
    expect((await redeem(server, { code: again.code, sid })).status).toBe(422)
    expect((await redeem(server, { code, sid })).status).toBe(200)
  })
})

describe('what a page was given to have confirmed', () => {
  const started = async (browser: Browser, given: string) =>
    (await browser.start({ journey: 'confirm', confirmation: given })).body.step

  const UNKNOWN = { name: 'denied', reason: 'confirmation-unknown' }

  it('yields one grant, however many tabs it is open in', async () => {
    const server = await openServer()
    const { sid, ...somebody } = await signedIn(server)
    const confirmation = await asked(server, sid)
    const { flow } = await agreed(somebody.browser, { confirmation })
    stepOf(await confirmed(server, somebody, { confirmation }), 'done')
    server.clock.advance(MINUTE)
    const code = appCode(server, somebody.secret)
    const second = await somebody.browser.answer(flow, { step: 'totp', code })
    expect(second.body.view?.step).toMatchObject(UNKNOWN)
    expect(await started(somebody.browser, confirmation)).toMatchObject(UNKNOWN)
  })

  it('is of no use in another session of the same person', async () => {
    const server = await openServer()
    const { sid, secret } = await signedIn(server)
    const confirmation = await asked(server, sid)
    const { browser } = await signIn(server, secret)
    expect(await started(browser, confirmation)).toMatchObject(UNKNOWN)
  })

  it('is of no use in another portal, nor as what proves an address', async () => {
    const server = await openServer()
    await addOtherPortal(server)
    const { sid, browser } = await signedIn(server)
    const confirmation = await asked(server, sid)
    const there = createBrowser(server, { origin: OTHER_PORTAL_URL, jar: browser.jar })
    const elsewhere = await there.start({ portal: 'other', journey: 'confirm', confirmation })
    expect(elsewhere.body.step).toMatchObject({ name: 'denied', reason: 'signed-out' })
    const proving = await browser.start({ journey: 'verify-email', verification: confirmation })
    expect(proving.body.step).toMatchObject({ name: 'denied', reason: 'verification-unknown' })
    const { body } = await asHost(server, '/v1/verifications', { address: REPORTER })
    expect(await started(browser, body.verification)).toMatchObject(UNKNOWN)
  })

  it('is of no use once its session has ended, or its person is suspended', async () => {
    const server = await openServer()
    const { sid, browser, secret } = await signedIn(server)
    const { flow } = await agreed(browser, { confirmation: await asked(server, sid) })
    await suspendReporter(server)
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepNameOf(reply)).toBe('denied')
  })

  it('keeps what it was agreed to with: another `state` begins anew', async () => {
    const server = await openServer()
    const { sid, browser } = await signedIn(server)
    const { flow } = await agreed(browser, { confirmation: await asked(server, sid) })
    expect((await browser.see(flow, 'another-state-of-the-host')).body.code).toBe('flow_not_found')
  })
})

describe('a factor that was shown for something else, or too early', () => {
  it('is not the one of the sign-in: it is shown anew', async () => {
    const server = await openServer()
    const { sid, browser } = await signedIn(server)
    const { reply } = await agreed(browser, { confirmation: await asked(server, sid) })
    stepOf(reply, 'totp')
  })

  it('is not a code that was used to sign in', async () => {
    const server = await openServer()
    const { secret } = await signedIn(server)
    const { browser, done } = await signIn(server, secret)
    const sid = await sidOf(server, done.code)
    const { flow } = await agreed(browser, { confirmation: await asked(server, sid) })
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(reply.body.code).toBe('code_used')
  })

  it('counts for two minutes: after that it is asked for once more', async () => {
    const server = await openServer()
    const { sid, browser, secret } = await signedIn(server)
    const confirmation = await asked(server, sid, { maxAgeSeconds: 0 })
    const { flow } = await agreed(browser, { confirmation })
    stepOf(await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }), 'password')
    server.clock.advance(2 * MINUTE)
    stepOf(await browser.see(flow), 'totp')
    const early = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect([early.body.code, stepNameOf(early)]).toEqual(['step_changed', 'totp'])
  })
})
