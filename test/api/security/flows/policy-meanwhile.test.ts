/**
 * A sign-in is at its last answer, and the portal's rules are tightened at any moment of it: before it is charged,
 * between right answer and session, as the session is made. None of the old level is left.
 */
import { describe, expect, it } from 'vitest'
import { BY_OPERATOR } from '../../../../api/domain/portals/setup/setup-act.ts'
import { enrolled, PASSWORD } from '../../../support/api/browser.ts'
import { openInterrupted } from '../../../support/api/servers/interrupted-store.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { untilPassword } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

async function tighten({ domain, store }: TestServer): Promise<void> {
  const portal = await store.run(() => store.portals.byId('demo'))
  const policy = { ...JSON.parse(portal?.policy ?? '{}'), level: 'aal2' }
  const asked = { definition: { policy }, reason: undefined, goesOn: true }
  expect((await domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)).ok).toBe(true)
}

const levelsOf = ({ store, clock }: TestServer) =>
  store.run(function* () {
    const person = yield* store.people.byEmailKey(REPORTER)
    const live = yield* store.sessions.liveOf(person?.id ?? '', 'demo', clock.now())
    return live.map(({ acr }) => acr)
  })

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
      const at = (left: number): void =>
        beforeNext(async () => (left === 1 ? tighten(server) : at(left - 1)))
      at(nth)
      await browser.answer(flow, { step: 'password', password: PASSWORD })
      expect(isWaiting()).toBe(false)
      expect(await levelsOf(server)).not.toContain('aal1')
    },
  )
})
