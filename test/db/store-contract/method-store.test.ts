import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Method } from '../../../api/ports/store/method-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenMethod, givenPortal } from '../../support/db/given.ts'
import { minute, now, oneTimeOf } from '../../support/db/rows.ts'

describe.each(engines)('methods on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = (overrides?: Partial<Method>) => givenMethod(store, overrides)
  const byId = (id: string) => store.run(() => store.methods.byId(id))
  const active = (personId: string, at = now) => store.run(() => store.methods.active(personId, at))
  const advance = (id: string, counter: number, at = now) =>
    store.run(() => store.methods.advance(id, { counter, data: '{"drift":1}', now: at }))

  it('a method comes back as stored', async () => {
    const method = await given({
      data: '{"drift":-1}',
      counter: 62_000_000,
      lookup: 'serial 1',
      portalId: (await givenPortal(store)).id,
      isDefault: true,
      addedBy: 'import',
      suspendedUntil: now + minute,
    })
    expect(await byId(method.id)).toEqual(method)
    expect(await byId('none')).toBeNull()
  })

  it('only active methods are active, oldest first', async () => {
    const recent = await given({ createdAt: now + minute })
    const { personId } = recent
    const old = await given({ personId })
    await given({ personId, state: 'pending' })
    await given({ personId, state: 'suspended' })
    await given({ personId, state: 'removed' })
    expect(await active(personId)).toEqual([old, recent])
  })

  it('of a kind the newest one that counts is found', async () => {
    const password = await given({ kind: 'password', createdAt: now + minute })
    const { personId } = password
    await given({ personId, kind: 'password' })
    await given({ personId, kind: 'password', state: 'pending', createdAt: now + 2 * minute })
    await given({ personId, createdAt: now + 2 * minute })
    const other = await given({ kind: 'password', state: 'suspended' })
    const of = (id: string, portalId = 'any') =>
      store.run(() => store.methods.activeOfKind(id, 'password', { portalId, now }))
    expect(await of(personId)).toEqual(password)
    expect(await of(other.personId)).toBeNull()
    expect(await of('nobody')).toBeNull()
  })

  it('of a kind the newest that counts in a portal is found, behind a newer one elsewhere', async () => {
    const [here, there] = [await givenPortal(store), await givenPortal(store)]
    const everywhere = await given({ kind: 'password' })
    const { personId } = everywhere
    const newer = { personId, kind: 'password', portalId: there.id, createdAt: now + minute }
    const elsewhere = await given(newer)
    const of = (portalId: string) =>
      store.run(() => store.methods.activeOfKind(personId, 'password', { portalId, now }))
    expect([await of(here.id), await of(there.id)]).toEqual([everywhere, elsewhere])
  })

  it('a method is found by what it is looked up by, among its kind, while it counts', async () => {
    const method = await given({ kind: 'token', lookup: 'serial 2' })
    await given({ kind: 'token', lookup: 'serial 3', state: 'pending' })
    const find = (kind: string, lookup: string) =>
      store.run(() => store.methods.byLookup(kind, lookup, now))
    expect(await find('token', 'serial 2')).toEqual(method)
    expect(await find('passkey', 'serial 2')).toBeNull()
    expect(await find('token', 'serial 3')).toBeNull()
  })

  it('a counter moves once, for one of fifty', async () => {
    const { id } = await given()
    const won = await atOnce(50, () => advance(id, 100))
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  it('a counter moves forward only', async () => {
    const { id } = await given({ counter: 100 })
    expect(await advance(id, 99)).toBe(false)
    expect(await advance(id, 100)).toBe(false)
    expect(await advance(id, 101)).toBe(true)
    expect(await byId(id)).toMatchObject({ counter: 101, data: '{"drift":1}', lastUsedAt: now })
  })

  it('a counter of zero is a counter', async () => {
    const { id } = await given({ counter: 0 })
    expect(await advance(id, 0)).toBe(false)
  })

  it.each(['pending', 'suspended'] as const)(
    'the counter of a %s method does not move',
    async (state) => {
      const { id } = await given({ state })
      expect(await advance(id, 100)).toBe(false)
    },
  )

  it('a secret is replaced only where it still is what was read', async () => {
    const { id } = await given({ secret: 'old' })
    const replace = (from: string, to: string) =>
      store.run(() => store.methods.replaceSecret(id, from, to, now))
    expect(await replace('other', 'new')).toBe(false)
    expect(await replace('old', 'new')).toBe(true)
    expect(await replace('old', 'newer')).toBe(false)
    expect((await byId(id))?.secret).toBe('new')
  })

  it('use is remembered', async () => {
    const { id } = await given()
    expect(await store.run(() => store.methods.markUsed(id, now + minute))).toBe(true)
    expect((await byId(id))?.lastUsedAt).toBe(now + minute)
  })

  it('use is remembered with what is kept of it', async () => {
    const { id } = await given({ counter: 7 })
    const to = { data: '{"isCopied":true}', now: now + minute }
    expect(await store.run(() => store.methods.markUsedAs(id, to))).toBe(true)
    expect(await byId(id)).toMatchObject({ data: to.data, lastUsedAt: to.now, counter: 7 })
    await store.run(() => store.methods.remove(id, now))
    expect(await store.run(() => store.methods.markUsedAs(id, to))).toBe(false)
  })

  it('what was made for one portal is known to be there until it is removed', async () => {
    const { id: portalId } = await givenPortal(store)
    const some = () => store.run(() => store.methods.someMadeFor(portalId))
    await given()
    expect(await some()).toBe(false)
    const { id } = await given({ portalId })
    expect(await some()).toBe(true)
    await store.run(() => store.methods.remove(id, now))
    expect(await some()).toBe(false)
  })

  it.each(['pending', 'suspended', 'removed'] as const)(
    'of a %s one there is no use',
    async (state) => {
      const { id } = await given({ state })
      expect(await store.run(() => store.methods.markUsed(id, now + minute))).toBe(false)
      expect(await store.run(() => store.methods.remove(id, now))).toBe(false)
    },
  )

  it('one is removed once, and the others stay', async () => {
    const { id, personId } = await given({ lookup: 'serial 5' })
    const other = await given({ personId })
    const removed = await atOnce(20, () => store.atomically(() => store.methods.remove(id, now)))
    expect(removed.filter(Boolean)).toHaveLength(1)
    expect(await store.run(() => store.methods.markUsed(id, now))).toBe(false)
    expect(await active(personId)).toEqual([other])
    expect(await store.run(() => store.methods.bound(personId))).toEqual([other])
    expect(await byId(id)).toMatchObject({ state: 'removed', secret: '', lookup: null })
    await expect(given({ lookup: 'serial 5' })).resolves.toBeDefined()
  })

  it('what is removed takes its one-time secrets along, and what is deleted does too', async () => {
    const [one, two] = [await given(), await given()]
    const { id: portalId } = await givenPortal(store)
    const secrets = [one, two].map(({ id }) => oneTimeOf(portalId, null, { methodId: id }))
    for (const secret of secrets) await store.run(() => store.oneTimeSecrets.add(secret))
    const found = async () => {
      const rows = secrets.map(({ id }) => store.run(() => store.oneTimeSecrets.byId(id)))
      return (await Promise.all(rows)).map((row) => row !== null)
    }
    await store.atomically(() => store.methods.remove(one.id, now))
    expect(await found()).toEqual([false, true])
    await store.atomically(() => store.methods.dropAll(two.personId))
    expect(await found()).toEqual([false, false])
  })

  it('the one that is preferred takes the place of any other, of that person alone', async () => {
    const one = await given({ isDefault: true })
    const two = await given({ personId: one.personId })
    const other = await given({ isDefault: true })
    await store.run(() => store.methods.prefer(one.personId, two.id))
    expect(await byId(one.id)).toEqual({ ...one, isDefault: false })
    expect(await byId(two.id)).toEqual({ ...two, isDefault: true })
    expect(await byId(other.id)).toEqual(other)
  })

  it('what is switched off for good goes with its secret, of that person and kind alone', async () => {
    const off = await given({ state: 'suspended', isDefault: true })
    const { personId } = off
    const paused = await given({ personId, state: 'suspended', suspendedUntil: now + minute })
    const others = [
      await given({ personId }),
      await given({ personId, kind: 'password', state: 'suspended' }),
      await given({ state: 'suspended' }),
    ]
    await store.atomically(() => store.methods.dropOff(personId, off.kind))
    expect(await byId(off.id)).toMatchObject({ state: 'removed', secret: '', isDefault: false })
    for (const method of [paused, ...others]) expect(await byId(method.id)).toEqual(method)
  })

  it('dropping all counts those of the person', async () => {
    const { personId } = await given()
    await given({ personId, state: 'pending' })
    const other = await given()
    expect(await store.run(() => store.methods.dropAll(personId))).toBe(2)
    expect(await store.run(() => store.methods.dropAll(personId))).toBe(0)
    expect(await byId(other.id)).toEqual(other)
  })

  it('dropping what is pending leaves what is active, and what others began', async () => {
    const active = await given()
    const { personId } = active
    const pending = await given({ personId, state: 'pending' })
    const ofAnother = await given({ state: 'pending' })
    await store.run(() => store.methods.dropPending(personId))
    expect(await byId(pending.id)).toBeNull()
    expect(await byId(active.id)).toEqual(active)
    expect(await byId(ofAnother.id)).toEqual(ofAnother)
  })

  it('bound are active and suspended ones, oldest first', async () => {
    const recent = await given({ createdAt: now + minute })
    const { personId } = recent
    const old = await given({ personId, state: 'suspended' })
    await given({ personId, state: 'pending' })
    await given({ personId, state: 'removed' })
    await given()
    expect(await store.run(() => store.methods.bound(personId))).toEqual([old, recent])
  })
})
