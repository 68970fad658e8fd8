/**
 * The attacker fills the disk, floods the hashing queue, or is only lucky that the database has a bad
 * day. A fault of ours is never a wrong answer: it is 503, lets nobody in, and is charged to nobody,
 * or every bad day would lock out whoever tried to sign in on it. What was half done is not there, and
 * the same answer given again ends well.
 */
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../../api/contract/requests.ts'
import type { Step } from '../../../../api/contract/views.ts'
import type { Services } from '../../../../api/domain/services.ts'
import { Unavailable } from '../../../../api/ports/unavailable.ts'
import {
  asHost,
  createBrowser,
  enrolled,
  PASSWORD,
  type Reply,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { createFaultyStore, type FaultyStore } from '../../../support/api/servers/faults.ts'
import { countIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilPassword, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

async function serverOverFaultyStore() {
  let faults: FaultyStore | undefined
  const server = await openServer({
    replace: ({ store }) => {
      faults = createFaultyStore(store)
      return { store: faults.store }
    },
  })
  if (!faults) throw new Error('The store was not replaced')
  return { server, faults }
}

const chargedIn = (server: TestServer) =>
  rowsIn(
    server,
    "select kind, failures from attempt_budget where failures > 0 and kind not in ('network', 'address-load')",
  )

function expectUnavailable(reply: Reply): void {
  expect([reply.status, reply.body.code]).toEqual([503, 'unavailable'])
  expect(reply.headers.get('retry-after')).toBe('5')
  expect(reply.headers.getSetCookie()).toEqual([])
}

/** Gives a right answer again and again, a later call of the store failing each time. */
async function answerThroughFaults(
  server: TestServer,
  faults: FaultyStore,
  { from, answer, see }: { from: string; answer: () => Promise<Reply>; see: () => Promise<Reply> },
): Promise<Reply> {
  for (let call = 1; call < 30; call++) {
    faults.failAt(call)
    const reply = await answer()
    faults.mend()
    if (reply.status === 200) return reply
    expectUnavailable(reply)
    expect(chargedIn(server)).toEqual([])
    const now = await see()
    if (stepNameOf(now) !== from) return now
  }
  throw new Error(`The answer to "${from}" was never taken`)
}

function rightAnswerTo(step: Step, mailed: string, server: TestServer): Answer {
  switch (step.name) {
    case 'email-code':
      return { step: 'email-code', code: mailed }
    case 'register':
      return { step: 'register', firstName: step.firstName, lastName: step.lastName }
    case 'totp-enrol':
      return { step: 'totp-enrol', code: appCode(server, step.secret) }
    case 'notice': {
      const { document, version, hash } = step
      return { step: 'notice', document, version, hash }
    }
    default:
      return { step: 'new-password', password: PASSWORD }
  }
}

describe('T-094: a database that fails at any call', () => {
  it('lets an enrolment end whole, once, and charges nobody', async () => {
    const { server, faults } = await serverOverFaultyStore()
    const { token } = await server.invite()
    const browser = createBrowser(server)
    let now = await browser.start({ journey: 'invitation', invitation: token })
    const { flow } = now.body
    const see = () => browser.see(flow)
    await browser.answer(flow, { step: 'email-code', send: true })
    const mailed = await server.mailedCode()
    for (const from of ['email-code', 'register', 'totp-enrol', 'new-password', 'notice']) {
      expect(stepNameOf(now)).toBe(from)
      const right = rightAnswerTo(now.body.step, mailed, server)
      const answer = () => browser.answer(flow, right)
      now = await answerThroughFaults(server, faults, { from, answer, see })
    }
    expect(stepNameOf(now)).toBe('done')
    const tables = ['person', 'session', 'membership', 'acceptance']
    expect(tables.map((table) => countIn(server, table))).toEqual([1, 1, 1, 1])
    expect(countIn(server, 'method', "state = 'active'")).toBe(2)
    expect(countIn(server, 'outbox', "template = 'account-ready'")).toBe(1)
  })

  it('lets a sign-in end with one session, and charges nobody', async () => {
    const { server, faults } = await serverOverFaultyStore()
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const { browser, flow } = await untilPassword(server)
    const see = () => browser.see(flow)
    const code = appCode(server, secret)
    await answerThroughFaults(server, faults, {
      from: 'password',
      answer: () => browser.answer(flow, { step: 'password', password: PASSWORD }),
      see,
    })
    const done = await answerThroughFaults(server, faults, {
      from: 'totp',
      answer: () => browser.answer(flow, { step: 'totp', code }),
      see,
    })
    expect(stepNameOf(done)).toBe('done')
    expect(countIn(server, 'session', 'ended_at is null')).toBe(2)
  })

  it('redeems a code once all the same', async () => {
    const { server, faults } = await serverOverFaultyStore()
    const { done } = await enrolled(server)
    faults.failAt(2)
    const fault = await asHost(server, '/v1/redeem', { code: done.code })
    faults.mend()
    expect(fault.status).toBe(503)
    const redeem = () => asHost(server, '/v1/redeem', { code: done.code })
    expect([(await redeem()).status, (await redeem()).status]).toEqual([200, 422])
  })
})

describe('T-094: a database that is gone', () => {
  it('is 503 for everything that needs it, and the process is alive but not ready', async () => {
    const { server, faults } = await serverOverFaultyStore()
    const { browser, done } = await enrolled(server)
    const { flow } = (await browser.start()).body
    faults.break()
    for (const reply of [
      await browser.start(),
      await browser.see(flow),
      await browser.answer(flow, { step: 'identify', address: REPORTER }),
      await browser.cancel(flow),
      await browser.signOut(),
    ])
      expectUnavailable(reply)
    expect((await asHost(server, '/v1/redeem', { code: done.code })).status).toBe(503)
    expect((await asHost(server, '/v1/sessions/check', { sid: 'x' })).status).toBe(503)
    expect((await server.app.request('/readyz')).status).toBe(503)
    expect((await server.app.request('/healthz')).status).toBe(200)
  })

  it('is not told apart in the answer from any other fault, and no cause is shown', async () => {
    const { server, faults } = await serverOverFaultyStore()
    faults.break()
    const reply = await createBrowser(server).start()
    expect(Object.keys(reply.body).sort()).toEqual(['code', 'requestId', 'retryAfterSeconds'])
    expect(server.logLines.join('')).toContain('The database does not answer')
  })
})

describe('T-094: a part that fails', () => {
  const broken = async (): Promise<never> => {
    throw new Unavailable('The queue is full')
  }

  const failing = async (
    replace: (services: Services, isOn: () => boolean) => Partial<Services>,
  ) => {
    const fault = { isOn: false }
    const server = await openServer({ replace: (services) => replace(services, () => fault.isOn) })
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    return { server, secret, fault }
  }

  it('the hashing of passwords: nobody is charged, however often', async () => {
    const { server, fault } = await failing(({ passwordHasher: real }, isOn) => ({
      passwordHasher: {
        ...real,
        verify: (...given) => (isOn() ? broken() : real.verify(...given)),
      },
    }))
    const { browser, flow } = await untilPassword(server)
    fault.isOn = true
    for (let time = 0; time < 12; time++)
      expectUnavailable(await browser.answer(flow, { step: 'password', password: PASSWORD }))
    fault.isOn = false
    expect(chargedIn(server)).toEqual([])
    expect((await browser.answer(flow, { step: 'password', password: PASSWORD })).status).toBe(200)
  })

  it('the key that opens seeds: nobody is charged, however often', async () => {
    const { server, secret, fault } = await failing(({ secretBox: real }, isOn) => ({
      secretBox: {
        seal: real.seal,
        open: (...given) => {
          if (isOn()) throw new Unavailable('The key is not configured')
          return real.open(...given)
        },
      },
    }))
    const { browser, flow } = await untilTotp(server)
    const code = appCode(server, secret)
    fault.isOn = true
    for (let time = 0; time < 12; time++)
      expectUnavailable(await browser.answer(flow, { step: 'totp', code }))
    fault.isOn = false
    expect(chargedIn(server)).toEqual([])
    expect(stepNameOf(await browser.answer(flow, { step: 'totp', code }))).toBe('done')
  })

  it('the mail: every answer is the same, and nothing waits for it', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    server.mailer.failNext(99)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
    const reply = await browser.answer(flow, { step: 'email-code', send: true })
    await server.mailWorker.runOnce()
    expect([reply.status, stepNameOf(reply)]).toEqual([200, 'email-code'])
  })
})
