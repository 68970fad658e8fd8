import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../engines.ts'
import { atOnce, givenPortal } from '../given.ts'
import { contactOf, now, portalOf, secretOf, unitOf } from '../rows.ts'

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

  it('help contacts come in order of position, in the language asked for', async () => {
    const portal = await givenPortal(store)
    const contacts = [
      contactOf(portal.id, { position: 10 }),
      contactOf(portal.id, { position: 9 }),
      contactOf(portal.id, { position: 1, language: 'sv' }),
    ]
    for (const contact of contacts) await store.run(() => store.portals.addHelpContact(contact))
    const found = await store.run(() => store.portals.helpContacts(portal.id, 'en'))
    expect(found).toEqual([contacts[1], contacts[0]])
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
  })

  it('fifty who put the same unit at once get one', async () => {
    const portal = await givenPortal(store)
    const units = await atOnce(50, () =>
      store.run(() => store.units.put(unitOf(portal.id, { externalId: 'E-1' }))),
    )
    expect(new Set(units.map(({ id }) => id)).size).toBe(1)
  })
})
