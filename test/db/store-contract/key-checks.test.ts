import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../engines.ts'
import { atOnce } from '../given.ts'
import { now } from '../rows.ts'

describe.each(engines)('checks of keys on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  it('of many processes that start at once, one writes each', async () => {
    const check = (value: string) => ({ id: 'digest', value, createdAt: now })
    const added = await atOnce(20, (at) =>
      store.atomically(() => store.keyChecks.addOnce(check(`from ${at}`))),
    )
    expect(added.filter(Boolean)).toHaveLength(1)
    const [kept] = await store.run(() => store.keyChecks.all())
    expect(kept).toEqual(check(`from ${added.indexOf(true)}`))
  })
})
