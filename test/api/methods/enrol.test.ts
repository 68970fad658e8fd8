import { beforeEach, describe, expect, it } from 'vitest'
import { asHost, createBrowser, onboardUntil, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { actsIn, changeRows, useServers } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

let server: TestServer

/** Somebody who enrolled when a password was enough, in a portal that now wants more. */
const givenPasswordOnly = async (policy: object) => {
  server = await openServer({ portal: { policy: { level: 'aal1' } } })
  await onboardUntil(server, createBrowser(server), 'done')
  const complete = { level: 'aal2', password: 'nist', secondFactors: ['totp'], graceSignIns: 0 }
  changeRows(
    server,
    'update portal set version = version + 1, policy = ?',
    JSON.stringify({ ...complete, ...policy }),
  )
  server.clock.advance(2 * MINUTE)
}

describe('a portal that now wants a second factor', () => {
  it('has it set up after a fresh mailed code, and tells the person by mail', async () => {
    await givenPasswordOnly({})
    const { browser, flow, reply } = await untilTotp(server)
    expect(stepOf(reply, 'enrol')).toEqual({
      name: 'enrol',
      methods: ['totp'],
      graceLeft: 0,
      daysLeft: null,
    })
    const asked = await browser.answer(flow, { step: 'enrol', method: 'totp' })
    expect(stepOf(asked, 'email-code').purpose).toBe('enrol')
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const { secret } = stepOf(
      await browser.answer(flow, { step: 'email-code', code }),
      'totp-enrol',
    )
    const app = { step: 'totp-enrol', code: appCode(server, secret), name: 'My phone' } as const
    const done = stepOf(await browser.answer(flow, app), 'done')
    expect([done.acr, done.amr]).toEqual(['aal2', ['pwd', 'otp', 'mfa']])
    await server.deliverMail()
    const mail = server.mailer.newestTo(REPORTER)
    expect(mail.subject).toBe('A new way to sign in to Personnel statistics')
    expect(mail.text).toContain('My phone')
  })

  it('gives a name to an app that was given none, or one of nothing', async () => {
    await givenPasswordOnly({})
    const { browser, flow } = await untilTotp(server)
    await browser.answer(flow, { step: 'enrol', method: 'totp' })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const { secret } = stepOf(
      await browser.answer(flow, { step: 'email-code', code }),
      'totp-enrol',
    )
    const app = { step: 'totp-enrol', code: appCode(server, secret), name: '\u200b' } as const
    await browser.answer(flow, app)
    server.clock.advance(MINUTE)
    const { reply } = await untilTotp(server)
    expect(stepOf(reply, 'totp').methods).toEqual(['Personnel statistics'])
  })

  it('waits a counted number of sign-ins, and no more', async () => {
    await givenPasswordOnly({ graceSignIns: 2 })
    for (const left of [2, 1]) {
      const { browser, flow, reply } = await untilTotp(server)
      expect(stepOf(reply, 'enrol').graceLeft).toBe(left)
      const done = stepOf(await browser.answer(flow, { step: 'enrol', later: true }), 'done')
      expect(done.acr).toBe('aal1')
    }
    const { browser, flow, reply } = await untilTotp(server)
    expect(stepOf(reply, 'enrol').graceLeft).toBe(0)
    const refused = await browser.answer(flow, { step: 'enrol', later: true })
    expect([refused.status, stepNameOf(refused)]).toEqual([409, 'enrol'])
    expect(actsIn(server).filter((act) => act === 'grace.used')).toHaveLength(2)
  })

  it('counts sign-ins that are put off at the same time', async () => {
    await givenPasswordOnly({ graceSignIns: 1 })
    const flows = [await untilTotp(server), await untilTotp(server), await untilTotp(server)]
    const replies = await Promise.all(
      flows.map(({ browser, flow }) => browser.answer(flow, { step: 'enrol', later: true })),
    )
    expect(replies.filter((reply) => stepNameOf(reply) === 'done')).toHaveLength(1)
  })

  it('does not put off what a host asks for itself', async () => {
    await givenPasswordOnly({ graceSignIns: 5 })
    const { browser, flow, reply } = await untilTotp(server, { acr: 'aal2' })
    expect(stepOf(reply, 'enrol').graceLeft).toBe(0)
    const refused = await browser.answer(flow, { step: 'enrol', later: true })
    expect(refused.body.code).toBe('step_changed')
  })

  it('ends a session of grace like any of a password, and a host sees its level', async () => {
    await givenPasswordOnly({ graceSignIns: 1 })
    const { browser, flow } = await untilTotp(server)
    const done = stepOf(await browser.answer(flow, { step: 'enrol', later: true }), 'done')
    const { body } = await asHost(server, '/v1/redeem', { code: done.code })
    expect([body.acr, body.amr]).toEqual(['aal1', ['pwd']])
  })
})

describe('somebody who had a second factor and lost it', () => {
  beforeEach(async () => {
    server = await openServer({ portal: { policy: { graceSignIns: 3 } } })
    await onboardUntil(server, createBrowser(server), 'done')
    changeRows(server, "delete from method where kind = 'totp'")
    server.clock.advance(2 * MINUTE)
  })

  it('T-031: is not let in by password and mailbox, and no grace applies', async () => {
    const { browser, flow, reply } = await untilTotp(server)
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
    for (const answer of [
      { step: 'enrol', later: true },
      { step: 'enrol', method: 'totp' },
      { step: 'email-code', send: true },
    ] as const)
      expect((await browser.answer(flow, answer)).body.code).toBe('step_changed')
    expect(reply.body.help.length).toBeGreaterThan(0)
  })

  it('is not let in by an invitation to another unit either', async () => {
    const roles = [{ unitExternalId: '0002', role: 'reporter', until: null }]
    const { token } = await server.invite({ roles })
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })
})
