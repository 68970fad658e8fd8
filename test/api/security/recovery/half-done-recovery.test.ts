/**
 * A stranger was in the mailbox for a moment and keeps what they began there. When the owner chooses
 * a new password, everything that others have under way must be over.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import {
  asHost,
  createBrowser,
  onboardUntil,
  PASSWORD,
  signIn,
  stepOf,
} from '../../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../../support/api/clock.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()
const NEW_PASSWORD = 'another nine harbours'

async function untilMailboxProven(server: TestServer, browser = createBrowser(server)) {
  server.clock.advance(2 * MINUTE)
  const { flow } = await untilPassword(server, { browser })
  await browser.answer(flow, { step: 'password', forgotten: true })
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode()
  return { browser, flow, reply: await browser.answer(flow, { step: 'email-code', code }) }
}

async function replaced(server: TestServer, secret: string, browser = createBrowser(server)) {
  const { flow } = await untilMailboxProven(server, browser)
  await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  const reply = await browser.answer(flow, { step: 'new-password', password: NEW_PASSWORD })
  stepOf(reply, 'password')
  return { browser, flow }
}

describe('a recovery that somebody else began', () => {
  it('is over once the owner has chosen a new password', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const stranger = await untilMailboxProven(server)
    await replaced(server, secret)
    const answer = await stranger.browser.answer(stranger.flow, {
      step: 'totp',
      code: appCode(server, secret, 1),
    })
    expect(answer.body.code).toBe('flow_not_found')
  })

  it('is not kept alive by coming back to it', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilMailboxProven(server)
    for (let visit = 0; visit < 3; visit++) {
      server.clock.advance(19 * MINUTE)
      await browser.see(flow, `another-state-${visit}`)
    }
    server.clock.advance(3 * MINUTE)
    expect((await browser.see(flow)).body.code).toBe('flow_not_found')
  })
})

describe('a new password', () => {
  it('is taken in a browser of the owner that had spent all its guesses at the old one', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    let flow = ''
    for (let guess = 0; guess < 100; guess++) {
      if (guess % 3 === 0) ({ flow } = await untilPassword(server, { browser }))
      await browser.answer(flow, { step: 'password', password: 'not the right one' })
      server.clock.advance(15 * MINUTE)
    }
    ;({ flow } = await untilPassword(server, { browser }))
    const spent = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(spent.body.code).toBe('password_spent')
    await replaced(server, secret)
    ;({ flow } = await untilPassword(server, { browser }))
    const reply = await browser.answer(flow, { step: 'password', password: NEW_PASSWORD })
    expect(stepNameOf(reply)).toBe('totp')
  })

  it('chosen by somebody who was invited again leads on to what is added', async () => {
    const { server, secret } = await openEnrolled(openServer)
    await server.invite({ roles: [{ unitExternalId: '0002', role: 'reporter', until: null }] })
    const { browser, flow } = await replaced(server, secret)
    await browser.answer(flow, { step: 'password', password: NEW_PASSWORD })
    const reply = await browser.answer(flow, { step: 'accept' })
    expect(stepNameOf(reply)).toBe('done')
  })
})

describe('mailed codes that a stranger asks for', () => {
  const useUp = async (server: TestServer) => {
    for (let sent = 0; sent < 15; sent++) {
      server.clock.advance(13 * MINUTE)
      const { browser, flow } = await untilPassword(server)
      await browser.answer(flow, { step: 'password', forgotten: true })
      await browser.answer(flow, { step: 'email-code', send: true })
    }
    server.clock.advance(MINUTE)
    const { browser, flow } = await untilPassword(server)
    await browser.answer(flow, { step: 'password', forgotten: true })
    const reply = await browser.answer(flow, { step: 'email-code', send: true })
    expect(reply.body.code).toBe('wait_to_resend')
  }

  it('keep the owner from none in a browser of theirs', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    await useUp(server)
    server.clock.advance(HOUR)
    await replaced(server, secret, browser)
    const { done } = await signInWith(server, secret)
    expect(done.acr).toBe('aal2')
  })

  it('keep the portal from none that it wants an address proven by', async () => {
    const { server } = await openEnrolled(openServer)
    await useUp(server)
    const made = await asHost(server, '/v1/verifications', { address: REPORTER })
    const browser = createBrowser(server)
    const { verification } = made.body
    const { flow } = (await browser.start({ journey: 'verify-email', verification })).body
    const reply = await browser.answer(flow, { step: 'email-code', send: true })
    expect(reply.status).toBe(200)
  })
})

async function signInWith(server: TestServer, secret: string) {
  server.clock.advance(MINUTE)
  const { browser, flow } = await untilPassword(server)
  await browser.answer(flow, { step: 'password', password: NEW_PASSWORD })
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  return { done: stepOf(reply, 'done') }
}

it('an app that was guessed at while it was set up works once the account is ready', async () => {
  const server = await openServer()
  const { token } = await server.invite()
  const browser = createBrowser(server)
  const { flow, secret } = await onboardUntil(server, browser, 'new-password', token)
  await server.store.atomically(function* () {
    const person = yield* server.store.people.byEmailKey(REPORTER)
    yield* server.store.attemptBudgets.lock(person?.id ?? '', 'totp')
    yield* server.store.attemptBudgets.set(person?.id ?? '', 'totp', 50, 0)
  })
  const shown = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const { document, version, hash } = stepOf(shown, 'notice')
  stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
  const { done } = await signIn(server, secret)
  expect(done.acr).toBe('aal2')
})
