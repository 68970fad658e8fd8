import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { asHost, createBrowser, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode, otherThan, stepNameOf } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const NEW_PASSWORD = 'eight calm lighthouses'

/** A fresh browser standing at the mailed code, after "forgotten" at the password. */
async function forgotten(server: TestServer, address = REPORTER) {
  server.clock.advance(2 * MINUTE)
  const browser = createBrowser(server)
  const { flow } = (await browser.start()).body
  await browser.answer(flow, { step: 'identify', address })
  const reply = await browser.answer(flow, { step: 'password', forgotten: true })
  return { browser, flow, reply }
}

async function mailboxProven(server: TestServer) {
  const { browser, flow } = await forgotten(server)
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode()
  return { browser, flow, reply: await browser.answer(flow, { step: 'email-code', code }) }
}

describe('a forgotten password', () => {
  it('T-037: is replaced after mailed code and second factor, and then signed in with', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const { browser, flow, reply } = await mailboxProven(server)
    stepOf(reply, 'totp')
    stepOf(
      await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }),
      'new-password',
    )
    const replaced = await browser.answer(flow, { step: 'new-password', password: NEW_PASSWORD })
    stepOf(replaced, 'password')
    const old = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(old.body.code).toBe('wrong_password')
    const done = stepOf(
      await browser.answer(flow, { step: 'password', password: NEW_PASSWORD }),
      'done',
    )
    expect(done).toMatchObject({ acr: 'aal2', amr: expect.arrayContaining(['pwd', 'otp', 'mfa']) })
  })

  it('forgotten once more is replaced once more', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const { browser, flow } = await mailboxProven(server)
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    await browser.answer(flow, { step: 'new-password', password: NEW_PASSWORD })
    await browser.answer(flow, { step: 'password', forgotten: true })
    server.clock.advance(MINUTE)
    const again = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepOf(again, 'new-password').isReplacement).toBe(true)
  })

  it('T-037: ends every session and every other flow, and the person is told', async () => {
    const { server, secret, done } = await openEnrolled(openServer)
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    const elsewhere = await forgotten(server)
    const { browser, flow } = await mailboxProven(server)
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    await browser.answer(flow, { step: 'new-password', password: NEW_PASSWORD })
    expect((await asHost(server, '/v1/sessions/check', { sid })).body).toEqual({ active: false })
    expect(stepNameOf(await elsewhere.browser.see(elsewhere.flow))).not.toBe('new-password')
    await server.deliverMail()
    expect(server.mailer.newestTo(REPORTER).subject).toBe(
      'Your password for Personnel statistics was changed',
    )
    expect(
      rowsIn(server, "select 1 from audit_event where act = 'password.replaced'"),
    ).toHaveLength(1)
  })

  it('never skips the second factor: no answer but a right code leads on', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const { browser, flow } = await mailboxProven(server)
    const skipped = await browser.answer(flow, { step: 'new-password', password: NEW_PASSWORD })
    expect(skipped.body.code).toBe('step_changed')
    const wrong = await browser.answer(flow, {
      step: 'totp',
      code: otherThan(appCode(server, secret)),
    })
    expect(wrong.body.code).toBe('wrong_code')
    const restart = await browser.answer(flow, { step: 'totp', restart: true })
    expect(restart.body.code).toBe('step_changed')
    expect(
      rowsIn(server, "select 1 from method where kind = 'totp' and state = 'active'"),
    ).toHaveLength(1)
  })

  it('of whoever lost every second factor waits for help', async () => {
    const { server } = await openEnrolled(openServer)
    const [person] = rowsIn(server, 'select id from person')
    await server.store.atomically(function* () {
      const methods = yield* server.store.methods.active(String(person?.id), server.clock.now())
      const totp = methods.find(({ kind }) => kind === 'totp')
      yield* server.store.methods.dropAll(String(person?.id))
      const password = methods.find(({ kind }) => kind === 'password')
      if (totp && password) yield* server.store.methods.add(password)
    })
    const { reply } = await mailboxProven(server)
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })

  it('is answered in the same way for an address that nobody has', async () => {
    const { server } = await openEnrolled(openServer)
    const shapes = []
    for (const address of [REPORTER, 'nobody@example.org']) {
      const { browser, flow, reply } = await forgotten(server, address)
      const sent = await browser.answer(flow, { step: 'email-code', send: true })
      const wrong = await browser.answer(flow, { step: 'email-code', code: '000000' })
      shapes.push(
        [reply, sent, wrong].map(({ status, body }) => [
          status,
          stepNameOf({ body } as never),
          body.code,
          body.progress,
        ]),
      )
    }
    expect(shapes[0]).toEqual(shapes[1])
  })
})

describe('"invited, or forgotten?" with a typed address', () => {
  it('leads whoever has an account and no invitation to a new password', async () => {
    const { server, secret } = await openEnrolled(openServer)
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'email-code', send: true })
    await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    stepOf(reply, 'new-password')
  })

  it('leads whoever was invited and never chose one into the enrolment', async () => {
    const server = await openServer()
    await server.invite()
    const { browser, flow } = await forgotten(server)
    await browser.answer(flow, { step: 'email-code', send: true })
    const reply = await browser.answer(flow, {
      step: 'email-code',
      code: await server.mailedCode(),
    })
    stepOf(reply, 'register')
  })
})

describe('a browser that has signed in before', () => {
  it('has a budget of its own, which no outsider can spend', async () => {
    const { server, browser: known } = await openEnrolled(openServer)
    await known.signOut()
    const guess = async (browser: ReturnType<typeof createBrowser>, password: string) => {
      const { flow } = (await browser.start()).body
      await browser.answer(flow, { step: 'identify', address: REPORTER })
      return browser.answer(flow, { step: 'password', password })
    }
    const outsider = createBrowser(server)
    for (let tries = 0; tries < 11; tries++) await guess(outsider, 'not the password')
    expect((await guess(outsider, PASSWORD)).body.code).toBe('locked')
    expect((await guess(createBrowser(server), PASSWORD)).body.code).toBe('locked')
    stepOf(await guess(known, PASSWORD), 'totp')
  })

  it('R-81: is a stranger again once the password was replaced elsewhere', async () => {
    const { server, browser: known, secret } = await openEnrolled(openServer)
    await known.signOut()
    const { browser, flow } = await mailboxProven(server)
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    await browser.answer(flow, { step: 'new-password', password: NEW_PASSWORD })
    const guess = async (from: ReturnType<typeof createBrowser>) => {
      const { flow } = (await from.start()).body
      await from.answer(flow, { step: 'identify', address: REPORTER })
      return from.answer(flow, { step: 'password', password: PASSWORD })
    }
    for (let tries = 0; tries < 10; tries++) await guess(createBrowser(server))
    expect((await guess(known)).body.code).toBe('locked')
    stepOf(await browser.answer(flow, { step: 'password', password: NEW_PASSWORD }), 'done')
    const back = (await browser.start()).body
    await browser.answer(back.flow, { step: 'identify', address: REPORTER })
    const reply = await browser.answer(back.flow, { step: 'password', password: NEW_PASSWORD })
    expect(reply.body.code).toBeUndefined()
  })
})
