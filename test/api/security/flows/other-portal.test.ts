/**
 * The attacker runs a portal of their own on the same server, with a live secret and a listed origin,
 * and asks with the ids and codes of another portal. To it they are what a made-up one is: the same
 * status, the same body, and nothing is used up or ended.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { asHost, createBrowser, enrolled, stepOf } from '../../../support/api/browser.ts'
import { addOtherPortal, OTHER_PORTAL_URL } from '../../../support/api/servers/servers.ts'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'

let server: TestServer
let theirs: string
let ours: Awaited<ReturnType<typeof ourOwn>>
beforeAll(async () => {
  server = await createTestServer()
  theirs = await addOtherPortal(server)
  ours = await ourOwn()
  return () => server.close()
})

/** Of somebody who has a role in both portals, so that no lack of one hides anything. */
async function ourOwn() {
  const { browser, done } = await enrolled(server)
  const { sid, person } = (await asHost(server, '/v1/redeem', { code: done.code })).body
  const { store, clock } = server
  const membership = {
    id: 'there-too',
    personId: String(person.id),
    portalId: 'other',
    unitId: null,
    role: 'reporter',
    until: null,
    createdAt: clock.now(),
    endedAt: null,
  }
  await store.atomically(() => store.people.addMembership(membership))
  const { flow } = (await browser.start()).body
  const again = stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
  const { body } = await asHost(server, '/v1/verifications', { address: 'shared@example.org' })
  const { token } = await server.invite({ email: 'invited@example.org' })
  const open = (await browser.start()).body.flow
  return {
    browser,
    flow: open,
    sid: String(sid),
    code: again.code ?? '',
    verification: String(body.verification),
    token,
  }
}

/** Changes a few letters of a secret that is to be unknown. */
const madeUp = (secret: string) => `${secret.slice(0, -4)}AAAA`

const steady = (body: object | null) => body && { ...body, requestId: '' }

describe('T-059: the secret of another portal', () => {
  const CALLS = [
    ['/v1/redeem', () => ours.code, (code: string) => ({ code })],
    ['/v1/verifications/redeem', () => ours.code, (code: string) => ({ code })],
    ['/v1/sessions/check', () => ours.sid, (sid: string) => ({ sid })],
    ['/v1/sessions/end', () => ours.sid, (sid: string) => ({ sid })],
  ] as const

  it.each(CALLS)('%s: gets what a made-up id gets', async (path, own, bodyOf) => {
    const real = await asHost(server, path, bodyOf(own()), theirs)
    const unknown = await asHost(server, path, bodyOf(madeUp(own())), theirs)
    expect([real.status, steady(real.body)]).toEqual([unknown.status, steady(unknown.body)])
  })

  it('has used nothing up, and ended nothing', async () => {
    for (const [path, own, bodyOf] of CALLS) await asHost(server, path, bodyOf(own()), theirs)
    expect((await asHost(server, '/v1/sessions/check', { sid: ours.sid })).body.active).toBe(true)
    expect((await asHost(server, '/v1/redeem', { code: ours.code })).status).toBe(200)
  })
})

describe('T-059: a page of another portal', () => {
  const started = async (body: object) => {
    const browser = createBrowser(server, { origin: OTHER_PORTAL_URL })
    const reply = await browser.start({ portal: 'other', ...body })
    return { status: reply.status, who: reply.body.who, step: reply.body.step }
  }

  it('learns as much from a link or an address to be proven as from a made-up one', async () => {
    for (const [journey, field, own] of [
      ['invitation', 'invitation', ours.token],
      ['verify-email', 'verification', ours.verification],
    ] as const) {
      const real = await started({ journey, [field]: own })
      expect(real).toEqual(await started({ journey, [field]: madeUp(own) }))
      expect(real).toMatchObject({ who: null, step: { name: 'denied' } })
    }
  })

  it('can neither see, answer nor end a flow, though the browser is the right one', async () => {
    const there = createBrowser(server, { origin: OTHER_PORTAL_URL })
    for (const [name, value] of ours.browser.jar) there.jar.set(name, value)
    for (const reply of [
      await there.see(ours.flow),
      await there.answer(ours.flow, { step: 'identify', continue: true }),
      await there.cancel(ours.flow),
      await there.send('POST', '/v1/session/check', { portal: 'demo' }),
      await there.send('POST', '/v1/session/extend', { portal: 'demo' }),
      await there.signOut(),
    ])
      expect([reply.status, reply.body.code]).toEqual([403, 'origin_refused'])
    expect((await ours.browser.see(ours.flow)).status).toBe(200)
  })
})
