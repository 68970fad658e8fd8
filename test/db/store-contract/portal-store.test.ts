import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPortal } from '../../support/db/given.ts'
import { contactOf, now, portalOf, secretOf, unitOf } from '../../support/db/rows.ts'

describe.each(engines)('portals on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  it('a portal comes back as stored', async () => {
    const portal = portalOf({
      name: 'Vattenundersökning 水',
      invitationUrl: 'https://p.example.org',
    })
    expect(await store.run(() => store.portals.add(portal))).toBe(true)
    expect(await store.run(() => store.portals.byId(portal.id))).toEqual(portal)
    expect(await store.run(() => store.portals.all())).toContainEqual(portal)
  })

  it('one that is held waits with its change until the holder is done', async () => {
    const { id } = await givenPortal(store)
    const order: string[] = []
    const held = store.atomically(function* () {
      yield* store.portals.hold(id)
      order.push('held')
      const seen = yield* store.portals.byId(id)
      order.push(`still ${seen?.name}`)
    })
    const changed = store.atomically(function* () {
      yield* store.portals.change(id, 1, { name: 'Another' })
      order.push('changed')
    })
    await Promise.all([held, changed])
    expect(order.indexOf('still Water Survey')).toBe(order.indexOf('held') + 1)
    expect(await store.run(() => store.portals.hold('nowhere'))).toBeNull()
  })

  it('no portal is null', async () => {
    expect(await store.run(() => store.portals.byId('nowhere'))).toBeNull()
  })

  it('an id is taken once, by one of fifty', async () => {
    const portal = portalOf()
    const added = await atOnce(50, (index) =>
      store.run(() => store.portals.add({ ...portal, name: `Number ${index}` })),
    )
    expect(added.filter(Boolean)).toHaveLength(1)
  })

  it('revoked secrets and those of other portals are left out', async () => {
    const portal = await givenPortal(store)
    const other = await givenPortal(store)
    const live = secretOf(portal.id)
    await store.run(() => store.portals.addSecret(live))
    await store.run(() => store.portals.addSecret(secretOf(portal.id, { revokedAt: now })))
    await store.run(() => store.portals.addSecret(secretOf(other.id)))
    expect(await store.run(() => store.portals.liveSecrets(portal.id))).toEqual([live])
  })

  it('has one version more, and one revision more of all, after every change', async () => {
    const portal = await givenPortal(store)
    const { id } = portal
    const known = () =>
      store.run(function* () {
        const version = yield* store.portals.versionOf(id)
        return { version, revision: yield* store.portals.revision() }
      })
    const { revision } = await known()
    await store.atomically(() => store.portals.change(id, 1, { name: 'Another' }))
    expect(await known()).toEqual({ version: 2, revision: revision + 1 })
    await store.atomically(() => store.portals.lock(id))
    expect(await known()).toEqual({ version: 3, revision: revision + 2 })
    await store.atomically(() => store.portals.change(id, 1, { name: 'Too late' }))
    expect(await known()).toEqual({ version: 3, revision: revision + 2 })
    expect(await store.atomically(() => store.portals.hold(id))).toMatchObject({ id, version: 3 })
    expect(await known()).toEqual({ version: 3, revision: revision + 2 })
    await givenPortal(store)
    expect(await known()).toEqual({ version: 3, revision: revision + 3 })
  })

  it('has no version where it is not, and no revision where nothing is', async () => {
    expect(await store.run(() => store.portals.versionOf('nowhere'))).toBeNull()
    const empty = await openEmptyStore()
    expect(await empty.store.run(() => empty.store.portals.revision())).toBe(0)
    await empty.close()
  })

  it('help contacts of every language come by language and position, until they are cleared', async () => {
    const portal = await givenPortal(store)
    const other = await givenPortal(store)
    const contacts = [
      contactOf(portal.id, { language: 'sv' }),
      contactOf(portal.id, { position: 10 }),
      contactOf(portal.id, { position: 9 }),
    ]
    const elsewhere = contactOf(other.id)
    for (const contact of [...contacts, elsewhere])
      await store.run(() => store.portals.addHelpContact(contact))
    const all = () => store.run(() => store.portals.allHelpContacts(portal.id))
    expect(await all()).toEqual([contacts[2], contacts[1], contacts[0]])
    await store.run(() => store.portals.clearHelpContacts(portal.id))
    expect(await all()).toEqual([])
    expect(await store.run(() => store.portals.allHelpContacts(other.id))).toEqual([elsewhere])
  })

  it('a change is made from the version that was seen, by one of twenty', async () => {
    const portal = await givenPortal(store)
    const changes = await atOnce(20, (index) =>
      store.atomically(() => store.portals.change(portal.id, 1, { name: `Number ${index}` })),
    )
    expect(changes.filter(Boolean)).toHaveLength(1)
    const name = `Number ${changes.indexOf(true)}`
    const found = () => store.run(() => store.portals.byId(portal.id))
    expect(await found()).toEqual({ ...portal, name, version: 2 })
    expect(await store.run(() => store.portals.change(portal.id, 2, {}))).toBe(true)
    expect(await found()).toEqual({ ...portal, name, version: 3 })
    expect(await store.run(() => store.portals.change('nowhere', 1, {}))).toBe(false)
  })

  it('what is counted under the lock stays so: of twenty, two secrets are added', async () => {
    const portal = await givenPortal(store)
    await atOnce(20, () => {
      const secret = secretOf(portal.id)
      return store.atomically(function* () {
        const locked = yield* store.portals.lock(portal.id)
        const live = yield* store.portals.liveSecrets(portal.id)
        if (locked && live.length < 2) yield* store.portals.addSecret(secret)
      })
    })
    expect(await store.run(() => store.portals.liveSecrets(portal.id))).toHaveLength(2)
    expect(await store.run(() => store.portals.lock('nowhere'))).toBeNull()
  })

  it('a secret is revoked once, and in its own portal alone', async () => {
    const portal = await givenPortal(store)
    const other = await givenPortal(store)
    const secret = secretOf(portal.id)
    await store.run(() => store.portals.addSecret(secret))
    const revoke = (portalId: string) =>
      store.run(() => store.portals.revokeSecret(portalId, secret.id, now))
    expect(await revoke(other.id)).toBe(false)
    expect(await store.run(() => store.portals.liveSecrets(portal.id))).toEqual([secret])
    expect(await revoke(portal.id)).toBe(true)
    expect(await revoke(portal.id)).toBe(false)
    expect(await store.run(() => store.portals.liveSecrets(portal.id))).toEqual([])
  })

  it('a unit put again keeps its id and takes the new name, parent and contact', async () => {
    const portal = await givenPortal(store)
    const parent = await store.run(() => store.units.put(unitOf(portal.id)))
    const unit = await store.run(() => store.units.put(unitOf(portal.id)))
    const again = unitOf(portal.id, {
      externalId: unit.externalId,
      name: 'Example Works East',
      parentId: parent.id,
      contact: 'desk@example.org',
      createdAt: now + 1,
    })
    const stored = await store.run(() => store.units.put(again))
    expect(stored).toEqual({ ...again, id: unit.id, createdAt: unit.createdAt })
    const found = await store.run(() => store.units.byExternalId(portal.id, unit.externalId))
    expect(found).toEqual(stored)
  })

  it('the same external id in two portals is two units', async () => {
    const one = await givenPortal(store)
    const two = await givenPortal(store)
    await store.run(() => store.units.put(unitOf(one.id, { externalId: 'E-1', name: 'One' })))
    await store.run(() => store.units.put(unitOf(two.id, { externalId: 'E-1', name: 'Two' })))
    expect(await store.run(() => store.units.inPortal(one.id))).toMatchObject([{ name: 'One' }])
    expect(await store.run(() => store.units.byExternalId(two.id, 'E-1'))).toMatchObject({
      name: 'Two',
    })
    expect(await store.run(() => store.units.byExternalId(two.id, 'E-2'))).toBeNull()
    const named = await store.run(() => store.units.named(two.id, ['E-1', 'E-2']))
    expect(named.map(({ externalId, portalId }) => [externalId, portalId])).toEqual([
      ['E-1', two.id],
    ])
  })

  it('units come by their external ids, code unit by code unit', async () => {
    const { id: portalId } = await givenPortal(store)
    const inOrder = ['10', '9', 'Z', 'a', 'z', 'ä', 'å']
    for (const externalId of inOrder.toReversed())
      await store.run(() => store.units.put(unitOf(portalId, { externalId })))
    const units = await store.run(() => store.units.inPortal(portalId))
    expect(units.map(({ externalId }) => externalId)).toEqual(inOrder)
  })

  it('fifty who put the same unit at once get one', async () => {
    const portal = await givenPortal(store)
    const units = await atOnce(50, () =>
      store.run(() => store.units.put(unitOf(portal.id, { externalId: 'E-1' }))),
    )
    expect(new Set(units.map(({ id }) => id)).size).toBe(1)
  })
})
