/** What a policy may say beyond levels: grace, how old a sign-in may be, who may set up what and until when. */
import { describe, expect, it } from 'vitest'
import { parsePortalPolicy } from '../../../api/domain/policy/portal-policy.ts'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { readAccount } from '../../support/api/account.ts'
import { createBrowser, enrolled, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
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

  const daysOf = async (server: TestServer) => {
    const { browser, flow, reply } = await untilTotp(server)
    return { browser, flow, step: stepOf(reply, 'enrol') }
  }

  it('is counted in days from the change that asks, through the last of them, and told each time', async () => {
    const policy = { level: 'aal1' }
    const server = await openServer({ portal: { timeZone: 'Europe/Stockholm', policy } })
    await onboardUntil(server, createBrowser(server), 'done')
    await changePolicy(server, { level: 'aal2', graceDays: 2 })
    server.clock.advance(DAY)
    for (const left of [2, 1]) {
      const { browser, flow, step } = await daysOf(server)
      expect(step).toMatchObject({ graceLeft: null, daysLeft: left })
      stepOf(await browser.answer(flow, { step: 'enrol', later: true }), 'done')
      server.clock.advance(DAY)
    }
    expect((await daysOf(server)).step).toMatchObject({ graceLeft: 0, daysLeft: null })
  })

  it('ends with the sign-ins or with the days, whichever are over first, also for what was begun before', async () => {
    const server = await openServer({ portal: { timeZone: 'UTC', policy: { level: 'aal1' } } })
    await onboardUntil(server, createBrowser(server), 'done')
    await changePolicy(server, { level: 'aal2', graceSignIns: 9, graceDays: 1 })
    const midnight = Math.ceil(server.clock.now() / DAY) * DAY
    server.clock.advance(midnight + DAY - 20 * MINUTE - server.clock.now())
    const { browser, flow, step } = await daysOf(server)
    expect(step).toMatchObject({ graceLeft: 9, daysLeft: 1 })
    server.clock.advance(30 * MINUTE)
    const late = await browser.answer(flow, { step: 'enrol', later: true })
    expect([late.status, stepOf(late, 'enrol').graceLeft]).toEqual([409, 0])
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

describe('who may set up what', () => {
  const openServer = useServers()
  const codes = (limit: object) => ({
    enrolling: [
      {
        ...{ kind: 'recovery-codes', roles: null, units: null },
        ...{ importedOnly: false, lastDay: null, ...limit },
      },
    ],
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

  it('is theirs whose role is in a unit: one role of theirs is all of what is asked', async () => {
    const units = ['0001', '0002'].map((externalId) => ({ externalId, name: externalId }))
    const roles = [{ id: 'reporter' }, { id: 'reader' }]
    const server = await openServer({ portal: { units, roles } })
    const { browser } = await enrolled(server)
    await changePolicy(server, codes({ units: ['0002'] }))
    expect(await adding(browser)).toBe('limited')
    await changePolicy(server, codes({ units: ['0001'], roles: ['reader'] }))
    expect(await adding(browser)).toBe('limited')
    await changePolicy(server, codes({ units: ['0001'], roles: ['reporter'] }))
    expect(await adding(browser)).toBe(null)
  })

  it('is theirs who came with a list, or by the host, and not of whoever was invited by hand', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    await changePolicy(server, codes({ importedOnly: true }))
    expect(await adding(browser)).toBe('limited')
    const denied = await browser.start({ journey: 'add-method', kind: 'recovery-codes' })
    expect(stepOf(denied, 'denied').reason).toBe('method-not-offered')
    await server.invite({ isImported: true })
    expect(await adding(browser)).toBe(null)
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

  it('is no unit that the portal does not have', async () => {
    const outcome = await policyOf(await openServer(), codes({ units: ['0001', 'nowhere'] }))
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { mistakes: [{ path: 'policy.enrolling.0.units' }] },
    })
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
