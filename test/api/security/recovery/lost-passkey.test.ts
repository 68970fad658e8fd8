/**
 * The attacker wants into an account of a portal where nobody has a password: by its mailbox, by a pass that was issued
 * for something else, by a reset that the helpdesk was talked into, or while the account is frozen.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  atTheHelpdesk,
  type Call,
  heard,
  newestAct,
  passFor,
  phoneLost,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { changeRows, countIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import { enrolStep } from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

const PASSWORDLESS = { firstFactors: ['passkey'], secondFactors: ['passkey', 'totp'] } as const

/** "I have no passkey here", in a browser that nobody knows. */
async function lost(server: TestServer) {
  server.clock.advance(MINUTE)
  const browser = createBrowser(server)
  const { flow } = (await browser.start()).body
  await browser.answer(flow, { step: 'identify', address: REPORTER })
  const reply = await browser.answer(flow, { step: 'passkey', forgotten: true })
  return { browser, flow, reply }
}

/** The same with the code of the mailbox. */
async function withMailbox(server: TestServer) {
  const { browser, flow } = await lost(server)
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode()
  return { browser, flow, reply: await browser.answer(flow, { step: 'email-code', code }) }
}

/** Nobody came in, and nothing was set up. */
function isNothingGained({ server, id }: Pick<Call, 'server' | 'id'>): void {
  expect(countIn(server, 'session', `ended_at is null and person_id = '${id}'`)).toBe(0)
  expect(countIn(server, 'method', `kind = 'passkey' and person_id = '${id}'`)).toBe(0)
}

/** The demo portal alone does from now on; the reporter has an app at most, no passkey and no session. */
function withoutPasswords({ server, id }: Pick<Call, 'server' | 'id'>): void {
  changeRows(
    server,
    "update portal set version = version + 1, policy = ? where id = 'demo'",
    JSON.stringify(PASSWORDLESS),
  )
  changeRows(server, 'update session set ended_at = 1 where person_id = ?', id)
}

describe('R-63: a passkey that is said to be lost, where nobody has a password', () => {
  it('is not made anew by the mailbox alone: the app is asked for', async () => {
    const call = await atTheHelpdesk(openServer)
    withoutPasswords(call)
    const { reply } = await withMailbox(call.server)
    expect(stepOf(reply, 'pick').methods.map(({ kind }) => kind)).toEqual(['totp'])
    isNothingGained(call)
  })

  it('is not made anew by the mailbox after a reset that the helpdesk was talked into', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    withoutPasswords(call)
    const { reply } = await withMailbox(call.server)
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
    isNothingGained(call)
  })

  it('is not made anew by a pass for one way to verify beside a password', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    const pass = await passFor(call)
    withoutPasswords(call)
    const { browser, flow, reply } = await withMailbox(call.server)
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
    expect(heard(await browser.answer(flow, { step: 'access-pass', code: pass }))).toEqual([
      409,
      'step_changed',
    ])
    isNothingGained(call)
  })

  it('is made anew by a pass that two agents agreed to, after the mailbox, once', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    const pass = await barePass(call)
    withoutPasswords(call)
    const early = await lost(call.server)
    const unproven = await early.browser.answer(early.flow, { step: 'access-pass', code: pass })
    expect(heard(unproven)).toEqual([409, 'step_changed'])
    const first = await withMailbox(call.server)
    stepOf(first.reply, 'access-pass')
    const second = await withMailbox(call.server)
    const made = await first.browser.answer(first.flow, { step: 'access-pass', code: pass })
    const attestation = createAuthenticator().create(enrolStep(made, 'passkey').options)
    const late = await second.browser.answer(second.flow, { step: 'access-pass', code: pass })
    expect(late.text).toContain('no-usable-method')
    const done = await first.browser.answer(first.flow, { step: 'passkey-enrol', attestation })
    expect(stepNameOf(done)).toBe('done')
  })

  it('is not made anew ten minutes after such a pass was shown', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    const pass = await barePass(call)
    withoutPasswords(call)
    const { browser, flow } = await withMailbox(call.server)
    const made = await browser.answer(flow, { step: 'access-pass', code: pass })
    const attestation = createAuthenticator().create(enrolStep(made, 'passkey').options)
    call.server.clock.advance(10 * MINUTE)
    const late = await browser.answer(flow, { step: 'passkey-enrol', attestation })
    expect(stepNameOf(late)).not.toBe('done')
    isNothingGained(call)
  })

  it('is not made anew in a frozen account, whatever is shown', async () => {
    const call = await atTheHelpdesk(openServer)
    withoutPasswords(call)
    changeRows(call.server, 'update person set frozen_at = 1 where id = ?', call.id)
    expect(stepOf((await withMailbox(call.server)).reply, 'denied').reason).toBe('frozen')
    isNothingGained(call)
  })

  it('is not made anew in an account that is frozen while it is made', async () => {
    const call = await atTheHelpdesk(openServer)
    withoutPasswords(call)
    const { browser, flow, reply } = await withMailbox(call.server)
    const app = stepOf(reply, 'pick').methods[0]?.id ?? ''
    await browser.answer(flow, { step: 'pick', method: app })
    const code = appCode(call.server, call.caller.secret)
    const made = await browser.answer(flow, { step: 'totp', code })
    const attestation = createAuthenticator().create(enrolStep(made, 'passkey').options)
    changeRows(call.server, 'update person set frozen_at = 1 where id = ?', call.id)
    const late = await browser.answer(flow, { step: 'passkey-enrol', attestation })
    expect(stepNameOf(late)).not.toBe('done')
    isNothingGained(call)
  })

  it('is not made anew by the invitation of somebody who has an account, and by its mailbox', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    withoutPasswords(call)
    const { token } = await call.server.invite({
      roles: [{ unitExternalId: '0002', role: 'reporter', until: null }],
    })
    call.server.clock.advance(MINUTE)
    const browser = createBrowser(call.server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await call.server.mailedCode()
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
    isNothingGained(call)
  })
})

/** One that opens without a password: a second agent approved it. */
async function barePass(call: Call): Promise<string> {
  call.server.clock.advance(MINUTE)
  await call.agent.post(`${call.path}/pass`, { ...WHY, withoutPassword: true })
  const act = await newestAct(call)
  await call.second.post(`${call.path}/helpdesk/${act}/approve`)
  const { text } = await call.agent.post(`${call.path}/helpdesk/${act}/carry-out`)
  return JSON.parse(text).pass
}
