/**
 * The attacker still has a right, and knows that it is about to end: they open a request, say nearly all
 * of it, and keep it open. Their role ends, they are suspended, the secret is revoked; then comes the
 * last byte. A right counts where something is done by it, not where the door was.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseProofs } from '../../../../api/domain/methods/proof.ts'
import { dataOf } from '../../../../api/domain/methods/webauthn/credential.ts'
import { createBrowser } from '../../../support/api/browser.ts'
import { contentsOf } from '../../../support/api/contents.ts'
import { listenFor, requestText } from '../../../support/api/requests/wire.ts'
import {
  addressed,
  BY_ADMINISTRATORS,
  BY_HOSTS,
  type Named,
  type Rightful,
} from '../../../support/api/rightful.ts'
import {
  all,
  asAdministrator,
  asServer,
  endRoles,
  type Headers,
  personOf,
  revokeSecrets,
  type Scene,
  SENDER,
  sceneOn,
} from '../../../support/api/rightful-scene.ts'
import { ENGINES, useServers, useServersOn } from '../../../support/api/servers/servers.ts'
import { createTestServer, PUBLIC_URL, type TestServer } from '../../../support/api/test-server.ts'

/** How an administrator loses their right, and what they are answered. */
const LOSSES: readonly (readonly [string, number, (server: TestServer) => Promise<unknown>])[] = [
  [
    'is suspended',
    401,
    async (server) => {
      const { id } = await personOf(server, SENDER)
      await server.store.atomically(() => server.store.people.suspend(id, server.clock.now()))
    },
  ],
  [
    'has a frozen account',
    403,
    async (server) => {
      const { id } = await personOf(server, SENDER)
      const at = server.clock.now()
      await server.store.atomically(() => server.store.people.freeze(id, { at, isHeld: false }))
    },
  ],
  ['has no role any more', 401, endRoles],
  [
    'may only look from now on',
    403,
    async (server) => {
      const personId = await endRoles(server)
      const auditor = { personId, portalId: 'console', unitId: null, role: 'auditor', until: null }
      await server.store.atomically(() =>
        server.store.people.addMembership({
          ...auditor,
          id: 'as-auditor',
          createdAt: server.clock.now(),
          endedAt: null,
        }),
      )
    },
  ],
  [
    'is signed out',
    401,
    async (server) => {
      const { id } = await personOf(server, SENDER)
      await server.store.atomically(() => server.store.sessions.endAllOf(id, server.clock.now()))
    },
  ],
]

/** The same where keys are demanded: how what an act asks of their session is gone by the last byte. */
const DEMANDS_LOST: readonly (readonly [string, (server: TestServer, key: string) => unknown])[] = [
  [
    'whose key is removed',
    ({ store, clock }, key) => store.atomically(() => store.methods.putAway(key, clock.now())),
  ],
  [
    'whose key is switched off',
    ({ store, clock }, key) => store.atomically(() => store.methods.switchOff(key, clock.now())),
  ],
]

interface Held {
  readonly routes: Readonly<Record<string, (named: Named) => Rightful>>
  readonly headers: Headers
  readonly lose: (server: TestServer) => Promise<unknown>
}

/** Opens every request with all but its last byte, lets the right end, and says the rest. */
async function heldOpen({ server, named }: Scene, { routes, headers, lose }: Held) {
  const wire = await listenFor(server)
  const held = Object.entries(routes).map(([route, ask]) => {
    const wanted = ask(named)
    const [method, path] = addressed(route, wanted)
    const body = JSON.stringify(wanted.body)
    const json = { ...headers, 'Content-Type': 'application/json', 'Content-Length': body.length }
    const begun = wire.hold(requestText(`${method} ${path}`, json, body.slice(0, -1)))
    return { route, finish: () => begun.finish(body.slice(-1)) }
  })
  const alive = requestText('GET /healthz', { Host: headers.Host ?? '' })
  for (let turn = 0; turn < 3; turn++) expect((await wire.speak(alive)).status).toBe(200)
  await lose(server)
  const before = await contentsOf(server)
  const heard = []
  for (const { route, finish } of held) heard.push([route, (await finish()).status])
  await wire.close()
  return { statuses: Object.fromEntries(heard), before, after: await contentsOf(server) }
}

describe('every route that changes something by a right', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await createTestServer()
  })
  afterAll(() => server.close())

  /** By whom the others are called: a browser's own flow and session, and mail providers. */
  const OTHERS = /^\w+ \/v1\/(flows|session|account|webhooks)(\/|$)/

  /** Takes a text apart, and neither reads nor changes anything that is kept. */
  const READS = ['POST /v1/console/portals/:portal/invitations/read']

  it('is among those that are tried', () => {
    const changing = server.app.routes
      .filter(({ method, path }) => !['ALL', 'GET'].includes(method) && path.startsWith('/v1/'))
      .map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`)
      .filter((route) => !OTHERS.test(route) && !READS.includes(route))
    const tried = [...Object.keys(BY_ADMINISTRATORS), ...Object.keys(BY_HOSTS)]
    expect(tried.sort()).toEqual([...new Set(changing)].sort())
  })
})

describe('with the right, each of them', () => {
  const openServer = useServers()
  let from: ReturnType<TestServer['keep']>
  let scene: Scene
  beforeAll(async () => {
    const server = await createTestServer()
    scene = await sceneOn(server)
    from = server.keep()
    await server.close()
  })

  it.each(Object.entries(BY_ADMINISTRATORS))('does it: %s', async (route, ask) => {
    const server = await openServer({ from })
    const wanted = ask(scene.named)
    const [method, path] = addressed(route, wanted)
    const { status } = await createBrowser(server, {
      origin: server.publicUrl,
      jar: scene.browser.jar,
    }).send(method, path, wanted.body, { 'Sec-Fetch-Site': 'same-origin' })
    expect([200, 201]).toContain(status)
  })

  it.each(Object.entries(BY_HOSTS))('does it: %s', async (route, ask) => {
    const server = await openServer({ from })
    const wanted = ask(scene.named)
    const [method, path] = addressed(route, wanted)
    const { status } = await createBrowser(server).send(method, path, wanted.body, {
      Authorization: `Bearer ${server.portalSecret}`,
    })
    expect([200, 201, 204]).toContain(status)
  })
})

/** As an authenticator that verifies its user and says nothing else of itself. */
const KEY_DATA = dataOf(
  {
    ...{ id: 'key-of-the-console', publicKey: 'never asked', counter: 0 },
    aaguid: '00000000-0000-0000-0000-000000000000',
    ...{ isCopyable: true, isCopied: true, isVerified: true },
  },
  { rpId: 'localhost', page: PUBLIC_URL, isUnasked: false, transports: ['internal'] },
)

/** From now on the console demands keys, and the sender's session rests on one; its id. */
async function demandedOf({ server: { store, clock } }: Scene): Promise<string> {
  return store.atomically(function* () {
    const console = yield* store.portals.byId('console')
    const person = yield* store.people.byEmailKey(SENDER)
    if (!console || !person) throw new Error('Nothing is there')
    const [session] = yield* store.sessions.liveOf(person.id, 'console', clock.now())
    const [app] = (yield* store.methods.bound(person.id)).filter(({ kind }) => kind === 'totp')
    if (!session || !app) throw new Error('Nobody is signed in')
    const key = { ...app, id: 'key-of-the-console', kind: 'passkey', portalId: 'console' } as const
    yield* store.methods.add({
      ...key,
      data: KEY_DATA,
      name: 'Key',
      lookup: 'key-of-the-console',
      isDefault: false,
    })
    const [proof] = parseProofs(session.proofs)
    const shown = { ...proof, kind: key.kind, methodId: key.id, resistant: true, verified: true }
    // The browser's cookie is that of a session by the key from now on.
    yield* store.sessions.renew(session.id, session.tokenHash, 'of-before')
    yield* store.sessions.add({ ...session, id: 'by-key', proofs: JSON.stringify([shown]) })
    const policy = {
      ...JSON.parse(console.policy),
      keyToAct: 'demanded',
      recoveryCodes: 'compulsory',
    }
    yield* store.portals.change('console', console.version, { policy: JSON.stringify(policy) })
    return key.id
  })
}

describe.each(ENGINES)('R-73: on %s, a request that was held open', (engine) => {
  const openServer = useServersOn(engine)

  it.each(LOSSES)(
    'by an administrator who %s is answered %i, and does nothing',
    async (_how, status, lose) => {
      const scene = await sceneOn(await openServer())
      const { statuses, before, after } = await heldOpen(scene, {
        routes: BY_ADMINISTRATORS,
        headers: asAdministrator(scene),
        lose,
      })
      expect(statuses).toEqual(all(BY_ADMINISTRATORS, status))
      expect(after).toEqual(before)
    },
  )

  it.each(DEMANDS_LOST)(
    'by an owner %s meanwhile, where keys are demanded, is answered 403, and does nothing',
    async (_how, lose) => {
      const scene = await sceneOn(await openServer())
      const key = await demandedOf(scene)
      const site = { 'Sec-Fetch-Site': 'same-origin' }
      const me = await scene.browser.send('GET', '/v1/console/me', undefined, site)
      expect(JSON.parse(me.text)).toMatchObject({ keys: 'shown' })
      const { statuses, before, after } = await heldOpen(scene, {
        routes: BY_ADMINISTRATORS,
        headers: asAdministrator(scene),
        lose: async (server) => lose(server, key),
      })
      expect(statuses).toEqual(all(BY_ADMINISTRATORS, 403))
      expect(after).toEqual(before)
    },
  )

  it('by a host whose secret is revoked is answered 401, and does nothing', async () => {
    const scene = await sceneOn(await openServer())
    const { statuses, before, after } = await heldOpen(scene, {
      routes: BY_HOSTS,
      headers: asServer(scene),
      lose: revokeSecrets,
    })
    expect(statuses).toEqual(all(BY_HOSTS, 401))
    expect(after).toEqual(before)
  })
})
