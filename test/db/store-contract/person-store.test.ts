import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenMethod, givenPerson, givenPortal } from '../../support/db/given.ts'
import { minute, now, personOf } from '../../support/db/rows.ts'

describe.each(engines)('people on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  it('a person comes back as stored, by id and by address', async () => {
    const person = personOf({ enrolledAt: now, suspendedAt: now + minute })
    expect(await store.run(() => store.people.addOrGet(person))).toEqual(person)
    expect(await store.run(() => store.people.byId(person.id))).toEqual(person)
    expect(await store.run(() => store.people.byEmailKey(person.emailKey))).toEqual(person)
  })

  it('nobody is null', async () => {
    expect(await store.run(() => store.people.byId('nobody'))).toBeNull()
    expect(await store.run(() => store.people.byEmailKey('nobody@example.org'))).toBeNull()
    expect(await store.run(() => store.people.lock('nobody'))).toBeNull()
  })

  it('the person who has the address is returned and not changed', async () => {
    const first = await givenPerson(store)
    const second = personOf({ emailKey: first.emailKey, firstName: 'Another' })
    expect(await store.run(() => store.people.addOrGet(second))).toEqual(first)
    expect(await store.run(() => store.people.byId(second.id))).toBeNull()
  })

  it('fifty who bring the same address at once get one person', async () => {
    const { emailKey } = personOf()
    const found = await atOnce(50, () =>
      store.atomically(() => store.people.addOrGet(personOf({ emailKey }))),
    )
    expect(new Set(found.map(({ id }) => id)).size).toBe(1)
  })

  it('the lock counts', async () => {
    const person = await givenPerson(store)
    const locked = await store.run(() => store.people.lock(person.id))
    expect(locked).toEqual({ ...person, version: person.version + 1 })
  })

  it('what is read after the lock is what the one before has written', async () => {
    const person = await givenPerson(store, { firstName: '0' })
    await atOnce(50, () =>
      store.atomically(function* () {
        const locked = yield* store.people.lock(person.id)
        const next = String(Number(locked?.firstName) + 1)
        yield* store.people.rename(person.id, next, 'Counted')
      }),
    )
    const found = await store.run(() => store.people.byId(person.id))
    expect(found).toMatchObject({ firstName: '50', lastName: 'Counted' })
  })

  it('a rule over two tables holds for fifty who take the lock first', async () => {
    const person = await givenPerson(store)
    const { id: portalId } = await givenPortal(store)
    const spend = () =>
      store.atomically(function* () {
        yield* store.people.lock(person.id)
        const { used } = yield* store.grace.spent(person.id, portalId)
        const at = { max: 50, now: 1 }
        return used === 0 ? yield* store.grace.spend(person.id, portalId, at) : false
      })
    expect((await atOnce(50, spend)).filter(Boolean)).toHaveLength(1)
  })

  it('what was begun goes with all that was set up in it, and an account stays', async () => {
    const begun = await givenPerson(store)
    const enrolled = await givenPerson(store, { enrolledAt: now })
    const { id } = await givenMethod(store, { personId: begun.id })
    const drop = () => store.atomically(() => store.people.dropBegun(begun.id))
    expect((await atOnce(50, drop)).filter(Boolean)).toHaveLength(1)
    expect(await store.run(() => store.people.byEmailKey(begun.emailKey))).toBeNull()
    expect(await store.run(() => store.methods.byId(id))).toBeNull()
    expect(await store.run(() => store.people.dropBegun(enrolled.id))).toBe(false)
    const frozen = await givenPerson(store, { frozenAt: now })
    const suspended = await givenPerson(store, { suspendedAt: now })
    for (const { id: shut } of [frozen, suspended])
      expect(await store.run(() => store.people.dropBegun(shut))).toBe(false)
    expect(await store.run(() => store.people.byId(enrolled.id))).toEqual(enrolled)
  })

  it('enrolment is marked once', async () => {
    const person = await givenPerson(store)
    await store.run(() => store.people.markEnrolled(person.id, now))
    await store.run(() => store.people.markEnrolled(person.id, now + minute))
    expect(await store.run(() => store.people.byId(person.id))).toMatchObject({ enrolledAt: now })
  })

  it('having had a second factor is remembered', async () => {
    const person = await givenPerson(store)
    await store.run(() => store.people.markHadSecondFactor(person.id, now))
    const found = await store.run(() => store.people.byId(person.id))
    expect(found?.hadSecondFactorAt).toBe(now)
  })

  it('one of fifty suspends, and one reopens', async () => {
    const { id } = await givenPerson(store)
    const suspend = () => store.run(() => store.people.suspend(id, now))
    expect((await atOnce(50, suspend)).filter(Boolean)).toHaveLength(1)
    expect(await store.run(() => store.people.byId(id))).toMatchObject({ suspendedAt: now })
    const reopen = () => store.run(() => store.people.reopen(id))
    expect((await atOnce(50, reopen)).filter(Boolean)).toHaveLength(1)
    expect(await store.run(() => store.people.byId(id))).toMatchObject({ suspendedAt: null })
    expect(await store.run(() => store.people.suspend('nobody', now))).toBe(false)
  })

  it('is frozen from the first moment, held once it is held, and all of it is lifted together', async () => {
    const { id } = await givenPerson(store)
    const state = async () => {
      const found = await store.run(() => store.people.byId(id))
      return [found?.frozenAt, found?.freezeHeld]
    }
    const freeze = (at: number, isHeld: boolean) =>
      store.atomically(() => store.people.freeze(id, { at, isHeld }))
    await freeze(now, false)
    expect(await state()).toEqual([now, false])
    await freeze(now + minute, true)
    await freeze(now + minute, false)
    expect(await state()).toEqual([now, true])
    const lifted = await atOnce(2, () => store.atomically(() => store.people.unfreeze(id)))
    expect(lifted.filter(Boolean)).toHaveLength(1)
    expect(await state()).toEqual([null, false])
  })
})
