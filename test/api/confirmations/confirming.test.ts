/** One act of a host, confirmed by whoever is signed in (`<farstu-confirm>`). */
import { describe, expect, it } from 'vitest'
import { asHost, createBrowser, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  agreed,
  asked,
  confirmed,
  passwordOnly,
  redeem,
  signedIn,
  WITHDRAWAL,
} from '../../support/api/confirming.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { appCode, otherThan, stepNameOf } from '../../support/api/sign-ins.ts'

const openServer = useServers()
const SECOND = 1000

describe('an act that a host has confirmed', () => {
  it('is confirmed by a code of the app, shown for it, and told to the host once', async () => {
    const server = await openServer()
    const { sid, ...somebody } = await signedIn(server)
    const reply = await confirmed(server, somebody, { confirmation: await asked(server, sid) })
    const done = stepOf(reply, 'done')
    expect([done.acr, done.codeExpiresInSeconds]).toEqual([null, 120])
    const { status, body } = await redeem(server, { code: done.code, sid })
    expect(status).toBe(200)
    expect(body).toEqual({
      act: 'withdraw',
      object: 'submission-17',
      personId: expect.any(String),
      acr: 'aal2',
      amr: ['otp', 'pwd', 'mfa'],
      auth_time: expect.any(Number),
      confirmedAt: Math.floor(server.clock.now() / SECOND),
    })
    expect(body.auth_time).toBeLessThan(body.confirmedAt)
  })

  it('is said in the words of the server at every step, whatever the page says', async () => {
    const server = await openServer()
    const { sid, browser } = await signedIn(server)
    const confirmation = await asked(server, sid)
    const forged = { confirmation, act: 'method.remove', object: 'something-harmless' } as const
    const { flow, reply } = await agreed(browser, forged)
    const { confirms } = reply.body
    expect(confirms).toMatchObject({ act: 'host', text: WITHDRAWAL.text })
    expect((await browser.see(flow)).body.confirms).toEqual(confirms)
    const labelled = await browser.send('POST', '/v1/flows', {
      portal: 'demo',
      journey: 'confirm',
      confirmation,
      label: 'Nothing much',
    })
    expect(labelled.body.code).toBe('invalid_input')
  })

  it('asks for the password too where the sign-in is older than the host wants', async () => {
    const server = await openServer()
    const { sid, browser, secret } = await signedIn(server)
    const confirmation = await asked(server, sid, { acr: 'aal2', maxAgeSeconds: 30 })
    const { flow } = await agreed(browser, { confirmation })
    const second = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    stepOf(second, 'password')
    const last = await browser.answer(flow, { step: 'password', password: PASSWORD })
    const { code } = stepOf(last, 'done')
    const { body } = await redeem(server, { code, sid })
    expect([body.acr, body.auth_time]).toEqual(['aal2', body.confirmedAt])
  })

  it('asks for no less than the host’s server does, whatever the page asks for', async () => {
    const server = await openServer()
    const { sid, browser, secret } = await signedIn(server)
    const confirmation = await asked(server, sid, { maxAgeSeconds: 0 })
    const begun = await browser.start({
      journey: 'confirm',
      confirmation,
      acr: 'aal1',
      maxAgeSeconds: 31_536_000,
    })
    const { flow } = begun.body
    await browser.answer(flow, { step: 'confirm' })
    const code = appCode(server, secret)
    stepOf(await browser.answer(flow, { step: 'totp', code }), 'password')
  })

  it('is not to be had at a level that nobody can reach here', async () => {
    const server = await openServer()
    const { sid, browser } = await signedIn(server)
    const confirmation = await asked(server, sid, { acr: 'aal3' })
    const { step } = (await browser.start({ journey: 'confirm', confirmation })).body
    expect(step).toMatchObject({ name: 'denied', reason: 'no-usable-method' })
  })

  it('is asked for only in a session that lives in that portal', async () => {
    const server = await openServer()
    const { sid, browser } = await signedIn(server)
    const ask = (given: string) =>
      asHost(server, '/v1/confirmations', { sid: given, ...WITHDRAWAL })
    expect((await ask('unknown')).body).toMatchObject({ code: 'invalid_input', fields: ['sid'] })
    await browser.signOut()
    expect((await ask(sid)).status).toBe(422)
  })

  it.each([
    ['act', 'x'.repeat(65)],
    ['object', 'x'.repeat(201)],
    ['text', 'x'.repeat(201)],
    ['text', ''],
  ])('has no %s that is too long, or none', async (field, value) => {
    const server = await openServer()
    const { sid } = await signedIn(server)
    const body = { sid, ...WITHDRAWAL, [field]: value }
    const { body: problem } = await asHost(server, '/v1/confirmations', body)
    expect([problem.code, problem.fields]).toEqual(['invalid_input', [field]])
  })

  it.each([
    'Återkalla inlämning 17',
    'Απόσυρση υποβολής',
    'سحب التقرير',
    '👩🏽‍💻 17',
    'x'.repeat(200),
  ])('is shown as it was said: %s', async (text) => {
    const server = await openServer()
    const { sid, browser } = await signedIn(server)
    const confirmation = await asked(server, sid, { text })
    const { confirms } = (await browser.start({ journey: 'confirm', confirmation })).body
    expect(confirms?.text).toBe(text)
  })
})

describe('whoever never had a second factor', () => {
  const portal = { policy: { level: 'aal1' } }

  it('shows a mailed code and then the password; the code alone raises nothing', async () => {
    const server = await openServer({ portal })
    const { browser, sid } = await passwordOnly(server)
    const { flow, reply } = await agreed(browser, { confirmation: await asked(server, sid) })
    expect(stepOf(reply, 'email-code').purpose).toBe('confirm')
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'password')
    const last = await browser.answer(flow, { step: 'password', password: PASSWORD })
    const { body } = await redeem(server, { code: stepOf(last, 'done').code, sid })
    expect([body.acr, body.amr]).toEqual(['aal1', ['pwd']])
  })

  it('reaches no higher level by the mailbox', async () => {
    const server = await openServer({ portal })
    const { browser, sid } = await passwordOnly(server)
    const confirmation = await asked(server, sid, { acr: 'aal2' })
    const { flow } = await agreed(browser, { confirmation })
    await browser.answer(flow, { step: 'email-code', send: true })
    await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    const last = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(last.body.step).toMatchObject({ name: 'denied', reason: 'no-usable-method' })
  })
})

describe('what is confirmed', () => {
  it('is asked for before a factor is', async () => {
    const server = await openServer()
    const { sid, browser, secret } = await signedIn(server)
    const { flow } = (
      await browser.start({ journey: 'confirm', confirmation: await asked(server, sid) })
    ).body
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['step_changed', 'confirm'])
  })

  it('is not confirmed by a wrong code', async () => {
    const server = await openServer()
    const { sid, browser, secret } = await signedIn(server)
    const { flow } = await agreed(browser, { confirmation: await asked(server, sid) })
    const code = otherThan(appCode(server, secret))
    const reply = await browser.answer(flow, { step: 'totp', code })
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['wrong_code', 'totp'])
  })

  it('is for whoever is signed in', async () => {
    const server = await openServer()
    const { sid } = await signedIn(server)
    const confirmation = await asked(server, sid)
    const { step } = (await createBrowser(server).start({ journey: 'confirm', confirmation })).body
    expect(step).toMatchObject({ name: 'denied', reason: 'signed-out' })
  })

  it('can be cancelled, and confirmed later', async () => {
    const server = await openServer()
    const { sid, ...somebody } = await signedIn(server)
    const confirmation = await asked(server, sid)
    const { flow } = await agreed(somebody.browser, { confirmation })
    await somebody.browser.cancel(flow)
    stepOf(await confirmed(server, somebody, { confirmation }), 'done')
  })

  it('is to be had for half an hour', async () => {
    const server = await openServer()
    const { sid, browser } = await signedIn(server)
    const confirmation = await asked(server, sid)
    server.clock.advance(30 * MINUTE)
    const { step } = (await browser.start({ journey: 'confirm', confirmation })).body
    expect(step).toMatchObject({ name: 'denied', reason: 'confirmation-unknown' })
  })
})
