/**
 * What happens at the end of all patience (NIST SP 800-63B-4 §3.2.2): an authenticator app is
 * switched off, a password must be replaced. Neither locks the person's other ways in.
 */
import { describe, expect, it } from 'vitest'
import { beginning } from '../../../support/api/beginnings.ts'
import { createBrowser, enrolled, PASSWORD, signIn, stepOf } from '../../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../../support/api/clock.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import {
  appCode,
  otherThan,
  stepNameOf,
  untilPassword,
  untilTotp,
} from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()
/** A flow without a right answer ends after an hour. */
const PER_FLOW = 3
const WRONG = 'not the right password'

/** Somebody who knows the password guesses codes, as patiently as the server asks. */
async function guessCodes(
  server: TestServer,
  secret: string,
  { times, acr = 'aal1' }: { times: number; acr?: 'aal1' | 'aal2' },
) {
  let { browser, flow } = await untilTotp(server, { acr })
  for (let guess = 0; guess < times; guess++) {
    if (guess % PER_FLOW === 0) ({ browser, flow } = await untilTotp(server, { acr }))
    await browser.answer(flow, { step: 'totp', code: otherThan(appCode(server, secret)) })
    server.clock.advance(15 * MINUTE)
  }
}

async function guessPasswords(server: TestServer, times: number, address = REPORTER) {
  let last = ''
  let { browser, flow } = await untilPassword(server, { address })
  for (let guess = 0; guess < times; guess++) {
    if (guess % PER_FLOW === 0) ({ browser, flow } = await untilPassword(server, { address }))
    const reply = await browser.answer(flow, { step: 'password', password: WRONG })
    last = reply.body.code
    server.clock.advance(15 * MINUTE)
  }
  return last
}

/** Somebody enrolled whose app is one wrong code from being switched off. */
const fortyNineCodes = beginning(async (server) => {
  const { secret } = await enrolled(server)
  await guessCodes(server, secret, { times: 49 })
  return { secret }
})

async function afterFiftyCodes() {
  const { server, secret } = await fortyNineCodes(openServer)
  await guessCodes(server, secret, { times: 1 })
  return { server, secret }
}

/** Somebody enrolled, whose browser it was (`jar`), and what a stranger's last guesses came to. */
const hundredPasswords = beginning(async (server) => {
  const { browser, secret } = await enrolled(server)
  const hundredth = await guessPasswords(server, 100)
  return { jar: browser.jar, secret, hundredth, next: await guessPasswords(server, 1) }
})

describe('T-012: fifty wrong codes in a row', () => {
  it('switch the app off: the right code no longer helps', async () => {
    const { server } = await afterFiftyCodes()
    const { reply } = await untilTotp(server)
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })

  it('are told to the person by mail', async () => {
    const { server, secret } = await fortyNineCodes(openServer)
    await server.deliverMail()
    const before = (await server.mails()).length
    await guessCodes(server, secret, { times: 1 })
    await server.deliverMail()
    expect((await server.mails()).length).toBe(before + 1)
  })

  it('forty-nine do not, and a right one begins the count anew', async () => {
    const { server, secret } = await fortyNineCodes(openServer)
    server.clock.advance(20 * MINUTE)
    await signIn(server, secret)
    await guessCodes(server, secret, { times: 2 })
    server.clock.advance(20 * MINUTE)
    const { done } = await signIn(server, secret)
    expect(done.acr).toBe('aal2')
  })

  it('leave a portal that asks for the password alone open', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const { secret } = await enrolledAtHigherLevel(server)
    await guessCodes(server, secret, { times: 50, acr: 'aal2' })
    const { browser, flow } = await untilPassword(server)
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepNameOf(reply)).toBe('done')
  })

  it('do not make the mailbox a way around: recovery asks for what is switched off', async () => {
    const { server } = await afterFiftyCodes()
    const { browser, flow } = await untilPassword(server)
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })
})

describe('T-017: a hundred wrong passwords in a row, by somebody who knows the address', () => {
  it('make strangers replace it rather than guess on', async () => {
    const { hundredth, next } = await hundredPasswords(openServer)
    expect([hundredth, next]).toEqual(['wrong_password', 'password_spent'])
  })

  it('are answered in the same way for an address that nobody has', async () => {
    const server = await openServer()
    const address = 'nobody@example.org'
    expect(await guessPasswords(server, 100, address)).toBe('wrong_password')
    expect(await guessPasswords(server, 1, address)).toBe('password_spent')
  })

  it('leave the owner signing in as ever in a browser of theirs', async () => {
    const { server, jar, secret } = await hundredPasswords(openServer)
    const browser = createBrowser(server, { jar })
    const { done } = await signIn(server, secret, browser)
    expect(done.acr).toBe('aal2')
  })

  it('leave the count of codes untouched', async () => {
    const { server, jar, secret } = await hundredPasswords(openServer)
    const browser = createBrowser(server, { jar })
    server.clock.advance(HOUR)
    const { flow } = await untilTotp(server, { browser })
    const code = otherThan(appCode(server, secret))
    const reply = await browser.answer(flow, { step: 'totp', code })
    expect(reply.body.attemptsLeft).toBe(9)
  })

  it('a new password, by way of "forgotten", is taken in any browser at once', async () => {
    const { server, secret } = await hundredPasswords(openServer)
    const { browser, flow } = await untilPassword(server)
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const password = 'another nine harbours'
    const shown = await browser.answer(flow, { step: 'new-password', password })
    stepOf(shown, 'password')
    const reply = await browser.answer(flow, { step: 'password', password })
    expect(stepNameOf(reply)).toBe('done')
  })
})

/** Enrolled with an app although the portal itself asks for the password alone. */
async function enrolledAtHigherLevel(server: TestServer) {
  const { token } = await server.invite()
  const browser = createBrowser(server)
  const body = { journey: 'invitation', invitation: token, acr: 'aal2' } as const
  const { flow } = (await browser.start(body)).body
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
  const shown = await browser.answer(flow, {
    step: 'register',
    firstName: 'Test',
    lastName: 'Reporter',
  })
  const { secret } = stepOf(shown, 'totp-enrol')
  await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) })
  const notice = stepOf(
    await browser.answer(flow, { step: 'new-password', password: PASSWORD }),
    'notice',
  )
  const { document, version, hash } = notice
  stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
  return { browser, secret }
}
