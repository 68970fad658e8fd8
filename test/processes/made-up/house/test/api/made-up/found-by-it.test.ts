import { describe, expect, it } from 'vitest'
import { createBrowser, enrolled, PASSWORD, stepOf } from '../../support/api/browser.ts'
import {
  addOtherPortal,
  changeRows,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { totpAt } from '../../support/totp.ts'
import { accountWith, again, answerElsewhere, changePolicy } from './support.ts'

const openServer = useServers()

const statesIn = (server: TestServer) =>
  rowsIn(server, "select state from method where kind = 'made-up'").map(({ state }) => state)

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

  it('is slowed by guesses of strangers, and never switched off by them', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    const browser = createBrowser(server)
    const guess = async (secret: string, by: object) => {
      server.clock.advance(16 * 60_000)
      const { flow } = (await browser.start({ method: 'made-up', ...by })).body
      return browser.answer(flow, { step: 'made-up', serial, secret })
    }
    for (let round = 0; round < 60; round++)
      await guess('a guess', round % 2 ? {} : { address: REPORTER })
    expect(statesIn(server)).toEqual(['active'])
    expect(rowsIn(server, "select 1 from outbox where template = 'method-disabled'")).toEqual([])
    const [secret = ''] = secrets
    stepOf(await guess(secret, {}), 'made-up')
  })

  it('is told to nobody by guessing at an address: who has one is answered like who has none', async () => {
    const { server, serial } = await accountWith(openServer)
    const guesses = async (address: string) => {
      const browser = createBrowser(server)
      const told: unknown[] = []
      for (let round = 0; round < 52; round++) {
        const { flow } = (await browser.start({ method: 'made-up', address })).body
        const reply = await browser.answer(flow, { step: 'made-up', serial, secret: 'a guess' })
        const { code, attemptsLeft, retryAfterSeconds } = reply.body
        told.push([reply.status, code, attemptsLeft, retryAfterSeconds])
        server.clock.advance(16 * 60_000)
      }
      return told
    }
    expect(await guesses(REPORTER)).toEqual(await guesses('nobody@example.org'))
  })

  it('begins with a budget of its own, whatever was guessed before it was there', async () => {
    const policy = { firstFactors: ['password', 'made-up'], secondFactors: ['totp', 'made-up'] }
    const server = await openServer({ portal: { policy } })
    const { secret: seed, browser } = await enrolled(server)
    const stranger = createBrowser(server)
    for (let round = 0; round < 60; round++) {
      server.clock.advance(16 * 60_000)
      const { flow } = (await stranger.start({ method: 'made-up', address: REPORTER })).body
      await stranger.answer(flow, { step: 'made-up', serial: 'none', secret: 'a guess' })
    }
    changePolicy(server, { secondFactors: ['made-up', 'totp'] })
    const { flow } = (await browser.start({ address: REPORTER })).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    await browser.answer(flow, { step: 'totp', code: totpAt(seed, server.clock.now()) })
    const added = (await browser.start({ journey: 'add-method' })).body.flow
    server.clock.advance(61_000)
    const code = totpAt(seed, server.clock.now())
    const set = stepOf(await browser.answer(added, { step: 'totp', code }), 'made-up-enrol')
    const [secret = '', next = ''] = set.secrets
    stepOf(await browser.answer(added, { step: 'made-up-enrol', secret }), 'done')
    const other = createBrowser(server)
    const used = (await other.start({ method: 'made-up', address: REPORTER })).body.flow
    const { serial } = set
    stepOf(await other.answer(used, { step: 'made-up', serial, secret: next }), 'made-up')
    expect(statesIn(server)).toEqual(['active'])
  })

  it('is found among several of a person’s, with an address and without', async () => {
    const { server, serial, secrets } = await accountWith(openServer)
    changeRows(
      server,
      `insert into method select 'newer', person_id, kind, 'Newer', state, flow_id, secret, data,
         counter, 'newer', portal_id, is_default, added_by, created_at + 1, confirmed_at,
         last_used_at, suspended_until, removed_at from method where kind = 'made-up'`,
    )
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ address: REPORTER, method: 'made-up' })).body
    const [secret = ''] = secrets
    stepOf(await browser.answer(flow, { step: 'made-up', serial, secret }), 'made-up')
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
