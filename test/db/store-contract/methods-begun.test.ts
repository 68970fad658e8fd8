import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Method } from '../../../api/ports/store/methods.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { Unavailable } from '../../../api/ports/unavailable.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenFlow, givenMethod } from '../../support/db/given.ts'
import { now } from '../../support/db/rows.ts'

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

  it('the newest pending method is found by its own flow only, whatever its kind', async () => {
    const [flow, other] = [await givenFlow(store), await givenFlow(store)]
    await given({ flowId: flow.id, state: 'pending' })
    const method = await given({ flowId: flow.id, state: 'pending', kind: 'passkey' })
    await given({ flowId: flow.id, state: 'active' })
    const pending = (flowId: string) => store.run(() => store.methods.pendingOfFlow(flowId))
    expect(await pending(flow.id)).toEqual(method)
    expect(await pending(other.id)).toBeNull()
  })

  it('of a kind two are never looked up by the same, and many by nothing', async () => {
    const lookup = 'serial 4'
    await given({ kind: 'token', lookup })
    await given({ kind: 'passkey', lookup })
    await given({ kind: 'token' })
    await given({ kind: 'token' })
    await expect(given({ kind: 'token', lookup })).rejects.toBeInstanceOf(Unavailable)
  })

  it('a pending method becomes active once, for one of fifty', async () => {
    const { id } = await given({ state: 'pending' })
    const moved = { counter: 7, data: '{"drift":-1}' }
    const activate = (one: string) => store.run(() => store.methods.activate(one, now, moved))
    const won = await atOnce(50, () => activate(id))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await byId(id)).toMatchObject({ state: 'active', confirmedAt: now, ...moved })
  })

  it('a suspended method does not become active', async () => {
    const { id } = await given({ state: 'suspended' })
    expect(
      await store.run(() => store.methods.activate(id, now, { counter: null, data: '{}' })),
    ).toBe(false)
  })
})
