/**
 * The attacker is signed in somewhere while the owner is, too, and does at the same moment what must be done once, or
 * what the owner is just taking away. Both engines decide alike. What else is tried at once: `flows/grants-at-once`,
 * `flows/overtaken`, `codes/stolen-codes`.
 */
import { describe, expect, it } from 'vitest'
import { asHost, type Browser, PASSWORD, signIn, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  agreed,
  boundOf,
  granted,
  redeem,
  secondApp,
  sidOf,
  signedIn,
} from '../../../support/api/confirming.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilTotp } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const CHANGED = 'eight loud harbours'

/** Stands at the field for the new one. */
async function untilNew(server: TestServer, browser: Browser, secret: string): Promise<string> {
  const { flow } = (await browser.start({ journey: 'change-password' })).body
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  stepOf(reply, 'new-password')
  return flow
}

describe.each(ENGINES)('on %s, at the same moment', (engine) => {
  const open = useServersOn(engine)

  it('R-66: of the last two methods, removed in two sessions, one stays', async () => {
    const server = await open()
    const { browser, secret } = await signedIn(server)
    const { secret: other, id, firstId } = await secondApp(server, { browser, secret })
    const elsewhere = await signIn(server, secret)
    server.clock.advance(MINUTE)
    const one = await agreed(browser, { act: 'method.remove', object: id })
    const two = await agreed(elsewhere.browser, { act: 'method.remove', object: firstId })
    const replies = await Promise.all([
      browser.answer(one.flow, { step: 'totp', code: appCode(server, secret) }),
      elsewhere.browser.answer(two.flow, { step: 'totp', code: appCode(server, other) }),
    ])
    expect(replies.filter((reply) => stepNameOf(reply) === 'done')).toHaveLength(1)
    expect((await boundOf(server)).filter(({ kind }) => kind === 'totp')).toHaveLength(1)
  })

  it('a sign-in by the password that is being changed leaves no session', async () => {
    const server = await open()
    const { browser, secret } = await signedIn(server)
    const { secret: other } = await secondApp(server, { browser, secret })
    const changing = await untilNew(server, browser, secret)
    const thief = await untilTotp(server)
    const [changed, signed] = await Promise.all([
      browser.answer(changing, { step: 'new-password', password: CHANGED }),
      thief.browser.answer(thief.flow, { step: 'totp', code: appCode(server, other) }),
    ])
    stepOf(changed, 'done')
    const step = (signed.body.view ?? signed.body).step
    if (step?.name === 'done')
      expect((await asHost(server, '/v1/redeem', { code: step.code })).status).toBe(422)
    const check = await thief.browser.send('POST', '/v1/session/check', { portal: 'demo' })
    expect(JSON.parse(check.text)).toEqual({ active: false })
  })

  it.each([
    ['for another object', { object: 'submission-18' }],
    ['for another act', { act: 'approve' }],
  ])('T-064: a grant %s and the right one yield one act at the most', async (_, other) => {
    const server = await open()
    const { code, sid } = await granted(server)
    const tries = await Promise.all([
      redeem(server, { code, sid, ...other }),
      redeem(server, { code, sid }),
    ])
    expect(tries[0].status).toBe(422)
    expect((await redeem(server, { code, sid })).status).toBe(422)
  })

  it('T-064: a grant of another session, or one that is late, is worth nothing', async () => {
    const server = await open()
    const { code, sid, secret } = await granted(server)
    const elsewhere = await signIn(server, secret)
    const theirs = await sidOf(server, elsewhere.done.code)
    expect((await redeem(server, { code, sid: theirs })).status).toBe(422)
    const late = await open()
    const second = await granted(late)
    late.clock.advance(2 * MINUTE)
    expect((await redeem(late, second)).status).toBe(422)
    expect(sid).not.toBe(theirs)
  })
})
