/**
 * The attacker waits for a clock that is set wrong, or sets it: codes are then of another time, and
 * whatever was used "later" might work again "now". A clock that jumps brings no used code back to
 * life and leaves nobody in longer than by the clock that is believed; when it is right again, all
 * goes on.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { asHost, createBrowser, enrolled, signIn, stepOf } from '../../../support/api/browser.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../support/api/clock.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode, untilMailed, untilTotp } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()

async function answerTotp(server: TestServer, code: string) {
  const { browser, flow } = await untilTotp(server)
  return browser.answer(flow, { step: 'totp', code })
}

describe('T-093: a clock that goes back', () => {
  it.each([
    ['an hour', HOUR, [503, 'unavailable']],
    ['ten minutes', 10 * MINUTE, [503, 'unavailable']],
    ['a leap second', SECOND, [422, 'code_used']],
  ] as const)('by %s brings no code of the app back', async (_what, back, answer) => {
    const { server, secret } = await openEnrolled(openServer)
    server.clock.advance(2 * HOUR)
    const used = appCode(server, secret)
    const usedAt = server.clock.now()
    stepOf(await answerTotp(server, used), 'done')
    server.clock.advance(-back)
    const earlier = await answerTotp(server, appCode(server, secret))
    expect([earlier.status, earlier.body.code]).toEqual(answer)
    server.clock.set(usedAt)
    expect((await answerTotp(server, used)).body.code).toBe('code_used')
    server.clock.advance(MINUTE)
    stepOf(await answerTotp(server, appCode(server, secret)), 'done')
  })

  it('is a fault of ours: nothing is decided, nothing is counted, and it is logged', async () => {
    const server = await openServer()
    const { browser, flow, code } = await untilMailed(server)
    const budgets = () => countIn(server, 'attempt_budget', "failures > 0 and kind = 'email-code'")
    server.clock.advance(-10 * MINUTE)
    const refused = await browser.answer(flow, { step: 'email-code', code })
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable'])
    expect(budgets()).toBe(0)
    expect(server.logLines.join('')).toContain('the clock has gone back')
    server.clock.advance(10 * MINUTE)
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
  })

  it('leaves a live session alone until it is right again', async () => {
    const { server, done } = await openEnrolled(openServer)
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    server.clock.advance(-HOUR)
    expect((await asHost(server, '/v1/sessions/check', { sid })).status).toBe(503)
    server.clock.advance(HOUR)
    expect((await asHost(server, '/v1/sessions/check', { sid })).body.active).toBe(true)
  })

  it('by a minute, as clocks of two machines may differ, lets a mailed code work once', async () => {
    const server = await openServer()
    const { browser, flow, code, token } = await untilMailed(server)
    server.clock.advance(-MINUTE)
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'register')
    const again = (await browser.start({ journey: 'invitation', invitation: token })).body.flow
    const reply = await browser.answer(again, { step: 'email-code', code })
    expect(reply.body.code).toBe('code_expired')
  })

  it('leaves a session that was signed out signed out', async () => {
    const { server, browser, done } = await openEnrolled(openServer)
    const { sid } = (await asHost(server, '/v1/redeem', { code: done.code })).body
    await browser.signOut()
    server.clock.advance(-HOUR)
    expect((await asHost(server, '/v1/sessions/check', { sid })).body).toEqual({ active: false })
    expect((await asHost(server, '/v1/redeem', { code: done.code })).status).toBe(422)
  })
})

describe('T-093: a clock that goes forward', () => {
  it('by an hour ends codes, flows and sessions that would have ended by then', async () => {
    const { server, browser, done } = await openEnrolled(openServer)
    const { flow } = (await browser.start()).body
    server.clock.advance(HOUR)
    expect((await browser.see(flow)).body.code).toBe('flow_not_found')
    expect((await asHost(server, '/v1/redeem', { code: done.code })).status).toBe(422)
    expect((await browser.start()).body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })

  it('and back again makes nobody wait longer than a day for a code', async () => {
    const { server, secret } = await openEnrolled(openServer)
    server.clock.advance(DAY)
    stepOf(await answerTotp(server, appCode(server, secret)), 'done')
    server.clock.advance(-DAY)
    server.clock.advance(DAY + MINUTE)
    stepOf(await answerTotp(server, appCode(server, secret)), 'done')
  })
})

describe('T-093: the year 2038', () => {
  it('is a year like any other', async () => {
    const server = await openServer()
    server.clock.set(Date.parse('2038-01-19T03:14:00.000Z'))
    const { secret } = await enrolled(server)
    const { done, browser } = await signIn(server, secret)
    const { body } = await asHost(server, '/v1/redeem', { code: done.code })
    expect(body.auth_time).toBeGreaterThan(2 ** 31)
    const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1], 'base64url').toString())
    expect(claims.exp).toBe(body.auth_time + 300)
    const again = createBrowser(server)
    for (const [name, value] of browser.jar) again.jar.set(name, value)
    expect((await again.start()).body.step).toMatchObject({ session: { name: 'Test Reporter' } })
  })
})
