/** What a policy may say beyond levels: how old a sign-in may be, what confirms acts, who may set up what and until when. */
import { describe, expect, it } from 'vitest'
import { parsePortalPolicy } from '../../../api/domain/policy/portal-policy.ts'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { readAccount } from '../../support/api/account.ts'
import {
  createBrowser,
  enrolled,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { agreed, asked, confirmed, sidOf, signedIn } from '../../support/api/confirming.ts'
import { untilCodes } from '../../support/api/recovery-codes.ts'
import { ENGINES, useServers, useServersOn } from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const reason = 'The figures are public already.'

async function policyOf(server: TestServer, policy: object) {
  const asked = { definition: { policy }, goesOn: true, reason }
  return server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)
}

async function changePolicy(server: TestServer, policy: object) {
  expect(await policyOf(server, policy)).toMatchObject({ ok: true })
}

describe.each(ENGINES)('on %s, grace', (engine) => {
  const openServer = useServersOn(engine)

  const leftOf = async (server: TestServer) => {
    server.clock.advance(2 * MINUTE)
    const { browser, flow, reply } = await untilTotp(server)
    return { browser, flow, left: stepOf(reply, 'enrol').graceLeft }
  }

  it('is whole for whom a tightened policy newly asks, however much was used before, and told each time', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    await onboardUntil(server, createBrowser(server), 'done')
    await changePolicy(server, { level: 'aal2', graceSignIns: 2 })
    for (const left of [2, 1]) {
      const { browser, flow, left: told } = await leftOf(server)
      expect(told).toBe(left)
      stepOf(await browser.answer(flow, { step: 'enrol', later: true }), 'done')
    }
    expect((await leftOf(server)).left).toBe(0)
    // What else is tightened asks them for nothing new.
    await changePolicy(server, { sessions: 'short' })
    expect((await leftOf(server)).left).toBe(0)
    await changePolicy(server, { level: 'aal1' })
    await changePolicy(server, { level: 'aal2' })
    expect((await leftOf(server)).left).toBe(2)
  })
})

describe('how old a sign-in may be', () => {
  const openServer = useServers()

  it("is the portal's to say: what is older is shown anew, and a page asks for less, never for more", async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    await changePolicy(server, { maxAgeMinutes: 10 })
    const stepAfter = async (more: object) => {
      const { flow } = (await browser.start(more)).body
      return stepNameOf(await browser.answer(flow, { step: 'identify', continue: true }))
    }
    expect(await stepAfter({})).toBe('done')
    server.clock.advance(5 * MINUTE)
    expect(await stepAfter({ maxAgeSeconds: 60 })).toBe('password')
    server.clock.advance(5 * MINUTE)
    expect(await stepAfter({})).toBe('password')
    expect(await stepAfter({ maxAgeSeconds: 86_400 })).toBe('password')
  })
})

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

describe('who may set up what', () => {
  const openServer = useServers()
  const codes = (limit: object) => ({
    enrolling: [{ kind: 'recovery-codes', roles: null, lastDay: null, ...limit }],
  })
  const adding = async (browser: Awaited<ReturnType<typeof enrolled>>['browser']) => {
    const { adding } = await readAccount(browser)
    return adding.find(({ kind }) => kind === 'recovery-codes')?.whyNot
  }

  it('is theirs who have the role, and said of nobody else', async () => {
    const roles = [{ id: 'reporter' }, { id: 'reader' }]
    const server = await openServer({ portal: { roles } })
    const { browser, secret } = await enrolled(server)
    await changePolicy(server, codes({ roles: ['reader'] }))
    expect(await adding(browser)).toBe('limited')
    const denied = await browser.start({ journey: 'add-method', kind: 'recovery-codes' })
    expect(stepOf(denied, 'denied').reason).toBe('method-not-offered')
    await changePolicy(server, codes({ roles: ['reader', 'reporter'] }))
    expect(await adding(browser)).toBe(null)
    expect((await untilCodes(server, browser, secret)).codes).toHaveLength(10)
  })

  it('ends with a day, also for what was begun on it; what somebody has goes on', async () => {
    const server = await openServer({ portal: { timeZone: 'UTC' } })
    const { secret } = await enrolled(server)
    const today = new Date(server.clock.now()).toISOString().slice(0, 10)
    await changePolicy(server, codes({ lastDay: today }))
    const midnight = Date.parse(`${today}T23:59:00Z`)
    server.clock.advance(midnight - server.clock.now() - MINUTE)
    const fresh = createBrowser(server)
    const { flow: signing } = await untilTotp(server, { browser: fresh })
    stepOf(await fresh.answer(signing, { step: 'totp', code: appCode(server, secret) }), 'done')
    const { flow } = await untilCodes(server, fresh, secret)
    server.clock.advance(2 * MINUTE)
    const kept = await fresh.answer(flow, { step: 'recovery-codes-enrol', kept: true })
    expect([kept.status, stepNameOf(kept)]).toEqual([409, 'denied'])
    expect(await adding(fresh)).toBe('limited')
  })

  it.each([
    [
      'a second factor that nobody may set up any more',
      { enrolling: [{ kind: 'totp', roles: null, lastDay: '2027-03-01' }] },
    ],
    [
      'codes that all must have, and not all may make',
      { recoveryCodes: 'compulsory', ...codes({ roles: ['reporter'] }) },
    ],
    ['one kind twice', { enrolling: [...codes({}).enrolling, ...codes({}).enrolling] }],
    ['acts by what does not sign in', { actFactors: [] }],
    ['a sign-in that is always too old', { maxAgeMinutes: 0 }],
  ])('is refused as a policy: %s', (_what, policy) => {
    expect(() => parsePortalPolicy(JSON.stringify(policy))).toThrow()
  })

  it('is no role that the portal does not have', async () => {
    const server = await openServer()
    const outcome = await policyOf(server, codes({ roles: ['stranger'] }))
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { mistakes: [{ path: 'policy.enrolling.0.roles' }] },
    })
  })
})
