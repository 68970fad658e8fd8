import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Membership } from '../../../api/ports/store/person-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { membershipOf, minute, now, unitOf } from '../../support/db/rows.ts'

describe.each(engines)('memberships on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = async () => {
    const portal = await givenPortal(store)
    const person = await givenPerson(store)
    const unit = await store.run(() => store.units.put(unitOf(portal.id)))
    const add = (overrides?: Partial<Membership>) =>
      store.run(() => store.people.addMembership(membershipOf(person.id, portal.id, overrides)))
    const live = (at = now) =>
      store.run(() => store.people.liveMemberships(person.id, portal.id, at))
    return { portal, person, unit, add, live }
  }

  it('carry the name of their unit, or none', async () => {
    const { unit, add, live } = await given()
    await add({ unitId: unit.id })
    await add({ unitId: null })
    expect(await live()).toMatchObject([
      { unitId: unit.id, unitName: unit.name, unitExternalId: unit.externalId },
      { unitId: null, unitName: null, unitExternalId: null },
    ])
  })

  it('the same role in the same unit is held once', async () => {
    const { unit, add, live } = await given()
    await add({ unitId: unit.id })
    await add({ unitId: unit.id })
    expect(await live()).toHaveLength(1)
  })

  it('the same role in no unit is held once', async () => {
    const { add, live } = await given()
    await add({ unitId: null })
    await add({ unitId: null })
    expect(await live()).toHaveLength(1)
  })

  it('fifty at once make one, with a unit and without', async () => {
    const { unit, add, live } = await given()
    await atOnce(50, (index) => add({ unitId: index % 2 === 0 ? unit.id : null }))
    expect(await live()).toHaveLength(2)
  })

  it('another role, unit or portal is another membership', async () => {
    const { person, portal, unit, add, live } = await given()
    const elsewhere = await givenPortal(store)
    await add({ unitId: unit.id })
    await add({ unitId: unit.id, role: 'reader' })
    await add({ unitId: null })
    await add({ portalId: elsewhere.id })
    expect(await live()).toHaveLength(3)
    expect((await live()).every(({ portalId }) => portalId === portal.id)).toBe(true)
    const there = await store.run(() => store.people.liveMemberships(person.id, elsewhere.id, now))
    expect(there).toHaveLength(1)
  })

  it('one that has run out is not live, and makes room for a new one', async () => {
    const { add, live } = await given()
    await add({ until: now + minute })
    expect(await live(now + minute - 1)).toHaveLength(1)
    expect(await live(now + minute)).toHaveLength(0)
    await add({ createdAt: now + minute, until: null })
    expect(await live(now + minute)).toMatchObject([{ until: null }])
  })

  it('one that has not run out yet is extended by a later end, and by none', async () => {
    const { add, live } = await given()
    await add({ until: now + minute })
    await add({ createdAt: now + minute - 1, until: now + 2 * minute })
    expect(await live()).toMatchObject([{ until: now + 2 * minute }])
    await add({ until: null })
    expect(await live()).toMatchObject([{ until: null }])
  })

  it('roles that are held are told with each place once, live ones of the portal alone', async () => {
    const { person, portal, unit, add } = await given()
    const elsewhere = await givenPortal(store)
    await add({ unitId: unit.id })
    await add({ unitId: null })
    await add({ unitId: null, role: 'ended', endedAt: now })
    await add({ unitId: null, role: 'over', until: now })
    await add({ portalId: elsewhere.id, role: 'elsewhere' })
    const other = await givenPerson(store)
    const same = membershipOf(other.id, portal.id, { unitId: unit.id })
    await store.run(() => store.people.addMembership(same))
    const held = await store.run(() => store.people.rolesHeld(portal.id, now))
    const { role } = same
    expect(held).toHaveLength(2)
    expect(held).toEqual(
      expect.arrayContaining([
        { role, unitId: unit.id },
        { role, unitId: null },
      ]),
    )
    expect(await store.run(() => store.people.holderOf(same.id))).toMatchObject({ id: other.id })
    expect(await store.run(() => store.people.holderOf('nobody'))).toBeNull()
    expect(person.id).not.toBe(other.id)
  })

  it('whoever has a role in the whole portal is told, with an account and not suspended', async () => {
    const { person, portal, unit, add } = await given()
    await add({ unitId: null, role: 'owner' })
    await add({ unitId: null, role: 'other' })
    const others = [
      { unitId: unit.id, role: 'owner' },
      { unitId: null, role: 'other' },
      { unitId: null, role: 'owner', endedAt: now },
      { unitId: null, role: 'owner', until: now },
    ]
    const found = () =>
      store.run(() => store.people.holdersOfWhole({ portalId: portal.id, role: 'owner', now }))
    for (const held of others) {
      const other = await givenPerson(store)
      const one = membershipOf(other.id, portal.id, held)
      await store.run(() => store.people.markEnrolled(other.id, now))
      await store.run(() => store.people.addMembership(one))
    }
    expect(await found()).toEqual([])
    await store.run(() => store.people.markEnrolled(person.id, now))
    expect((await found()).map(({ id }) => id)).toEqual([person.id])
    await store.run(() => store.people.suspend(person.id, now))
    expect(await found()).toEqual([])
  })

  it('whoever has any role in the portal is told once, with an account, suspended or not', async () => {
    const { person, portal, unit, add } = await given()
    await add({ unitId: null, role: 'owner' })
    await add({ unitId: unit.id, role: 'other' })
    const over = await givenPerson(store)
    const ended = membershipOf(over.id, portal.id, { endedAt: now })
    await store.run(() => store.people.markEnrolled(over.id, now))
    await store.run(() => store.people.addMembership(ended))
    const found = () => store.run(() => store.people.holdersIn(portal.id, now))
    expect(await found()).toEqual([])
    await store.run(() => store.people.markEnrolled(person.id, now))
    await store.run(() => store.people.suspend(person.id, now))
    expect((await found()).map(({ id }) => id)).toEqual([person.id])
  })

  it('an earlier end shortens nothing', async () => {
    const { add, live } = await given()
    await add({ until: now + 2 * minute })
    await add({ until: now + minute })
    expect(await live()).toMatchObject([{ until: now + 2 * minute }])
  })

  it('one that was ended is not live, and makes room for a new one', async () => {
    const { add, live } = await given()
    await add({ endedAt: now })
    expect(await live()).toHaveLength(0)
    await add()
    expect(await live()).toHaveLength(1)
  })

  it('in all portals come oldest first, live or ended, and those of several people together', async () => {
    const { person, portal, unit, add } = await given()
    const elsewhere = await givenPortal(store)
    await add({ unitId: unit.id, endedAt: now })
    await add({ portalId: elsewhere.id, createdAt: now + 1 })
    await add({ createdAt: now + 2 })
    const all = await store.run(() => store.people.memberships(person.id))
    expect(all.map(({ portalId, unitName }) => [portalId, unitName])).toEqual([
      [portal.id, unit.name],
      [elsewhere.id, null],
      [portal.id, null],
    ])
    const ofBoth = [person.id, (await givenPerson(store)).id]
    const live = await store.run(() => store.people.liveMembershipsOf(ofBoth, portal.id, now + 2))
    expect(live.map(({ id }) => id)).toEqual([all[2]?.id])
  })

  it('one is ended by one of fifty, and not when it has run out', async () => {
    const { add, live } = await given()
    await add()
    const [{ id } = { id: '' }] = await live()
    const end = () => store.run(() => store.people.endMembership(id, now))
    expect((await atOnce(50, end)).filter(Boolean)).toHaveLength(1)
    expect(await live()).toEqual([])
    await add({ role: 'brief', until: now + minute })
    const [brief = { id: '' }] = await live()
    expect(await store.run(() => store.people.endMembership(brief.id, now + minute))).toBe(false)
  })

  it('one is shortened, never prolonged, and not once it is over', async () => {
    const { add, live } = await given()
    await add()
    const [{ id } = { id: '' }] = await live()
    const shorten = (until: number, at = now) =>
      store.run(() => store.people.shortenMembership(id, until, at))
    expect([await shorten(now + 3 * minute), await shorten(now + 2 * minute)]).toEqual([true, true])
    expect([await shorten(now + 2 * minute), await shorten(now + 4 * minute)]).toEqual([
      false,
      false,
    ])
    expect(await live()).toMatchObject([{ until: now + 2 * minute }])
    expect(await shorten(now + minute, now + 2 * minute)).toBe(false)
  })

  it('people with a live role in a unit are counted once', async () => {
    const { portal, unit, add } = await given()
    await add({ unitId: unit.id })
    await add({ unitId: unit.id, role: 'reader' })
    const ended = membershipOf((await givenPerson(store)).id, portal.id, {
      unitId: unit.id,
      endedAt: now,
    })
    await store.run(() => store.people.addMembership(ended))
    const empty = await store.run(() => store.units.put(unitOf(portal.id)))
    const counted = await store.run(() => store.units.peopleIn([unit.id, empty.id], now))
    expect([...counted]).toEqual([[unit.id, 1]])
    expect([...(await store.run(() => store.units.peopleIn([], now)))]).toEqual([])
  })
})
