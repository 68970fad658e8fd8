/**
 * A sign-in, or the setting up of an app, is at its last answer, and the portal's rules are tightened at any moment of
 * it: before it is charged, between right answer and session, as what comes of it is kept. Nothing is left that the new
 * rules would not have let through.
 */
import { describe, expect, it } from 'vitest'
import { BY_OPERATOR } from '../../../../api/domain/portals/setup/setup-act.ts'
import {
  createBrowser,
  enrolled,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../../support/api/browser.ts'
import { openInterrupted } from '../../../support/api/servers/interrupted-store.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { appCode, untilPassword } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

async function tighten({ domain, store }: TestServer, to: object): Promise<void> {
  const portal = await store.run(() => store.portals.byId('demo'))
  const policy = { ...JSON.parse(portal?.policy ?? '{}'), ...to }
  const asked = { definition: { policy }, reason: undefined, goesOn: true }
  expect((await domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)).ok).toBe(true)
}

const levelsOf = ({ store, clock }: TestServer) =>
  store.run(function* () {
    const person = yield* store.people.byEmailKey(REPORTER)
    const live = yield* store.sessions.liveOf(person?.id ?? '', 'demo', clock.now())
    return live.map(({ acr }) => acr)
  })

type BeforeNext = Awaited<ReturnType<typeof openInterrupted>>['beforeNext']

/** Does this before the transaction of that number, counted from now. */
function atThe(nth: number, beforeNext: BeforeNext, act: () => Promise<void>): void {
  beforeNext(async () => (nth === 1 ? act() : atThe(nth - 1, beforeNext, act)))
}

const boundTo = ({ store }: TestServer) =>
  store.run(function* () {
    const person = yield* store.people.byEmailKey(REPORTER)
    return (yield* store.methods.bound(person?.id ?? '')).map(({ kind }) => kind)
  })

/** Nobody sets up an app any more, or none counts. */
const AGAINST_APPS = {
  'that let nobody set one up': {
    enrolling: [
      { kind: 'totp', roles: ['reader'], units: null, importedOnly: false, lastDay: null },
    ],
  },
  'that take none': { secondFactors: ['passkey'] },
}

describe.each(ENGINES)('R-74: on %s, rules that are tightened', (engine) => {
  const openServer = useServersOn(engine)

  it.each([1, 2, 3, 4])(
    'before transaction %i of a last answer leave no session of the level before',
    async (nth) => {
      const { server, beforeNext, isWaiting } = await openInterrupted((options) =>
        openServer({ ...options, portal: { policy: { level: 'aal1' } } }),
      )
      await enrolled(server)
      const { browser, flow } = await untilPassword(server)
      atThe(nth, beforeNext, () => tighten(server, { level: 'aal2' }))
      await browser.answer(flow, { step: 'password', password: PASSWORD })
      expect(isWaiting()).toBe(false)
      expect(await levelsOf(server)).not.toContain('aal1')
    },
  )

  describe.each(Object.entries(AGAINST_APPS))('%s', (_, to) => {
    it.each([1, 2, 3])('before transaction %i of an app’s right code leave no app', async (nth) => {
      const { server, beforeNext, isWaiting } = await openInterrupted(openServer)
      const browser = createBrowser(server)
      const { flow, reply } = await onboardUntil(server, browser, 'totp-enrol')
      const { secret } = stepOf(reply, 'totp-enrol')
      atThe(nth, beforeNext, () => tighten(server, to))
      await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) })
      expect(isWaiting()).toBe(false)
      expect(await boundTo(server)).not.toContain('totp')
    })
  })
})
