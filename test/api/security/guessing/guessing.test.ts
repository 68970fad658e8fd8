/**
 * The attacker guesses: six digits are a million, and a thousand requests go out in a second. Every
 * guess is charged before it is compared, in the database, so that guesses sent at once do not see
 * each other's fresh budget; a new code gives nothing back; and a password, which any outsider can
 * guess at, is slowed but never locked, because otherwise the attack is the lock.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import {
  type Browser,
  createBrowser,
  enrolled,
  PASSWORD,
  stepOf,
} from '../../../support/api/browser.ts'
import { HOUR, MINUTE, SECOND } from '../../../support/api/clock.ts'
import { ENGINES, useServers, useServersOn } from '../../../support/api/servers/servers.ts'
import {
  appCode,
  otherThan,
  stepNameOf,
  untilMailed,
  untilPassword,
  untilTotp,
} from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const WRONG_PASSWORD = 'nine loud harbours'

describe.each(ENGINES)('T-010: wrong codes at once, on %s', (engine) => {
  const openServer = useServersOn(engine)
  const often = engine === 'SQLite' ? 120 : 60

  it('leave the right one of the mail refused, and at most five were compared', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    const guess = () => browser.answer(flow, { step: 'email-code', code: otherThan(code) })
    const replies = await Promise.all(Array.from({ length: often }, guess))
    const codes = replies.map(({ body }) => body.code)
    expect(codes.filter((refusal) => refusal === 'wrong_code').length).toBeLessThanOrEqual(5)
    expect(replies.every(({ status }) => status === 422 || status === 429)).toBe(true)
    const right = await browser.answer(flow, { step: 'email-code', code })
    expect(right.status).not.toBe(200)
    expect(stepNameOf(right)).toBe('email-code')
  }, 60_000)

  it('leave the right one of the app refused, and at most ten were compared', async () => {
    const server = await openServer()
    const { secret } = await enrolled(server)
    server.clock.advance(MINUTE)
    const { browser, flow } = await untilTotp(server)
    const code = appCode(server, secret)
    const guess = () => browser.answer(flow, { step: 'totp', code: otherThan(code) })
    const replies = await Promise.all(Array.from({ length: 60 }, guess))
    const wrong = replies.filter(({ body }) => body.code === 'wrong_code')
    expect(wrong.length).toBeLessThanOrEqual(10)
    expect((await browser.answer(flow, { step: 'totp', code })).body.code).toBe('locked')
  }, 60_000)
})

describe('guessing', () => {
  const openServer = useServers()

  it('a mailed code is over after five, though time is left', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    for (let guess = 0; guess < 5; guess++)
      await browser.answer(flow, { step: 'email-code', code: otherThan(code) })
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect(reply.body.code).toBe('code_expired')
  })

  it('mailed codes ten times makes every further one longer, and locks nobody out', async () => {
    const server = await openServer()
    const guesser = await untilMailed(server)
    for (let code = 0; code < 2; code++) {
      for (let guess = 0; guess < 5; guess++)
        await guesser.browser.answer(guesser.flow, { step: 'email-code', code: 'wrong' })
      server.clock.advance(MINUTE)
      await guesser.browser.answer(guesser.flow, { step: 'email-code', send: true })
    }
    server.clock.advance(MINUTE)
    const owner = createBrowser(server)
    const started = await owner.start({ journey: 'invitation', invitation: guesser.token })
    const { flow } = started.body
    const sent = await owner.answer(flow, { step: 'email-code', send: true })
    expect(stepOf(sent, 'email-code').length).toBe(12)
    const code = await server.mailedCode()
    expect(code).toMatch(/^\d{12}$/)
    stepOf(await owner.answer(flow, { step: 'email-code', code }), 'register')
  })

  it('a mailed code goes on where it was after a reload', async () => {
    const server = await openServer()
    const { browser, flow } = await untilMailed(server)
    const left = []
    for (let guess = 0; guess < 3; guess++) {
      await browser.see(flow)
      const reply = await browser.answer(flow, { step: 'email-code', code: 'wrong' })
      left.push(reply.body.attemptsLeft)
    }
    expect(left).toEqual([4, 3, 2])
  })

  it('in a new flow and a new browser goes on with the same budget', async () => {
    const { server } = await openEnrolled(openServer)
    const left = []
    for (let guess = 0; guess < 4; guess++) {
      const { browser, flow } = await untilPassword(server)
      const reply = await browser.answer(flow, { step: 'password', password: WRONG_PASSWORD })
      left.push(reply.body.attemptsLeft)
    }
    expect(left).toEqual([9, 8, 7, 6])
  })

  it('in another spelling of the address goes on with the same budget', async () => {
    const { server } = await openEnrolled(openServer)
    const left = []
    for (const address of [
      'reporter@example.org',
      'Reporter@Example.ORG',
      ' REPORTER@example.org ',
    ]) {
      const { browser, flow } = await untilPassword(server, { address })
      const reply = await browser.answer(flow, { step: 'password', password: WRONG_PASSWORD })
      left.push(reply.body.attemptsLeft)
    }
    expect(left).toEqual([9, 8, 7])
  })

  it('a password thirty times slows it by at most a quarter of an hour', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilPassword(server)
    const waits = await guessOften(server, { browser, flow, times: 30 })
    expect(Math.max(...waits)).toBe(900)
    const later = await untilPassword(server)
    server.clock.advance(900 * SECOND)
    stepOf(await later.browser.answer(later.flow, { step: 'password', password: PASSWORD }), 'totp')
  })

  it('a password takes nothing from the budget of the app', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const guesser = await untilPassword(server)
    await guessOften(server, { ...guesser, times: 20 })
    server.clock.advance(HOUR)
    const { browser, flow } = await untilTotp(server)
    const code = appCode(server, secret)
    const reply = await browser.answer(flow, { step: 'totp', code: otherThan(code) })
    expect(reply.body).toMatchObject({ code: 'wrong_code', attemptsLeft: 9 })
  })

  it('the right answer gives the budget back', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilPassword(server)
    for (let guess = 0; guess < 5; guess++)
      await browser.answer(flow, { step: 'password', password: WRONG_PASSWORD })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const next = await untilPassword(server)
    const reply = await next.browser.answer(next.flow, {
      step: 'password',
      password: WRONG_PASSWORD,
    })
    expect(reply.body.attemptsLeft).toBe(9)
  })

  it('while slowed says how long, in the body and in the header', async () => {
    const { server } = await openEnrolled(openServer)
    const { browser, flow } = await untilPassword(server)
    for (let guess = 0; guess < 10; guess++)
      await browser.answer(flow, { step: 'password', password: WRONG_PASSWORD })
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(reply.status).toBe(429)
    expect(reply.body).toMatchObject({ code: 'locked', retryAfterSeconds: 30 })
    expect(reply.headers.get('retry-after')).toBe('30')
  })
})

/** Guesses as fast as the server lets it; resolves the waits it was told, in seconds. */
async function guessOften(
  server: TestServer,
  { browser, flow, times }: { browser: Browser; flow: string; times: number },
) {
  const waits: number[] = []
  let guesser = { browser, flow }
  for (let done = 0; done < times; ) {
    const answer = { step: 'password', password: WRONG_PASSWORD } as const
    const { body } = await guesser.browser.answer(guesser.flow, answer)
    if (body.code === 'wrong_password') done++
    else if (body.code === 'locked') {
      waits.push(body.retryAfterSeconds ?? Number.NaN)
      server.clock.advance((body.retryAfterSeconds ?? 0) * SECOND)
    } else guesser = await untilPassword(server, { browser: createBrowser(server) })
  }
  return waits
}
