import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Objection } from '../../../api/ports/store/helpdesk/objection-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { minute, newId, now } from '../../support/db/rows.ts'

describe.each(engines)('"this was not me", on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = async (more: Partial<Objection> = {}): Promise<Objection> => {
    const { id: portalId } = await givenPortal(store)
    const personId = more.personId ?? (await givenPerson(store)).id
    const objection: Objection = {
      id: newId('objection'),
      personId,
      portalId,
      about: 'method-added',
      methodId: null,
      hash: newId('hash'),
      changedAt: now,
      createdAt: now,
      expiresAt: now + minute,
      pressedAt: null,
      settledAt: null,
      ...more,
    }
    await store.atomically(() => store.objections.add(objection))
    return objection
  }

  const press = ({ id }: Objection, hash: string, at = now) =>
    store.atomically(() => store.objections.press(id, { hash, now: at }))

  it('is pressed once, by the hash it was made with, before its end', async () => {
    const made = await given()
    expect(await press(made, 'another')).toBe(false)
    expect(await press(made, made.hash, made.expiresAt)).toBe(false)
    const presses = await atOnce(3, () => press(made, made.hash))
    expect(presses.filter(Boolean)).toHaveLength(1)
    const found = await store.run(() => store.objections.byId(made.id))
    expect(found).toEqual({ ...made, pressedAt: now })
  })

  it('is listed since a moment, oldest first, and settled where it was pressed', async () => {
    const first = await given({ createdAt: now - minute })
    const { personId } = first
    const second = await given({ personId })
    await given({ personId, createdAt: now - 3 * minute })
    await press(second, second.hash)
    await store.atomically(() => store.objections.settle(personId, now))
    const listed = await store.run(() => store.objections.since(personId, now - minute))
    expect(listed.map(({ id, settledAt }) => [id, settledAt])).toEqual([
      [first.id, null],
      [second.id, now],
    ])
  })

  it('is swept by its age', async () => {
    const old = await given({ createdAt: now - 100 * minute })
    const young = await given({ personId: old.personId })
    await store.atomically(() => store.objections.sweep(now - 50 * minute, 100))
    expect(await store.run(() => store.objections.byId(old.id))).toBeNull()
    expect(await store.run(() => store.objections.byId(young.id))).toEqual(young)
  })
})
