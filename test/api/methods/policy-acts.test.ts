/** What confirms acts, all of them or a single one: shown for them, and asked again as they are done and redeemed. */
import { describe, expect, it } from 'vitest'
import { parsePortalPolicy } from '../../../api/domain/policy/portal-policy.ts'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import {
  createBrowser,
  enrolled,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  agreed,
  asked,
  confirmed,
  granted,
  redeem,
  sidOf,
  signedIn,
} from '../../support/api/confirming.ts'
import { changed, NEW, proven } from '../../support/api/new-address.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const reason = 'The figures are public already.'

async function changePolicy(server: TestServer, policy: object) {
  const asked = { definition: { policy }, goesOn: true, reason }
  const outcome = await server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)
  expect(outcome).toMatchObject({ ok: true })
}

describe('what confirms acts', () => {
  const openServer = useServers()

  it('is shown for them where a password alone signs in, and no password stands in for it', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    await onboardUntil(server, createBrowser(server), 'done')
    await changePolicy(server, { actFactors: ['totp'] })
    server.clock.advance(2 * MINUTE)
    const { browser, reply: done } = await untilTotp(server)
    const sid = await sidOf(server, stepOf(done, 'done').code)
    const { reply } = await agreed(browser, { confirmation: await asked(server, sid) })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })

  it('is asked as before of whoever has it', async () => {
    const server = await openServer()
    const { sid, ...somebody } = await signedIn(server)
    await changePolicy(server, { actFactors: ['totp'] })
    const confirmation = await asked(server, sid)
    stepOf(await confirmed(server, somebody, { confirmation }), 'done')
  })

  it('counts as it is when the act is done, also where it was another before', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    await onboardUntil(server, createBrowser(server), 'done')
    server.clock.advance(2 * MINUTE)
    const { browser, reply: done } = await untilTotp(server)
    const sid = await sidOf(server, stepOf(done, 'done').code)
    const begun = await agreed(browser, { confirmation: await asked(server, sid) })
    stepOf(begun.reply, 'email-code')
    await browser.answer(begun.flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(begun.flow, { step: 'email-code', code }), 'password')
    await changePolicy(server, { actFactors: ['totp'] })
    const end = await browser.answer(begun.flow, { step: 'password', password: PASSWORD })
    expect(stepNameOf(end)).toBe('denied')
  })
})

describe('what confirms one act', () => {
  const openServer = useServers()
  const only = (by: 'us' | 'host', act: string, factors: readonly string[] | null) => ({
    secondFactors: ['totp', 'passkey'],
    acts: [{ by, act, factors }],
  })
  const confirming = async (server: TestServer, more: object = {}) => {
    const { sid, ...somebody } = await signedIn(server)
    return { somebody, confirmation: await asked(server, sid, more) }
  }

  it("is the act's own: another act of the host goes by the rest", async () => {
    const server = await openServer()
    const { sid, ...somebody } = await signedIn(server)
    await changePolicy(server, only('host', 'withdraw', ['passkey']))
    const held = await agreed(somebody.browser, { confirmation: await asked(server, sid) })
    expect(stepOf(held.reply, 'denied').reason).toBe('no-usable-method')
    const other = await asked(server, sid, { act: 'sign' })
    stepOf(await confirmed(server, somebody, { confirmation: other }), 'done')
  })

  it('may be more than the rest: the default is narrow, and one act goes by what signs in', async () => {
    const server = await openServer()
    await changePolicy(server, { ...only('host', 'withdraw', null), actFactors: ['passkey'] })
    const { somebody, confirmation } = await confirming(server)
    stepOf(await confirmed(server, somebody, { confirmation }), 'done')
  })

  it('is no act of ours that a host calls by its name', async () => {
    const server = await openServer()
    await changePolicy(server, only('us', 'method.remove', ['passkey']))
    const { somebody, confirmation } = await confirming(server, { act: 'method.remove' })
    stepOf(await confirmed(server, somebody, { confirmation }), 'done')
  })

  it('is asked again as the host redeems: a code that was confirmed by less is worth nothing by then', async () => {
    const server = await openServer()
    const { code, sid } = await granted(server)
    await changePolicy(server, only('host', 'withdraw', ['passkey']))
    expect((await redeem(server, { code, sid })).status).toBe(422)
    await changePolicy(server, { acts: [] })
    expect((await redeem(server, { code, sid })).status).toBe(422)
  })

  it.each([
    ['password.change', { journey: 'change-password' }],
    ['codes.make', { journey: 'add-method', kind: 'recovery-codes' }],
  ] as const)('is held of %s, by whoever is signed in with something else', async (act, start) => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    await changePolicy(server, only('us', act, ['passkey']))
    expect(stepOf(await browser.start(start), 'denied').reason).toBe('no-usable-method')
    await changePolicy(server, { acts: [], actFactors: ['passkey'] })
    expect(stepNameOf(await browser.start(start))).not.toBe('denied')
  })

  it('is held of another address, for which a kind is named that its person lacks', async () => {
    const server = await openServer()
    const { sid: _sid, ...somebody } = await signedIn(server)
    await proven(server, somebody.browser)
    await changePolicy(server, only('us', 'address.change', ['passkey']))
    const { reply } = await agreed(somebody.browser, { act: 'address.change', object: NEW })
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
    await changePolicy(server, only('us', 'address.change', ['totp']))
    stepOf(await changed(server, somebody), 'done')
  })

  it.each([
    ['by what does not sign in', only('host', 'withdraw', ['this-device'])],
    ['of a name that is none of ours', only('us', 'withdraw', ['totp'])],
    [
      'that is there twice',
      { acts: [...only('host', 'a', null).acts, ...only('host', 'a', null).acts] },
    ],
  ])('is refused in a policy: one %s', (_what, policy) => {
    expect(() => parsePortalPolicy(JSON.stringify(policy))).toThrow()
  })
})
