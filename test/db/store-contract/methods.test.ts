import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Method } from '../../../api/ports/store/methods.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenFlow, givenPerson } from '../../support/db/given.ts'
import { methodOf, minute, now } from '../../support/db/rows.ts'

describe.each(engines)('methods on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = async (overrides?: Partial<Method>) => {
    const personId = overrides?.personId ?? (await givenPerson(store)).id
    const method = methodOf(personId, overrides)
    await store.run(() => store.methods.add(method))
    return method
  }
  const byId = (id: string) => store.run(() => store.methods.byId(id))
  const acceptStep = (id: string, step: number) =>
    store.run(() => store.methods.acceptStep(id, step, 1, now))

  it('a method comes back as stored', async () => {
    const method = await given({ lastStep: 62_000_000, drift: -1 })
    expect(await byId(method.id)).toEqual(method)
    expect(await byId('none')).toBeNull()
  })

  it('only active methods are active, oldest first', async () => {
    const recent = await given({ createdAt: now + minute })
    const { personId } = recent
    const old = await given({ personId })
    await given({ personId, state: 'pending' })
    await given({ personId, state: 'suspended' })
    expect(await store.run(() => store.methods.active(personId))).toEqual([old, recent])
  })

  it('a password is found apart, and only an active one', async () => {
    const password = await given({ kind: 'password' })
    const { personId } = password
    await given({ personId })
    const other = await given({ kind: 'password', state: 'suspended' })
    const of = (id: string) => store.run(() => store.methods.activePassword(id))
    expect(await of(personId)).toEqual(password)
    expect(await of(other.personId)).toBeNull()
    expect(await of('nobody')).toBeNull()
  })

  it('a pending method is found by its own flow and kind only', async () => {
    const [flow, other] = [await givenFlow(store), await givenFlow(store)]
    const method = await given({ flowId: flow.id, state: 'pending' })
    await given({ flowId: flow.id, state: 'active' })
    const pending = (flowId: string, kind: string) =>
      store.run(() => store.methods.pendingOfFlow(flowId, kind))
    expect(await pending(flow.id, 'totp')).toEqual(method)
    expect(await pending(flow.id, 'password')).toBeNull()
    expect(await pending(other.id, 'totp')).toBeNull()
  })

  it('a pending method becomes active once, for one of fifty', async () => {
    const { id } = await given({ state: 'pending' })
    const won = await atOnce(50, () => store.run(() => store.methods.activate(id, now, 7, -1)))
    expect(won.filter(Boolean)).toHaveLength(1)
    const active = { state: 'active', confirmedAt: now, lastStep: 7, drift: -1 }
    expect(await byId(id)).toMatchObject(active)
  })

  it('a suspended method does not become active', async () => {
    const { id } = await given({ state: 'suspended' })
    expect(await store.run(() => store.methods.activate(id, now, null, 0))).toBe(false)
  })

  it('a step is accepted once, by one of fifty', async () => {
    const { id } = await given()
    const won = await atOnce(50, () => acceptStep(id, 100))
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  it('a step is later than every step before it', async () => {
    const { id } = await given({ lastStep: 100 })
    expect(await acceptStep(id, 99)).toBe(false)
    expect(await acceptStep(id, 100)).toBe(false)
    expect(await acceptStep(id, 101)).toBe(true)
    expect(await byId(id)).toMatchObject({ lastStep: 101, drift: 1, lastUsedAt: now })
  })

  it('a step of zero is a step', async () => {
    const { id } = await given({ lastStep: 0 })
    expect(await acceptStep(id, 0)).toBe(false)
  })

  it.each(['pending', 'suspended'] as const)('a %s method accepts no step', async (state) => {
    const { id } = await given({ state })
    expect(await acceptStep(id, 100)).toBe(false)
  })

  it('a secret is replaced only where it still is what was read', async () => {
    const { id } = await given({ secret: 'old' })
    const replace = (from: string, to: string) =>
      store.run(() => store.methods.replaceSecret(id, from, to))
    expect(await replace('other', 'new')).toBe(false)
    expect(await replace('old', 'new')).toBe(true)
    expect(await replace('old', 'newer')).toBe(false)
    expect((await byId(id))?.secret).toBe('new')
  })

  it('a new name is kept', async () => {
    const { id } = await given()
    await store.run(() => store.methods.rename(id, 'Work telephone'))
    expect((await byId(id))?.name).toBe('Work telephone')
  })

  it('use is remembered', async () => {
    const { id } = await given()
    expect(await store.run(() => store.methods.markUsed(id, now + minute))).toBe(true)
    expect((await byId(id))?.lastUsedAt).toBe(now + minute)
  })

  it.each(['pending', 'suspended'] as const)('of a %s one there is no use', async (state) => {
    const { id } = await given({ state })
    expect(await store.run(() => store.methods.markUsed(id, now + minute))).toBe(false)
    expect(await store.run(() => store.methods.drop(id))).toBe(false)
  })

  it('one is dropped once, and the others stay', async () => {
    const { id, personId } = await given()
    const other = await given({ personId })
    const dropped = await atOnce(20, () => store.atomically(() => store.methods.drop(id)))
    expect(dropped.filter(Boolean)).toHaveLength(1)
    expect(await store.run(() => store.methods.markUsed(id, now))).toBe(false)
    expect(await store.run(() => store.methods.active(personId))).toEqual([other])
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
    await given()
    expect(await store.run(() => store.methods.bound(personId))).toEqual([old, recent])
  })
})
