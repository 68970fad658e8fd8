import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { mailOf } from '../../support/db/record-rows.ts'
import { methodOf, now } from '../../support/db/rows.ts'

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

  it('what is sealed is told by its key, and a password is not sealed', async () => {
    const person = await givenPerson(store)
    const portal = await givenPortal(store)
    const add = (kind: string, secret: string) =>
      store.run(() => store.methods.add(methodOf(person.id, { kind, secret })))
    await add('password', '$argon2id$v=19$…')
    await add('totp', 'k1.one')
    await add('totp', 'k10.another')
    await store.run(() => store.outbox.add(mailOf(portal.id, { sealed: 'k2.mail' })))
    await store.run(() => store.outbox.add(mailOf(portal.id, { sealed: null })))
    const sealed = async (isBy: boolean, ...keyIds: readonly string[]) =>
      (await store.run(() => store.keyChecks.sealed({ keyIds, isBy, methodKinds: ['totp'] }))).map(
        (found) => `${found.of} ${found.sealed}`,
      )
    expect(await sealed(true, 'k1')).toEqual(['method k1.one'])
    expect(await sealed(true, 'k2', 'k10')).toEqual(['method k10.another', 'mail k2.mail'])
    expect(await sealed(false, 'k1', 'k2')).toEqual(['method k10.another'])
    expect(await sealed(false, 'k1', 'k2', 'k10')).toEqual([])
  })

  it('a row can be written for its own sake, and is no check', async () => {
    const before = await store.run(() => store.keyChecks.all())
    await atOnce(20, () => store.atomically(store.keyChecks.touch))
    expect(await store.run(() => store.keyChecks.all())).toEqual(before)
  })
})
