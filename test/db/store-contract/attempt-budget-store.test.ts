import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { minute, newId, now } from '../../support/db/rows.ts'

describe.each(engines)('attempt budgets and grace on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const lock = (subject: string, kind = 'totp') =>
    store.run(() => store.attemptBudgets.lock(subject, kind))

  it('the first lock makes an untouched budget', async () => {
    const subject = newId('person')
    expect(await lock(subject)).toEqual({
      subject,
      kind: 'totp',
      failures: 0,
      nextAt: 0,
      version: 1,
    })
  })

  it('what was set is there at the next lock, for this subject and kind', async () => {
    const [subject, other] = [newId('person'), newId('person')]
    await lock(subject)
    await store.run(() => store.attemptBudgets.set(subject, 'totp', 4, now + minute))
    expect(await lock(subject)).toMatchObject({ failures: 4, nextAt: now + minute })
    expect(await lock(subject, 'password')).toMatchObject({ failures: 0, nextAt: 0 })
    expect(await lock(other)).toMatchObject({ failures: 0, nextAt: 0 })
  })

  it('failures can be read without a lock, and are none where there is no row', async () => {
    const subject = newId('person')
    const failures = () => store.run(() => store.attemptBudgets.failures(subject, 'totp'))
    expect(await failures()).toBe(0)
    await lock(subject)
    await store.run(() => store.attemptBudgets.set(subject, 'totp', 4, 0))
    expect(await failures()).toBe(4)
  })

  it('a budget can be read without its lock, and is none where there is no row', async () => {
    const subject = newId('person')
    const read = () => store.run(() => store.attemptBudgets.read(subject, 'totp'))
    expect(await read()).toBeNull()
    await lock(subject)
    await store.run(() => store.attemptBudgets.set(subject, 'totp', 4, now + minute))
    expect(await read()).toMatchObject({ failures: 4, nextAt: now + minute })
  })

  it('fifty who read and write under the lock count to fifty', async () => {
    const subject = newId('person')
    await atOnce(50, () =>
      store.atomically(function* () {
        const { failures } = yield* store.attemptBudgets.lock(subject, 'totp')
        yield* store.attemptBudgets.set(subject, 'totp', failures + 1, now)
      }),
    )
    expect(await lock(subject)).toMatchObject({ failures: 50 })
  })

  it('of some kinds of a subject begin anew, and no others', async () => {
    const [subject, other] = [newId('person'), newId('person')]
    const counted = [
      [subject, 'totp'],
      [subject, 'totp-enrol'],
      [subject, 'password'],
      [other, 'totp'],
    ] as const
    for (const [whose, kind] of counted) {
      await lock(whose, kind)
      await store.run(() => store.attemptBudgets.set(whose, kind, 4, now + minute))
    }
    const kinds = ['totp', 'totp-enrol', 'none of these']
    await store.run(() => store.attemptBudgets.forget(subject, kinds))
    const read = async ([whose, kind]: readonly [string, string]) =>
      (await store.run(() => store.attemptBudgets.read(whose, kind)))?.failures
    expect(await Promise.all(counted.map(read))).toEqual([0, 0, 4, 4])
    expect(await store.run(() => store.attemptBudgets.read(subject, 'none of these'))).toBeNull()
  })

  it('of a kind whose time is over are swept, some at a time', async () => {
    const kind = newId('kind')
    const given = async (nextAt: number, of = kind) => {
      const subject = newId('network')
      await lock(subject, of)
      await store.run(() => store.attemptBudgets.set(subject, of, 4, nextAt))
      return subject
    }
    for (let made = 0; made < 3; made++) await given(now - 1)
    const other = newId('kind')
    const [running, another] = [await given(now), await given(now - 1, other)]
    const sweep = () => store.atomically(() => store.attemptBudgets.sweep(kind, now, 2))
    expect([await sweep(), await sweep(), await sweep()]).toEqual([2, 1, 0])
    expect(await lock(running, kind)).toMatchObject({ failures: 4 })
    expect(await lock(another, other)).toMatchObject({ failures: 4 })
  })

  it('of every kind are swept together where none is named', async () => {
    const old = 1000
    const [first, second] = [newId('a'), newId('b')]
    for (const [subject, kind] of [
      [first, 'totp'],
      [second, 'password'],
    ] as const) {
      await lock(subject, kind)
      await store.run(() => store.attemptBudgets.set(subject, kind, 3, old))
    }
    await store.atomically(() => store.attemptBudgets.sweep(null, old + 1, 1000))
    expect(await lock(first, 'totp')).toMatchObject({ failures: 0 })
    expect(await lock(second, 'password')).toMatchObject({ failures: 0 })
  })

  it('grace that was never spent is none used', async () => {
    expect(await store.run(() => store.grace.spent('nobody', 'nowhere'))).toEqual({
      used: 0,
      since: null,
    })
  })

  it('grace is spent as often as allowed, by fifty at once', async () => {
    const [person, portal] = [await givenPerson(store), await givenPortal(store)]
    const spent = await atOnce(50, (at) =>
      store.run(() => store.grace.spend(person.id, portal.id, { max: 3, now: at })),
    )
    expect(spent.filter(Boolean)).toHaveLength(3)
    const { used } = await store.run(() => store.grace.spent(person.id, portal.id))
    expect(used).toBe(3)
  })

  it('grace of zero cannot be spent', async () => {
    const [person, portal] = [await givenPerson(store), await givenPortal(store)]
    const none = { max: 0, now: 1 }
    expect(await store.run(() => store.grace.spend(person.id, portal.id, none))).toBe(false)
    const { used } = await store.run(() => store.grace.spent(person.id, portal.id))
    expect(used).toBe(0)
  })

  it('grace that is counted in days alone is begun by the first who spends, and never used up', async () => {
    const [person, portal] = [await givenPerson(store), await givenPortal(store)]
    for (const now of [1000, 2000, 3000])
      expect(
        await store.run(() => store.grace.spend(person.id, portal.id, { max: null, now })),
      ).toBe(true)
    const spent = await store.run(() => store.grace.spent(person.id, portal.id))
    expect(spent).toEqual({ used: 3, since: 1000 })
  })
})
