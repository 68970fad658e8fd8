import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEvent } from '../../../api/ports/store/audit-log-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { detailOf, eventOf, keyOf } from '../../support/db/record-rows.ts'
import { minute, now } from '../../support/db/rows.ts'

describe.each(engines)('the audit log and the keys on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const append = async (overrides: Partial<AuditEvent>) => {
    const event = eventOf(overrides)
    const detail = detailOf(event.id)
    await store.atomically(() => store.auditLog.append(event, detail))
    return { ...event, details: detail.details }
  }

  it('what happened to a target comes oldest first, with its details', async () => {
    const later = await append({ targetId: 'one', at: now + minute })
    const first = await append({ targetId: 'one', actorType: 'host', actorId: 'host-1' })
    await append({ targetId: 'two' })
    await append({ targetId: 'one', targetType: 'portal' })
    const found = await store.run(() => store.auditLog.about('person', 'one'))
    expect(found).toEqual([first, later])
  })

  it('an event may speak of people and portals that are not there', async () => {
    const event = await append({ targetId: 'erased', portalId: 'gone' })
    expect(await store.run(() => store.auditLog.about('person', 'erased'))).toEqual([event])
  })

  it('an event is gone when its transaction fails', async () => {
    const event = eventOf({ targetId: 'three' })
    const failing = store.atomically(function* () {
      yield* store.auditLog.append(event, detailOf(event.id))
      throw new RangeError('after the event')
    })
    await expect(failing).rejects.toBeInstanceOf(RangeError)
    expect(await store.run(() => store.auditLog.about('person', 'three'))).toEqual([])
  })

  it('keys come newest first, the retired ones too', async () => {
    const old = keyOf({ retiredAt: now })
    const recent = keyOf({ createdAt: now + minute })
    for (const key of [old, recent]) await store.run(() => store.keys.add(key))
    expect(await store.run(() => store.keys.all('id-token'))).toEqual([recent, old])
  })

  it('activity is what somebody did and what was done to them, here or in no portal', async () => {
    const whose = { targetId: 'four', portalId: 'here' }
    const first = await append({ ...whose, actorType: 'administrator', actorId: 'somebody' })
    const shared = await append({ ...whose, portalId: null, at: now + 1 })
    const own = { actorId: 'four', targetType: 'session', targetId: 's', portalId: 'here' }
    const done = await append({ ...own, at: now + 2 })
    const both = await append({ ...whose, actorId: 'four', at: now + 3 })
    await append({ ...whose, portalId: 'elsewhere' })
    await append({ ...own, actorType: 'administrator' })
    const activity = (limit: number) =>
      store.run(() => store.auditLog.activityOf('four', 'here', limit))
    const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id)
    expect(ids(await activity(50))).toEqual(ids([both, done, shared, first]))
    expect(ids(await activity(2))).toEqual(ids([both, done]))
  })
})
