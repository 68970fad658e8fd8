import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutboxMail } from '../../../api/ports/store/outbox.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../engines.ts'
import { atOnce, givenPortal } from '../given.ts'
import { mailOf } from '../record-rows.ts'
import { minute, now } from '../rows.ts'

describe.each(engines)('the outbox on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  // Leasing takes from the whole table, so every test has a store of its own.
  beforeEach(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterEach(() => opened.close())

  const given = async (...wanted: readonly Partial<OutboxMail>[]) => {
    const portal = await givenPortal(store)
    const mails = wanted.map((overrides) => mailOf(portal.id, overrides))
    for (const mail of mails) await store.run(() => store.outbox.add(mail))
    return mails.map(({ id }) => id)
  }
  const byId = (id: string | undefined) => store.run(() => store.outbox.byId(id ?? ''))
  const leasedBy = async (worker: Store, limit: number, at = now) => {
    const mails = await worker.run(() => worker.outbox.lease(at, at + minute, limit))
    return mails.map(({ id }) => id)
  }

  it('a mail comes back as stored', async () => {
    const mail = mailOf((await givenPortal(store)).id, { expiresAt: now + minute })
    await store.run(() => store.outbox.add(mail))
    expect(await byId(mail.id)).toEqual(mail)
    expect(await byId('none')).toBeNull()
  })

  it('due mails are leased, the longest due first, as many as asked for', async () => {
    const ids = await given(
      { nextAt: now - 1 * minute },
      { nextAt: now - 3 * minute },
      { nextAt: now - 2 * minute },
      { nextAt: now + 1 },
      { state: 'given-up' },
      { state: 'handed-over' },
    )
    expect(await leasedBy(store, 2)).toEqual([ids[1], ids[2]])
    expect(await leasedBy(store, 9)).toEqual([ids[0]])
    expect(await leasedBy(store, 9)).toEqual([])
  })

  it('a lease counts an attempt and names its end', async () => {
    const [id] = await given({})
    const [mail] = await store.run(() => store.outbox.lease(now, now + minute, 1))
    expect(mail).toMatchObject({ id, attempts: 1, leasedUntil: now + minute })
    expect(await byId(id)).toEqual(mail)
  })

  it('a lease that ran out frees its mail', async () => {
    const ids = await given({})
    expect(await leasedBy(store, 1)).toEqual(ids)
    expect(await leasedBy(store, 1, now + minute - 1)).toEqual([])
    expect(await leasedBy(store, 1, now + minute)).toEqual(ids)
  })

  it('two workers never lease the same mail', async () => {
    const ids = await given(...Array.from({ length: 40 }, () => ({})))
    const other = await opened.another()
    const leased = await atOnce(20, (index) => leasedBy(index % 2 === 0 ? store : other, 3))
    const rest = await leasedBy(other, 40)
    const all = [...leased.flat(), ...rest]
    expect(new Set(all).size).toBe(all.length)
    expect(all.sort()).toEqual(ids.sort())
  })

  it('a worker takes no more than it asked for while others take too', async () => {
    await given(...Array.from({ length: 40 }, () => ({})))
    const leased = await atOnce(10, () => leasedBy(store, 3))
    expect(leased.every((ids) => ids.length <= 3)).toBe(true)
  })

  it('a mail that was handed over has no secrets left', async () => {
    const [id] = await given({})
    await leasedBy(store, 1)
    await store.run(() => store.outbox.handedOver(id ?? '', now + 1))
    const after = { state: 'handed-over', sealed: null, handedOverAt: now + 1, leasedUntil: null }
    expect(await byId(id)).toMatchObject(after)
    await store.run(() => store.outbox.handedOver(id ?? '', now + 2))
    expect(await byId(id)).toMatchObject(after)
  })

  it('a mail to be tried again waits, with its secrets', async () => {
    const ids = await given({})
    await leasedBy(store, 1)
    await store.run(() => store.outbox.retry(ids[0] ?? '', now + 5, 'refused'))
    const waiting = { state: 'queued', leasedUntil: null, lastFault: 'refused' }
    expect(await byId(ids[0])).toMatchObject({ ...waiting, sealed: 'sealed-code' })
    expect(await leasedBy(store, 1, now + 4)).toEqual([])
    expect(await leasedBy(store, 1, now + 5)).toEqual(ids)
  })

  it('a mail that was given up has no secrets left and is not tried again', async () => {
    const [id = ''] = await given({})
    await store.run(() => store.outbox.giveUp(id, 'refused'))
    await store.run(() => store.outbox.retry(id, now, 'again'))
    expect(await byId(id)).toMatchObject({ state: 'given-up', sealed: null, lastFault: 'refused' })
    expect(await leasedBy(store, 1)).toEqual([])
  })

  it('a mail that was handed over is not given up afterwards', async () => {
    const [id = ''] = await given({})
    await store.run(() => store.outbox.handedOver(id, now))
    await store.run(() => store.outbox.giveUp(id, 'late'))
    expect(await byId(id)).toMatchObject({ state: 'handed-over', lastFault: null })
  })

  it('waiting counts what is queued, leased or not', async () => {
    expect(await store.run(() => store.outbox.waiting())).toBe(0)
    await given({}, { nextAt: now + minute }, { state: 'given-up' })
    await leasedBy(store, 1)
    expect(await store.run(() => store.outbox.waiting())).toBe(2)
  })

  it('settled mails are swept when they are old; waiting ones never', async () => {
    const createdAt = now - minute
    const ids = await given(
      { createdAt, state: 'handed-over', sealed: null },
      { createdAt, state: 'queued' },
      { state: 'given-up', sealed: null },
    )
    expect(await store.atomically(() => store.outbox.sweep(now, 10))).toBe(1)
    expect(await byId(ids[0])).toBeNull()
    expect(await byId(ids[1])).not.toBeNull()
    expect(await byId(ids[2])).not.toBeNull()
  })
})
