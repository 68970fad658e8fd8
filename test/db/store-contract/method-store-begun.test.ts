import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Method } from '../../../api/ports/store/method-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenFlow, givenMethod, givenPortal } from '../../support/db/given.ts'
import { methodOf, now } from '../../support/db/rows.ts'

describe.each(engines)('methods that are begun on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = (overrides?: Partial<Method>) => givenMethod(store, overrides)
  const byId = (id: string) => store.run(() => store.methods.byId(id))
  const activate = (method: Method) => store.run(() => store.methods.activate(method, now))

  it('pending methods are found by their own flow only, newest first', async () => {
    const [flow, other] = [await givenFlow(store), await givenFlow(store)]
    const older = await given({ flowId: flow.id, state: 'pending', createdAt: now - 1 })
    const method = await given({ flowId: flow.id, state: 'pending', kind: 'passkey' })
    await given({ flowId: flow.id, state: 'active' })
    const pending = (flowId: string) => store.run(() => store.methods.pendingOfFlow(flowId))
    expect(await pending(flow.id)).toEqual([method, older])
    expect(await pending(other.id)).toEqual([])
  })

  it('of a kind two are never looked up by the same, and many by nothing', async () => {
    const lookup = 'serial 4'
    const { personId } = await given({ kind: 'passkey', lookup })
    await given({ kind: 'token' })
    await given({ kind: 'token' })
    const added = await atOnce(50, async () => {
      const token = methodOf(personId, { kind: 'token', lookup })
      const isAdded = await store.run(() => store.methods.add(token))
      return { isAdded, isThere: (await byId(token.id)) !== null }
    })
    expect(added.filter(({ isAdded }) => isAdded)).toEqual([{ isAdded: true, isThere: true }])
    expect(added.filter(({ isThere }) => isThere)).toHaveLength(1)
  })

  it('a pending method becomes active once, for one of fifty', async () => {
    const method = await given({ state: 'pending' })
    const won = await atOnce(50, () => activate(method))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await byId(method.id)).toMatchObject({ state: 'active', confirmedAt: now })
  })

  it('a pending method becomes what its check found, and stays whose and of the kind it was', async () => {
    const method = await given({ state: 'pending', lookup: 'begun', secret: 'a challenge' })
    const found = {
      name: 'Work telephone',
      secret: 'a public key',
      data: '{"drift":-1}',
      counter: 7,
      lookup: 'serial 6',
      portalId: (await givenPortal(store)).id,
      isDefault: true,
      addedBy: 'agent',
    } as const
    const other = { personId: 'somebody else', kind: 'password' }
    expect(await activate({ ...method, ...found, ...other, createdAt: 0 })).toBe(true)
    const active = { state: 'active', confirmedAt: now } as const
    expect(await byId(method.id)).toEqual({ ...method, ...found, ...active })
  })

  it('a pending method stays so where what it would be looked up by is taken', async () => {
    const lookup = 'serial 7'
    const holder = await given({
      kind: 'token',
      state: 'suspended',
      suspendedUntil: now + 1,
      lookup,
    })
    const pending = await given({ kind: 'token', state: 'pending' })
    expect(await activate({ ...pending, lookup })).toBe(false)
    expect(await byId(pending.id)).toEqual(pending)
    const passkey = await given({ kind: 'passkey', state: 'pending' })
    expect(await activate({ ...passkey, lookup })).toBe(true)
    await store.run(() => store.methods.dropAll(holder.personId))
    expect(await activate({ ...pending, lookup })).toBe(true)
  })

  it('a pending method keeps what it is looked up by already', async () => {
    const method = await given({ state: 'pending', lookup: 'serial 8' })
    expect(await activate(method)).toBe(true)
    expect((await byId(method.id))?.lookup).toBe('serial 8')
  })

  it('of fifty that would be looked up by the same one becomes active', async () => {
    const lookup = 'serial 9'
    const { personId } = await given()
    const won = await atOnce(50, async () => {
      const method = await given({ personId, kind: 'token', state: 'pending' })
      return store.atomically(() => store.methods.activate({ ...method, lookup }, now))
    })
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  it.each(['active', 'suspended', 'removed'] as const)(
    'one that is %s does not become active',
    async (state) => {
      const method = await given({ state, suspendedUntil: now })
      expect(await activate({ ...method, secret: 'another' })).toBe(false)
      expect(await byId(method.id)).toEqual(method)
    },
  )
})
