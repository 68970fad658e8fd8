/** A caller, found in any portal that whoever asks may read, and in no other. */
import { describe, expect, it } from 'vitest'
import type { PeopleAnywhere } from '../../../api/contract/console/people-wire.ts'
import { administrator, type ConsoleVisitor } from '../../support/api/console/console.ts'
import { giveRole, idOf, lookedAt } from '../../support/api/console/console-people.ts'
import {
  addOtherPortal,
  changeRows,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import type { TestServer } from '../../support/api/test-server.ts'
import { personOf } from '../../support/db/rows.ts'

const openServer = useServers()

const askedFor = ({ get }: ConsoleVisitor, q: string, more = '') =>
  get(`/people?q=${encodeURIComponent(q)}${more}`)

const found = async (by: ConsoleVisitor, q: string, more = ''): Promise<PeopleAnywhere> =>
  JSON.parse((await askedFor(by, q, more)).text)

const idsOf = async (by: ConsoleVisitor, q: string) =>
  (await found(by, q)).items.map(({ id }) => id)

/** Somebody who is called Zelda, and reports to some portals. */
async function added(server: TestServer, id: string, ...portals: readonly string[]) {
  await server.store.atomically(() =>
    server.store.people.addOrGet(
      personOf({
        id,
        firstName: 'Zelda',
        lastName: `Number ${id}`,
        email: `${id}@example.org`,
        emailKey: `${id}@example.org`,
        mailLanguage: 'sv',
        createdAt: server.clock.now(),
      }),
    ),
  )
  for (const portalId of portals) await giveRole(server, id, { portalId })
}

/** Two portals with the reporter of "demo", and somebody in "other" alone; an owner, and an agent of "demo". */
async function twoPortals() {
  const { server, visitor, id } = await lookedAt(openServer, { role: 'helpdesk' })
  await added(server, 'z1', 'other')
  const owner = await administrator(server, { address: 'second@example.org' })
  return { server, agent: visitor, owner, reporter: id }
}

describe('whoever is over every portal', () => {
  it('finds by name, address, unit and telephone, in whichever portal, and says in which', async () => {
    const { server, owner, reporter } = await twoPortals()
    await server.store.atomically(() =>
      server.store.people.setTelephone('z1', {
        telephone: '+46812345678',
        source: 'person',
        by: null,
        at: server.clock.now(),
      }),
    )
    for (const q of ['zel', 'ZELDA num', 'z1@exa', '08-123 456 78', '+46 812'])
      expect(await idsOf(owner, q), q).toEqual(['z1'])
    for (const q of ['rep', 'reporter@exa', 'town', '0001'])
      expect(await idsOf(owner, q), q).toEqual([reporter])
    for (const q of ['elda', '%', '08-123 456 79']) expect(await idsOf(owner, q), q).toEqual([])
    expect((await found(owner, 'zelda')).items).toEqual([
      {
        id: 'z1',
        firstName: 'Zelda',
        lastName: 'Number z1',
        address: 'z1@example.org',
        isSuspended: false,
        portals: [{ id: 'other', name: 'Waste survey', units: [], hasPortalRole: true }],
      },
    ])
  })

  it('finds each person once, with every portal that they are in', async () => {
    const { server, owner, reporter } = await twoPortals()
    await giveRole(server, reporter, { portalId: 'other' })
    const { items, hasMore } = await found(owner, 'rep')
    expect(items.map(({ id, portals }) => [id, portals.map((one) => one.id).sort()])).toEqual([
      [reporter, ['demo', 'other']],
    ])
    expect(hasMore).toBe(false)
    const [besides] = (await found(owner, 'rep', '&except=demo')).items
    expect(besides?.portals.map(({ id }) => id)).toEqual(['other'])
  })

  it('finds nobody who works in the console and is in no portal', async () => {
    const { owner } = await twoPortals()
    expect(await idsOf(owner, 'owner')).toEqual([])
    expect(await idsOf(owner, 'helpdesk')).toEqual([])
  })

  it('finds nobody where nothing is asked for', async () => {
    const { owner } = await twoPortals()
    for (const q of ['', ' ']) expect(await found(owner, q)).toEqual({ items: [], hasMore: false })
  })

  it('finds the first five of a portal, and is told that there are more', async () => {
    const { server, owner } = await twoPortals()
    for (const at of [2, 3, 4, 5, 6]) await added(server, `z${at}`, 'other')
    const { items, hasMore } = await found(owner, 'zelda')
    expect(items.map(({ id }) => id)).toEqual(['z1', 'z2', 'z3', 'z4', 'z5'])
    expect(hasMore).toBe(true)
  })

  it('finds fifty in all, and is told that there are more', async () => {
    const { server, owner } = await twoPortals()
    for (let portal = 0; portal < 11; portal += 1) {
      const id = `more-${portal}`
      await addOtherPortal(server, { id, name: `More ${String(portal).padStart(2, '0')}` })
      for (let at = 0; at < 5; at += 1) await added(server, `m${portal}-${at}`, id)
    }
    const { items, hasMore } = await found(owner, 'zelda')
    expect([items.length, new Set(items.map(({ id }) => id)).size, hasMore]).toEqual([50, 50, true])
  })
})

describe('R-61: an agent of one portal', () => {
  it('learns of nobody elsewhere, of no other portal, and not how many there are', async () => {
    const { server, agent, reporter } = await twoPortals()
    for (let at = 2; at < 9; at += 1) await added(server, `z${at}`, 'other')
    await giveRole(server, reporter, { portalId: 'other' })
    for (const q of ['zelda', 'z1@example.org', 'waste'])
      expect(await found(agent, q), q).toEqual({ items: [], hasMore: false })
    const reply = await askedFor(agent, 'rep')
    expect(reply.text).not.toMatch(/other|Waste/)
    expect(JSON.parse(reply.text).items).toMatchObject([
      { id: reporter, portals: [{ id: 'demo' }] },
    ])
  })

  it('asks for another portal in vain, however it is named', async () => {
    const { agent } = await twoPortals()
    for (const more of ['&portal=other', '&portals=other', '&except=demo&except=nothing'])
      expect((await askedFor(agent, 'zelda', more)).status, more).toBe(422)
    expect(await found(agent, 'zelda', '&except=demo')).toEqual({ items: [], hasMore: false })
  })

  it('finds in the portals of each role, and in none of one that has ended', async () => {
    const { server, agent, reporter } = await twoPortals()
    const id = idOf(server, 'helpdesk@example.org')
    const second = await administrator(server, {
      role: 'auditor',
      portalId: 'other',
      address: 'auditor@example.org',
    })
    expect(await idsOf(second, 'zelda')).toEqual(['z1'])
    await giveRole(server, id, { portalId: 'console', role: 'helpdesk', unit: 'other' })
    expect(await idsOf(agent, 'zelda')).toEqual(['z1'])
    expect(await idsOf(agent, 'rep')).toEqual([reporter])
    changeRows(
      server,
      `update membership set ended_at = ? where person_id = ?
        and unit_id = (select id from unit where portal_id = 'console' and external_id = 'other')`,
      server.clock.now(),
      id,
    )
    expect(await idsOf(agent, 'zelda')).toEqual([])
    expect(await idsOf(agent, 'rep')).toEqual([reporter])
    changeRows(server, 'update membership set ended_at = ? where person_id = ?', 1, id)
    expect((await askedFor(agent, 'rep')).status).toBe(401)
  })
})

describe('what was searched for', () => {
  it('is kept nowhere', async () => {
    const { server, owner } = await twoPortals()
    await askedFor(owner, 'Qwertyson')
    for (const table of ['audit_event', 'audit_detail'])
      expect(JSON.stringify(rowsIn(server, `select * from ${table}`))).not.toMatch(/qwertyson/i)
  })
})
