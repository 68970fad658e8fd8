/**
 * The attacker's right ends in the moment between the door, which asked for it, and the act: a long list,
 * a slow reader, two processes. It is asked for again where something is done by it, each time.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser } from '../../../support/api/browser.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { givenMany, row } from '../../../support/api/console/console-invitations.ts'
import { giveRole, PEOPLE } from '../../../support/api/console/console-people.ts'
import { contentsOf } from '../../../support/api/contents.ts'
import { addressed, BY_ADMINISTRATORS, BY_HOSTS } from '../../../support/api/rightful.ts'
import {
  all,
  asAdministrator,
  personOf,
  revokeSecrets,
  SENDER,
  sceneOn,
} from '../../../support/api/rightful-scene.ts'
import { openInterrupted } from '../../../support/api/servers/interrupted-store.ts'
import { ENGINES, useServers, useServersOn } from '../../../support/api/servers/servers.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

/** Looks and changes nothing: it asks for the right with what it reads, in one transaction that is not written in. */
const LOOKS = 'POST /v1/console/portals/:portal/setup/preview'
const { [LOOKS]: _looks, ...ACTS } = BY_ADMINISTRATORS

describe.each(ENGINES)('R-73: on %s, a right that ends between door and act', (engine) => {
  const openServer = useServersOn(engine)

  const openScene = async () => {
    const { server, ...interruptions } = await openInterrupted(openServer)
    return { scene: await sceneOn(server), ...interruptions }
  }

  it('is not there for any act of the console', async () => {
    const { scene, beforeNext } = await openScene()
    const { server, browser, named } = scene
    const { people } = server.store
    const { id } = await personOf(server, SENDER)
    const suspend = () => server.store.atomically(() => people.suspend(id, server.clock.now()))
    const before = await contentsOf(server, ['person'])
    const statuses: Record<string, number> = {}
    for (const [route, ask] of Object.entries(ACTS)) {
      beforeNext(suspend)
      const wanted = ask(named)
      const headers = { 'Sec-Fetch-Site': 'same-origin' }
      const reply = await browser.send(...addressed(route, wanted), wanted.body, headers)
      statuses[route] = reply.status
      await server.store.atomically(() => people.reopen(id))
    }
    expect(statuses).toEqual(all(ACTS, 401))
    expect(await contentsOf(server, ['person'])).toEqual(before)
  })

  it('is not there for any act of a host', async () => {
    const { scene, beforeNext } = await openScene()
    const { server, named } = scene
    const { portals } = server.store
    const [first] = await server.store.run(() => portals.liveSecrets('demo'))
    if (!first) throw new Error('No secret is live')
    const before = await contentsOf(server, ['portal_secret'])
    const statuses: Record<string, number> = {}
    for (const [route, ask] of Object.entries(BY_HOSTS)) {
      beforeNext(() => revokeSecrets(server))
      const wanted = ask(named)
      const headers = { Authorization: `Bearer ${server.portalSecret}` }
      const browser = createBrowser(server)
      statuses[route] = (
        await browser.send(...addressed(route, wanted), wanted.body, headers)
      ).status
      await server.store.atomically(() => portals.addSecret({ ...first, id: `again ${route}` }))
    }
    expect(statuses).toEqual(all(BY_HOSTS, 401))
    expect(await contentsOf(server, ['portal_secret'])).toEqual(before)
  })

  it('is not there for the second of two who suspend each other at once', async () => {
    const server = await openServer()
    for (let round = 0; round < 5; round++) {
      const addresses = [`one${round}@example.org`, `two${round}@example.org`] as const
      const pair = []
      for (const address of addresses) {
        const { post } = await administrator(server, { role: 'administrator', address })
        const { id } = await personOf(server, address)
        await giveRole(server, id, { portalId: 'demo' })
        pair.push({ id, post })
      }
      const [one, two] = pair
      const replies = await Promise.all([
        one?.post(`${PEOPLE}/${two?.id}/suspend`),
        two?.post(`${PEOPLE}/${one?.id}/suspend`),
      ])
      expect(replies.map((reply) => reply?.status).toSorted()).toEqual([200, 401])
    }
  })

  it('leaves the rest of a long list unsent', async () => {
    const { scene, beforeNext } = await openScene()
    const { server, browser } = scene
    const { id } = await personOf(server, SENDER)
    const suspend = () =>
      server.store.atomically(() => server.store.people.suspend(id, server.clock.now()))
    const list = Array.from({ length: 5 }, (_, at) => row(`listed-${at}@example.org`))
    beforeNext(async () => beforeNext(async () => beforeNext(suspend)))
    const path = '/v1/console/portals/demo/invitations'
    const body = { invitations: list, days: 14, dryRun: false, isList: true }
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    expect((await browser.send('POST', path, body, headers)).status).toBe(401)
    await server.deliverMail()
    const sent = (await server.mails()).filter(({ to }) => to.startsWith('listed-'))
    expect(sent.map(({ to }) => to).sort()).toEqual([
      'listed-0@example.org',
      'listed-1@example.org',
    ])
  })
})

describe('R-73: an export that is read slowly', () => {
  const openServer = useServers()

  const givenPeople = async ({ store, clock }: TestServer, count: number) => {
    const found = await store.run(() => store.people.byEmailKey(SENDER))
    if (!found) throw new Error('Nobody is there to be copied')
    await store.atomically(function* () {
      for (let at = 0; at < count; at++) {
        const id = `person-${at}`
        yield* store.people.addOrGet({
          ...found,
          id,
          email: `${id}@example.org`,
          emailKey: `${id}@`,
        })
        yield* store.people.addMembership({
          id: `in-${at}`,
          personId: id,
          portalId: 'demo',
          unitId: null,
          role: 'reporter',
          until: null,
          createdAt: clock.now(),
          endedAt: null,
        })
      }
    })
  }

  it.each([
    ['people', givenPeople],
    ['invitations', givenMany],
  ] as const)('ends for somebody who may read no more: %s', async (what, given) => {
    const server = await openServer()
    const { browser } = await administrator(server)
    await given(server, 1600)
    const path = `${server.publicUrl}/v1/console/portals/demo/${what}.csv?language=en`
    const headers = asAdministrator({ server, browser })
    const { body, status } = await server.app.request(path, { headers })
    const reader = body?.getReader()
    expect([status, (await reader?.read())?.done]).toEqual([200, false])
    const { id } = await personOf(server, SENDER)
    await server.store.atomically(() => server.store.people.suspend(id, server.clock.now()))
    const rest = async () => {
      while (!(await reader?.read())?.done);
    }
    await expect(rest()).rejects.toThrow('unauthorized')
  })
})
