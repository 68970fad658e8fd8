/**
 * Names and words that are written at the same time, held still in the middle: on SQLite, where one
 * transaction follows the other, there is no middle.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askedTerms } from '../../api/ports/store/folded-terms.ts'
import type { Store } from '../../api/ports/store/store.ts'
import { openStore } from '../../db/open-store.ts'
import { type EmptyDatabase, migratedPostgresDatabase } from '../support/db/engines.ts'
import { givenPerson, givenPortal } from '../support/db/given.ts'
import { type Outsider, outsiderAt } from '../support/db/outsider.ts'
import { membershipOf, unitOf } from '../support/db/rows.ts'
import { migrationsRoot } from '../support/db/tables.ts'

describe('on PostgreSQL', () => {
  let database: EmptyDatabase
  let store: Store
  let outsider: Outsider

  beforeEach(async () => {
    database = await migratedPostgresDatabase()
    store = await openStore({ url: database.url, migrationsRoot, migrate: false })
    outsider = await outsiderAt(database.url)
  })
  afterEach(async () => {
    await outsider.close()
    await store.close()
    await database.drop()
  })

  /** A portal, and units in it whose ids are in this order. */
  const given = async (...externalIds: readonly string[]) => {
    const { id: portalId } = await givenPortal(store)
    const person = await givenPerson(store, { firstName: 'Before' })
    const units = externalIds.map((externalId) => unitOf(portalId, { externalId, name: 'Works' }))
    for (const unit of units) await store.run(() => store.units.put(unit))
    const comeTo = (unitId: string) =>
      store.atomically(() =>
        store.people.addMembership(membershipOf(person.id, portalId, { unitId })),
      )
    const rename = () => store.atomically(() => store.people.rename(person.id, 'After', 'All'))
    const renameUnits = () =>
      store.atomically(function* () {
        for (const unit of units) yield* store.units.put({ ...unit, name: 'Mill' })
      })
    const found = async (asked: string) => {
      const terms = askedTerms(asked)
      const page = { portalId, terms, after: null, limit: 10 }
      return (await store.run(() => store.directory.page(page))).people.length
    }
    return { units, comeTo, rename, renameUnits, found }
  }

  it('somebody who is renamed while they come to a unit is found by the new name', async () => {
    const { units, comeTo, rename, found } = await given('a')
    await outsider.hold('a')
    const coming = comeTo(units[0]?.id ?? '')
    await outsider.untilWaiting(1)
    const renamed = rename()
    await Promise.race([renamed, outsider.untilWaiting(2)])
    await outsider.letGo()
    await Promise.all([coming, renamed])
    expect([await found('after works'), await found('before')]).toEqual([1, 0])
  })

  it('somebody who is renamed while their unit is can be found by both new names', async () => {
    const { units, comeTo, rename, renameUnits, found } = await given('a', 'b')
    await comeTo(units[0]?.id ?? '')
    await outsider.hold('b')
    const put = renameUnits()
    await outsider.untilWaiting(1)
    const renamed = rename()
    await outsider.untilWaiting(2)
    await outsider.letGo()
    await Promise.all([put, renamed])
    expect([await found('after mill'), await found('works')]).toEqual([1, 0])
  })

  it('somebody who comes to a unit while it is renamed has its new words', async () => {
    const { units, comeTo, renameUnits, found } = await given('a', 'b')
    await outsider.hold('b')
    const put = renameUnits()
    await outsider.untilWaiting(1)
    const coming = comeTo(units[0]?.id ?? '')
    await Promise.race([coming, outsider.untilWaiting(2)])
    await outsider.letGo()
    await Promise.all([put, coming])
    expect([await found('before mill'), await found('works')]).toEqual([1, 0])
  })

  it('renaming somebody holds no unit while it waits for one that comes before', async () => {
    const { units, comeTo, rename, found } = await given('b', 'Z', 'é', 'a')
    for (const { id } of units) await comeTo(id)
    await outsider.hold('Z')
    const renamed = rename()
    await outsider.untilWaiting(1)
    expect(await outsider.free(['a', 'b', 'é'])).toEqual(['a', 'b', 'é'])
    await outsider.letGo()
    await renamed
    expect(await found('after works')).toBe(1)
  })
})
