/** Another alphabet, and words of before: all rows are made as they are made now, and no other one is touched. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refold } from '../../../api/boot/opening/refolding.ts'
import { alphabetOf } from '../../../api/ports/store/alphabet.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { givenPerson, givenPortal } from '../../support/db/given.ts'
import { invitationOf, membershipOf, unitOf } from '../../support/db/rows.ts'

const NAMES = ['Zetterlund', 'Öberg', 'Aaltonen', 'Åkesson', 'Ängström', 'Lz', 'Łódź', 'Ørsted']

describe.each(engines)('words and places on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let portalId: string

  beforeAll(async () => {
    opened = await openEmptyStore()
    const { store } = opened
    portalId = (await givenPortal(store)).id
    const unit = await store.run(() => store.units.put(unitOf(portalId, { name: 'Łódź' })))
    for (const lastName of NAMES) {
      const person = await givenPerson(store, { firstName: 'Kim', lastName })
      const membership = membershipOf(person.id, portalId, { unitId: unit.id })
      await store.run(() => store.people.addMembership(membership))
    }
  })
  afterAll(() => opened.close())

  const listed = async (store: Store, ...terms: readonly string[]) => {
    const search = { portalId, terms, after: null, limit: 50 }
    const { people } = await store.run(() => store.directory.page(search))
    return people.map(({ lastName }) => lastName)
  }

  it.each([
    [
      'en',
      ['Aaltonen', 'Åkesson', 'Ängström', 'Łódź', 'Lz', 'Öberg', 'Ørsted', 'Zetterlund'],
      { people: 4 },
    ],
    [
      'da',
      ['Aaltonen', 'Łódź', 'Lz', 'Zetterlund', 'Ängström', 'Öberg', 'Ørsted', 'Åkesson'],
      { people: 4 },
    ],
    [
      'pl',
      ['Aaltonen', 'Åkesson', 'Ängström', 'Lz', 'Łódź', 'Öberg', 'Ørsted', 'Zetterlund'],
      { people: 5 },
    ],
  ])('are those of another alphabet after a start with it: %s', async (language, order, remade) => {
    await refold(opened.store)
    expect(await listed(opened.store)).toEqual([
      'Aaltonen',
      'Łódź',
      'Lz',
      'Zetterlund',
      'Åkesson',
      'Ängström',
      'Öberg',
      'Ørsted',
    ])
    const store = await opened.another(alphabetOf(language))
    expect(await refold(store)).toEqual(remade)
    expect(await listed(store)).toEqual(order)
    expect(await listed(store, 'lodz')).toEqual(order)
    expect(await refold(store)).toEqual({})
  })

  it('are looked through once, by two processes that start together too', async () => {
    const { store } = opened
    const english = alphabetOf('en')
    const both = await Promise.all([opened.another(english), opened.another(english)])
    await Promise.all(both.map((one) => refold(one)))
    expect(await store.run(() => store.refolding.isDone())).toBe(false)
    for (const one of both) expect(await one.run(() => one.refolding.isDone())).toBe(true)
    await refold(store)
  })

  it('are made of all there are, in more than one part', async () => {
    const { store } = opened
    const inviting = Array.from({ length: 501 }, () => invitationOf(portalId, { lastName: 'Łódź' }))
    await store.atomically(function* () {
      for (const invitation of inviting) yield* store.invitations.add(invitation, [])
    })
    const first = await store.run(() => store.refolding.older('invitations', null))
    const second = await store.run(() => store.refolding.older('invitations', first.next))
    expect([first.ids.length, second.ids.length, second.next]).toEqual([500, 1, null])
    expect(new Set([...first.ids, ...second.ids])).toEqual(new Set(inviting.map(({ id }) => id)))
    for (const id of second.ids)
      await store.atomically(() => store.refolding.refold('invitations', id))
    const asked = [{ beginnings: ['lod'] }]
    const found = await store.run(() => store.invitations.count(portalId, asked))
    expect(found).toBe(1)
  })
})
