/**
 * "Try another way", and "I no longer have this device": what leads away from the method that is asked
 * for, to whom it is told, and what cannot be had by it. With several kinds: `test/processes/made-up/`.
 */
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../api/contract/requests.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { createBrowser, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { secondApp } from '../../support/api/confirming.ts'
import {
  actsIn,
  changeRows,
  downgradesIn,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const LOST = { step: 'totp', lost: true } as const

const appsIn = (server: TestServer) =>
  rowsIn(server, "select name, is_default, state from method where kind = 'totp'")

describe('somebody who has one way beyond the password', () => {
  it('is asked for it at once, and told of no other', async () => {
    const { server } = await openEnrolled(openServer)
    const { reply } = await untilTotp(server)
    expect(stepNameOf(reply)).toBe('totp')
    expect(reply.body.ways).toEqual({ other: false, lost: true, skip: false })
  })

  it('is led nowhere by trying another', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    const reply = await browser.answer(flow, { step: 'totp', other: true })
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['step_changed', 'totp'])
  })

  it('who no longer has it is told whom to ask, and nothing is switched off', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    const before = appsIn(server)
    const lost = await browser.answer(flow, LOST)
    expect(stepOf(lost, 'pick')).toMatchObject({
      lost: 'totp',
      methods: [{ id: 'totp', kind: 'totp', names: ['Personnel statistics'], isDefault: true }],
      notHere: [],
    })
    expect([lost.body.ways, lost.body.help.length > 0]).toEqual([null, true])
    expect(appsIn(server)).toEqual(before)
    expect(stepNameOf(await browser.see(flow))).toBe('pick')
    stepOf(await browser.answer(flow, { step: 'pick', method: 'totp' }), 'totp')
    server.clock.advance(MINUTE)
    const code = appCode(server, secret)
    stepOf(await browser.answer(flow, { step: 'totp', code }), 'done')
  })

  it('is shown the day on which it was last used, on the portal’s clock', async () => {
    const { server } = await openEnrolled(openServer)
    changeRows(
      server,
      "update method set last_used_at = ? where kind = 'totp'",
      Date.parse('2027-01-11T23:30:00Z'),
    )
    const { browser, flow } = await untilTotp(server)
    const [app] = stepOf(await browser.answer(flow, LOST), 'pick').methods
    expect(app?.lastUsed).toBe('2027-01-12')
  })

  it('is shown the day on which it was set up, unless a line is of several', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    server.clock.advance(2 * MINUTE)
    changeRows(server, 'update method set created_at = ?', Date.parse('2027-01-11T23:30:00Z'))
    const picked = async () => {
      const { browser: another, flow } = await untilTotp(server)
      return stepOf(await another.answer(flow, LOST), 'pick').methods[0]?.added
    }
    expect(await picked()).toBe('2027-01-12')
    await secondApp(server, { browser, secret })
    expect(await picked()).toBe(null)
  })

  it('finds the same when a forgotten password is replaced, and when an app is added', async () => {
    const { server, browser } = await openEnrolled(openServer)
    server.clock.advance(2 * MINUTE)
    const adding = await browser.start({ journey: 'add-method' })
    expect(adding.body.ways).toEqual({ other: false, lost: true, skip: false })
    stepOf(await browser.answer(adding.body.flow, LOST), 'pick')
    const other = createBrowser(server)
    const { flow } = (await other.start({ address: REPORTER })).body
    await other.answer(flow, { step: 'password', forgotten: true })
    await other.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const asked = await other.answer(flow, { step: 'email-code', code })
    expect([stepOf(asked, 'totp').isRecovery, asked.body.ways?.lost]).toEqual([true, true])
    stepOf(await other.answer(flow, LOST), 'pick')
  })
})

describe('the list asked for by the page', () => {
  it('is not drawn for one way', async () => {
    const { server } = await openEnrolled(openServer)
    const { reply } = await untilTotp(server, { pick: true })
    expect(stepNameOf(reply)).toBe('totp')
  })
})

describe('the first app', () => {
  it('is the default from then on, and the second is not', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    server.clock.advance(MINUTE)
    const { flow } = (await browser.start({ journey: 'add-method' })).body
    const held = { step: 'totp', code: appCode(server, secret) } as const
    const fresh = stepOf(await browser.answer(flow, held), 'totp-enrol')
    const code = appCode(server, fresh.secret)
    stepOf(await browser.answer(flow, { step: 'totp-enrol', code, name: 'Tablet' }), 'done')
    expect(appsIn(server).map(({ name, is_default }) => [name, is_default])).toEqual([
      ['Personnel statistics', 1],
      ['Tablet', 0],
    ])
  })
})

/** The attacker has a browser, perhaps the password, and wants to learn of somebody what they have. */
describe('what leads to another way', () => {
  const pressed: readonly Answer[] = [
    { step: 'password', other: true },
    { step: 'password', lost: true },
    { step: 'pick', method: 'totp' },
    { step: 'totp', other: true },
    { step: 'totp', lost: true },
  ]

  it('says nothing before the first factor, and the same of an address that nobody has', async () => {
    const { server } = await openEnrolled(openServer)
    const told = async (address: string) => {
      const browser = createBrowser(server)
      const started = await browser.start({ address, pick: true })
      const seen: unknown[] = [started.body.step, started.body.ways]
      for (const answer of pressed) {
        const { status, body } = await browser.answer(started.body.flow, answer)
        seen.push([status, body.code, body.view?.step, body.view?.ways])
      }
      return seen
    }
    const known = await told(REPORTER)
    expect(await told('nobody@example.org')).toEqual(known)
    expect(known[1]).toBeNull()
    expect(JSON.stringify(known)).not.toContain('Personnel statistics')
  })

  it('is refused where what is picked is not held, and written down', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    await browser.answer(flow, LOST)
    for (const method of ['password', 'email-code', 'sms', 'x'.repeat(64)]) {
      const reply = await browser.answer(flow, { step: 'pick', method })
      expect([reply.body.code, stepNameOf(reply)]).toEqual(['step_changed', 'pick'])
    }
    const written = ['password', 'email-code', 'sms'].map((asked) => ({
      what: 'method',
      asked,
      stands: 'totp',
      flow,
    }))
    // Three for each flow: nobody fills the log.
    expect(downgradesIn(server)).toEqual(written)
  })

  it('is nothing that a method’s own id opens, where its kind is what is picked', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    await browser.answer(flow, LOST)
    const [app] = rowsIn(server, "select id from method where kind = 'totp'")
    const reply = await browser.answer(flow, { step: 'pick', method: String(app?.id) })
    expect(reply.body.code).toBe('step_changed')
  })

  it('is not found in somebody else’s browser', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    await browser.answer(flow, LOST)
    const other = createBrowser(server)
    await other.start()
    const reply = await other.answer(flow, { step: 'pick', method: 'totp' })
    expect([reply.status, reply.body.code]).toEqual([404, 'flow_not_found'])
  })

  it('leads to no setting up: a picked kind proves nothing by itself', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilTotp(server)
    await browser.answer(flow, LOST)
    for (const answer of [
      { step: 'totp-enrol', other: true },
      { step: 'enrol', method: 'totp' },
      { step: 'email-code', send: true },
      { step: 'totp', code: '000000' },
    ] as const)
      expect((await browser.answer(flow, answer)).body.code).toBe('step_changed')
    expect(actsIn(server)).not.toContain('method.removed')
  })
})

describe('setting up where the portal accepts one kind', () => {
  it('offers no other, and none is had by asking', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow, reply } = await onboardUntil(server, browser, 'totp-enrol')
    expect(reply.body.ways).toBeNull()
    const asked = await browser.answer(flow, { step: 'totp-enrol', other: true })
    expect([asked.body.code, stepNameOf(asked)]).toEqual(['step_changed', 'totp-enrol'])
  })
})
