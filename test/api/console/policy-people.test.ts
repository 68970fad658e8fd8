/** Of a policy that concerns people it is said who, and those who look after a portal are not shut out of it. */
import { describe, expect, it } from 'vitest'
import { newMethod } from '../../../api/domain/methods/new-method.ts'
import { BY_OPERATOR } from '../../../api/domain/portals/setup/setup-act.ts'
import { enrolled } from '../../support/api/browser.ts'
import { administrator } from '../../support/api/console/console.ts'
import {
  changed,
  refusedAt,
  SETUP,
  sent,
  setUp,
} from '../../support/api/console/console-portals.ts'
import {
  NOBODY_IS,
  open,
  previewed,
  reason,
  somebody,
  strict,
} from '../../support/api/console/policies.ts'
import { ENGINES, useServersOn } from '../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const OWNER = 'owner@example.org'

async function idOf({ store }: TestServer, address: string): Promise<string> {
  const person = await store.run(() => store.people.byEmailKey(address))
  return person?.id ?? ''
}

/** Ten codes in a drawer, of which so many were used. */
async function givenCodes(server: TestServer, personId: string, used = 0) {
  const { services, store } = server
  const set = newMethod(services, { personId, kind: 'recovery-codes', name: '' })
  const kept = { ...set, data: '{"recipe":"-"}', counter: used }
  await store.atomically(() => store.methods.add(kept))
}

const withoutApp = ({ store }: TestServer, personId: string) =>
  store.atomically(() => store.methods.suspend(personId, 'totp', null))

/** A role in the survey for somebody who looks after it. */
const takesPart = ({ store, clock }: TestServer, personId: string) =>
  store.atomically(() =>
    store.people.addMembership({
      id: `m-${personId}`,
      personId,
      portalId: 'demo',
      unitId: null,
      role: 'reporter',
      until: null,
      createdAt: clock.now(),
      endedAt: null,
    }),
  )

const endsRole = ({ store, clock }: TestServer, id: string) =>
  store.atomically(() => store.people.endMembership(id, clock.now()))

describe.each(ENGINES)('on %s, a policy', (engine) => {
  const openServer = useServersOn(engine)

  async function opened() {
    const server = await openServer()
    const owner = await administrator(server)
    await enrolled(server)
    expect((await changed(owner, { policy: open, reason })).status).toBe(200)
    return { server, owner }
  }

  it('is not saved where another person has come into the place of one that was shown', async () => {
    const { server, owner } = await opened()
    await somebody(server, { id: 'shown', firstName: 'Test', lastName: 'Shown' })
    const seen = (await previewed(owner)).body
    await endsRole(server, 'm-shown')
    await somebody(server, { id: 'other', firstName: 'Test', lastName: 'Other' })
    const now = (await previewed(owner)).body
    expect(now.counts).toEqual(seen.counts)
    expect(now.preview).not.toBe(seen.preview)
    const saved = await changed(owner, { policy: strict, preview: seen.preview })
    expect(refusedAt(saved)).toEqual([409, 'changed_meanwhile'])
    expect((await changed(owner, { policy: strict, preview: now.preview })).status).toBe(200)
  })

  it('that takes no more codes names whoever has some that still work', async () => {
    const { server, owner } = await opened()
    await somebody(server, { id: 'used-up', firstName: 'Test', lastName: 'Person' })
    await givenCodes(server, await idOf(server, REPORTER))
    await givenCodes(server, 'used-up', 10)
    const policy = { ...open, recoveryCodes: 'off' }
    const { body } = await previewed(owner, { policy, concern: 'loses-codes' })
    expect(body.counts).toEqual({ ...NOBODY_IS, 'loses-codes': 1 })
    expect(body.people.map(({ address }) => address)).toEqual([REPORTER])
    expect(refusedAt(await changed(owner, { policy }))).toEqual([409, 'preview_needed'])
  })

  it('that would keep the last out who looks after the portal is refused, whatever is said', async () => {
    const { server, owner } = await opened()
    const id = await idOf(server, OWNER)
    await givenCodes(server, id)
    await takesPart(server, id)
    await withoutApp(server, id)
    const policy = { ...strict, recoveryCodes: 'off' }
    const refusal = { code: 'last_administrator' }
    expect((await previewed(owner, { policy })).body).toMatchObject(refusal)
    expect(refusedAt(await changed(owner, { policy }))).toEqual([422, 'last_administrator'])
    const asked = { definition: { policy }, goesOn: true }
    const outcome = await server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)
    expect(outcome).toEqual({ ok: false, refusal })
    // Somebody else who looks after it, and takes part, and has an app.
    await administrator(server, { role: 'administrator' })
    await takesPart(server, await idOf(server, 'administrator@example.org'))
    expect((await server.domain.portalSetup.changeTo('demo', asked, BY_OPERATOR)).ok).toBe(true)
  })

  it('is asked for the last who looks after the portal once more as it is saved', async () => {
    const { server, owner } = await opened()
    const second = 'administrator@example.org'
    await administrator(server, { role: 'administrator' })
    for (const address of [OWNER, second]) await takesPart(server, await idOf(server, address))
    const id = await idOf(server, OWNER)
    await givenCodes(server, id)
    await withoutApp(server, id)
    const policy = { ...strict, recoveryCodes: 'off' }
    const { version } = await setUp(owner)
    const { preview } = (await previewed(owner, { policy })).body
    expect(preview).toBeDefined()
    await withoutApp(server, await idOf(server, second))
    const saved = await sent(owner, SETUP, { version, policy, preview })
    expect(refusedAt(saved)).toEqual([422, 'last_administrator'])
  })

  it("of the console's own keeps its last owner in, and asks for no less than it did", async () => {
    const { server, owner } = await opened()
    const stranger = { version: 1, policy: strict }
    expect((await owner.post('/portals/console/setup', stranger)).status).toBe(404)
    await administrator(server, { role: 'administrator' })
    const id = await idOf(server, OWNER)
    await givenCodes(server, id)
    await withoutApp(server, id)
    const change = (policy: object) =>
      server.domain.portalSetup.changeTo(
        'console',
        { definition: { policy }, goesOn: true, reason },
        BY_OPERATOR,
      )
    // The administrator, who has an app, makes nobody an owner.
    expect(await change({ recoveryCodes: 'off' })).toEqual({
      ok: false,
      refusal: { code: 'last_administrator' },
    })
    for (const lower of [{ level: 'aal1' }, { sessions: 'standard' }, { graceSignIns: 1 }])
      expect(await change(lower)).toMatchObject({ ok: false, refusal: { code: 'invalid_input' } })
    expect((await change({ recoveryCodes: 'compulsory' })).ok).toBe(true)
    expect(await change({ name: 'Ours' })).toMatchObject({ ok: false })
  })
})
