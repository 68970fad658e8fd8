import { describe, expect, it } from 'vitest'
import { policySchema } from '../../../api/domain/policy/portal-policy.ts'
import { createBrowser, PASSWORD, stepOf } from '../../support/api/browser.ts'
import {
  addOtherPortal,
  changeRows,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { accountWith, again, answerElsewhere, changePolicy } from './support.ts'

const openServer = useServers()

describe('a portal that does not say that a sign-in may begin with it', () => {
  const lowered = (server: TestServer) =>
    rowsIn(
      server,
      `select details from audit_event e join audit_detail d on d.event_id = e.id
        where act = 'downgrade_attempt' order by e.rowid`,
    ).map(({ details }) => JSON.parse(String(details)))

  it('begins with an address all the same, and writes it down', async () => {
    const { server } = await accountWith(openServer, { firstFactors: ['password'] })
    const browser = createBrowser(server)
    const started = await browser.start({ method: 'made-up', address: REPORTER })
    stepOf(started, 'password')
    // On top of the password it counts, and may be asked for.
    expect(lowered(server)).toEqual([])
    const { flow } = started.body
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'made-up')
  })

  it('offers it nowhere, and takes it for a request for less', async () => {
    const { server } = await accountWith(openServer, { firstFactors: ['password'] })
    const browser = createBrowser(server)
    const started = await browser.start()
    expect(stepOf(started, 'identify').methods).toEqual([])
    const { flow } = started.body
    const chosen = await browser.answer(flow, { step: 'identify', method: 'made-up' })
    expect([chosen.body.code, chosen.body.view?.step.name]).toEqual(['step_changed', 'identify'])
    expect(lowered(server)).toEqual([{ what: 'method', asked: 'made-up', stands: '', flow }])
  })

  it('is asked to accept it beside another that is not restricted', () => {
    expect(policySchema.safeParse({ secondFactors: ['made-up'] }).success).toBe(false)
    expect(policySchema.safeParse({ secondFactors: ['made-up', 'totp'] }).success).toBe(true)
  })

  it('asks for the password where the other one counts nowhere', async () => {
    const { server } = await accountWith(openServer)
    changePolicy(server, { firstFactors: ['password'], secondFactors: ['totp'] })
    const browser = createBrowser(server)
    const started = await browser.start({ method: 'made-up', address: REPORTER })
    expect(lowered(server)).toMatchObject([{ what: 'method', asked: 'made-up' }])
    const { flow } = started.body
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })
})

describe('what is found before any address', () => {
  it('makes the flow its person’s, with an address', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ method: 'made-up' })).body
    const [secret = ''] = secrets
    const asked = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect(asked.body.who).toBeNull()
    await answerElsewhere(server, asked, { isVerified: false })
    const reply = await again(browser, flow)
    expect(reply.body.who).toEqual({ address: REPORTER, masked: false })
    stepOf(reply, 'password')
    const wrong = await browser.answer(flow, { step: 'password', password: 'not this one' })
    expect(wrong.body.code).toBe('wrong_password')
    const done = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepOf(done, 'done').acr).toBe('aal2')
  })

  it('is counted for its holder: guesses at cards that nobody has slow nobody', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    const browser = createBrowser(server)
    const guess = async (at: string, secret: string) => {
      const { flow } = (await browser.start({ method: 'made-up' })).body
      return browser.answer(flow, { step: 'made-up', serial: at, secret })
    }
    for (let round = 0; round < 12; round++) await guess('nobody-has-it', 'a guess')
    expect((await guess('nobody-has-it', 'a guess')).body.code).toBe('locked')
    expect((await guess('nor-this-one', 'a guess')).body.code).toBe('wrong_code')
    const [secret = ''] = secrets
    stepOf(await guess(serial, secret), 'made-up')
  })

  it('is switched off by fifty guesses at it, and its person is told', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    const browser = createBrowser(server)
    const guess = async (secret: string) => {
      server.clock.advance(16 * 60_000)
      const { flow } = (await browser.start({ method: 'made-up' })).body
      return browser.answer(flow, { step: 'made-up', serial, secret })
    }
    for (let round = 0; round < 50; round++) await guess('a guess')
    expect(rowsIn(server, "select state from method where kind = 'made-up'")).toEqual([
      { state: 'suspended' },
    ])
    const [secret = ''] = secrets
    expect((await guess(secret)).body.code).toBe('wrong_code')
    const told = rowsIn(server, "select 1 from outbox where template = 'method-disabled'")
    expect(told).toHaveLength(1)
  })

  it('does not change whose flow it is', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    const other = 'b.reporter@example.org'
    changeRows(server, 'update person set email = ?, email_key = ?', other, other)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ address: REPORTER, method: 'made-up' })).body
    const [secret = ''] = secrets
    const reply = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect(reply.body.code).toBe('wrong_code')
  })

  it('counts in no portal but its own, where it was made for one', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    await addOtherPortal(server)
    changeRows(server, "update method set portal_id = 'other' where kind = 'made-up'")
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ method: 'made-up' })).body
    const [secret = ''] = secrets
    const reply = await browser.answer(flow, { step: 'made-up', serial, secret })
    expect(reply.body.code).toBe('wrong_code')
    const beside = (await browser.start({ address: REPORTER })).body.flow
    const after = await browser.answer(beside, { step: 'password', password: PASSWORD })
    expect(stepOf(after, 'denied').reason).toBe('no-usable-method')
  })

  it('can be left for an address', async () => {
    const { server } = await accountWith(openServer)
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    const chosen = await browser.answer(flow, { step: 'identify', method: 'made-up' })
    expect(stepOf(chosen, 'made-up').canChooseOther).toBe(true)
    stepOf(await browser.answer(flow, { step: 'made-up', other: true }), 'identify')
    stepOf(await browser.answer(flow, { step: 'identify', address: REPORTER }), 'password')
  })

  it('says nothing in an invitation, which has an address', async () => {
    const { server } = await accountWith(openServer)
    const browser = createBrowser(server)
    const started = await browser.start({ journey: 'invitation', method: 'made-up' })
    expect(stepOf(started, 'identify').methods).toEqual([])
    const { flow } = started.body
    const chosen = await browser.answer(flow, { step: 'identify', method: 'made-up' })
    expect(chosen.body.code).toBe('step_changed')
  })
})
