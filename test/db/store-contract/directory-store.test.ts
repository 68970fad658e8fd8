import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedTerms } from '../../../api/ports/store/folded-terms.ts'
import type { Person } from '../../../api/ports/store/person-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { membershipOf, now, unitOf } from '../../support/db/rows.ts'

describe.each(engines)('the directory on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = async () => {
    const portal = await givenPortal(store)
    const unit = await store.run(() => store.units.put(unitOf(portal.id, { name: 'Östra Works' })))
    const add = async (person: Partial<Person> = {}, unitId: string | null = null) => {
      const added = await givenPerson(store, person)
      const membership = membershipOf(added.id, portal.id, { unitId })
      await store.run(() => store.people.addMembership(membership))
      return added
    }
    const part = (asked: string, after: Parameters<typeof search>[1] = null, limit = 50) =>
      search(asked, after, limit)
    const search = (
      asked: string,
      after: { sortKey: string; personId: string } | null,
      limit: number,
    ) =>
      store.run(() =>
        store.directory.page({ portalId: portal.id, terms: askedTerms(asked), after, limit }),
      )
    const names = async (asked: string) =>
      (await part(asked)).people.map(({ firstName }) => firstName)
    return { portal, unit, add, part, names }
  }

  it('lists by last name, first name and id, å ä ö after z', async () => {
    const { add, names } = await given()
    await add({ lastName: 'Öberg', firstName: 'Six' })
    await add({ lastName: 'Zetterlund', firstName: 'Three' })
    await add({ lastName: 'Åberg', firstName: 'Four' })
    await add({ lastName: 'Ärlig', firstName: 'Five' })
    await add({ lastName: 'Müller', firstName: 'Two' })
    await add({ lastName: 'Abel', firstName: 'One' })
    expect(await names('')).toEqual(['One', 'Two', 'Three', 'Four', 'Five', 'Six'])
  })

  it('lists whoever has no role there, once, where a role elsewhere makes them somebody', async () => {
    const { portal, names } = await given()
    const { id } = await givenPerson(store, { firstName: 'Kim', lastName: 'Exempel' })
    await store.run(() => store.people.listIn(portal.id, id))
    await store.run(() => store.people.listIn(portal.id, id))
    expect(await names('exem')).toEqual(['Kim'])
    expect(await store.run(() => store.people.everIn(portal.id, [id]))).toEqual([])
  })

  it('knows who has had a role there, live or ended', async () => {
    const { portal, add } = await given()
    const { id } = await add()
    const left = await add()
    const [membership] = await store.run(() => store.people.memberships(left.id))
    await store.run(() => store.people.endMembership(membership?.id ?? '', now))
    const asked = [id, left.id, 'nobody']
    const found = await store.run(() => store.people.everIn(portal.id, asked))
    expect([...found].sort()).toEqual([id, left.id].sort())
    expect(await store.run(() => store.people.everIn('another', asked))).toEqual([])
  })

  it('lists whoever has one name only where that name belongs', async () => {
    const { add, part } = await given()
    await add({ lastName: 'Öberg', firstName: 'Four' })
    await add({ lastName: '', firstName: 'Sukarno' })
    await add({ lastName: 'Teller', firstName: '' })
    await add({ lastName: 'Abel', firstName: 'One' })
    const { people } = await part('')
    const listed = people.map(({ firstName, lastName }) => lastName || firstName)
    expect(listed).toEqual(['Abel', 'Sukarno', 'Teller', 'Öberg'])
  })

  it('finds an address by both forms of its domain', async () => {
    const { add, names } = await given()
    const email = 'asa@Räksmörgås.example.org'
    await add({ firstName: 'Åsa', email, emailKey: 'asa@xn--rksmrgs-5wao1o.example.org' })
    for (const asked of ['räksm', 'raksmorgas', 'xn--rksmrgs-5wao1o', email])
      expect(await names(asked), asked).toEqual(['Åsa'])
  })

  it('finds by beginnings of words, without case and marks', async () => {
    const { add, names, unit } = await given()
    await add({ firstName: 'Åsa', lastName: 'Öberg', email: 'asa.o@works.example.org' })
    await add({ firstName: 'Bo', lastName: 'Ek', email: 'bo@example.org' }, unit.id)
    for (const asked of ['ås', 'ASA', 'öb', 'ober', 'work', 'asa.o@works', 'öb ås'])
      expect(await names(asked), asked).toContain('Åsa')
    expect(await names('sa')).toEqual([])
    expect(await names('asa ek')).toEqual([])
    expect(await names('works')).toEqual(['Bo', 'Åsa'])
    expect(await names('ostra')).toEqual(['Bo'])
    expect(await names(unit.externalId)).toEqual(['Bo'])
  })

  it('takes no sign in what is asked for as a pattern', async () => {
    const { add, names } = await given()
    await add({ firstName: 'Åsa' })
    for (const asked of ['%sa', '_sa', "sa' or '1", 'sa\u{10ffff}'])
      expect(await names(asked), asked).toEqual([])
  })

  it('gives each person once, part after part, whatever their number of roles', async () => {
    const { add, part, unit, portal } = await given()
    for (let made = 0; made < 5; made += 1) {
      const { id } = await add({ firstName: 'Same', lastName: 'Name' }, unit.id)
      const another = membershipOf(id, portal.id, { role: 'reader', unitId: unit.id })
      await store.run(() => store.people.addMembership(another))
    }
    for (const asked of ['', 'same', 'ostra same']) {
      const first = await part(asked, null, 2)
      const second = await part(asked, first.next, 2)
      const third = await part(asked, second.next, 2)
      const ids = [first, second, third].flatMap(({ people }) => people.map(({ id }) => id))
      expect([ids.length, new Set(ids).size, third.next]).toEqual([5, 5, null])
    }
  })

  it('finds one who has a rare word among the many who have a common one', async () => {
    const { add, part, unit } = await given()
    for (let made = 0; made < 60; made += 1)
      await add({ firstName: `Number ${made}`, lastName: made === 7 ? 'Rare' : 'Many' }, unit.id)
    const rare = await part('ostra rare', null, 2)
    expect([rare.people.map(({ firstName }) => firstName), rare.next]).toEqual([['Number 7'], null])
    const many = await part('ostra many', null, 50)
    const rest = await part('ostra many', many.next, 50)
    expect([many.people.length, rest.people.length, rest.next]).toEqual([50, 9, null])
  })

  it('knows nobody of another portal', async () => {
    const { add } = await given()
    await add({ firstName: 'Lonely' })
    const { names } = await given()
    expect([await names(''), await names('lonely')]).toEqual([[], []])
  })

  it('keeps whoever has lost every role', async () => {
    const { add, names, portal } = await given()
    const { id } = await add({ firstName: 'Former' })
    const [membership] = await store.run(() => store.people.liveMemberships(id, portal.id, now))
    await store.run(() => store.people.endMembership(membership?.id ?? '', now))
    expect(await names('former')).toEqual(['Former'])
  })

  it('follows a new name of a person, and loses the old one', async () => {
    const { add, names } = await given()
    const { id } = await add({ firstName: 'Before' })
    await store.run(() => store.people.rename(id, 'After', 'All'))
    expect([await names('before'), await names('after all')]).toEqual([[], ['After']])
  })

  it('finds somebody by a new name and by a unit at once', async () => {
    const { add, names, unit } = await given()
    const { id } = await add({ firstName: 'Before' }, unit.id)
    await store.run(() => store.people.rename(id, 'After', 'All'))
    expect(await names('after ostra')).toEqual(['After'])
  })

  it('follows a new name of a unit, and loses the old one', async () => {
    const { add, names, unit } = await given()
    await add({ firstName: 'Bo', lastName: 'Östra' }, unit.id)
    await add({ firstName: 'Eva', lastName: 'Alm' }, unit.id)
    await store.run(() => store.units.put({ ...unit, name: 'Western Mill' }))
    expect([await names('ostra'), await names('west'), await names('bo mill')]).toEqual([
      ['Bo'],
      ['Eva', 'Bo'],
      ['Bo'],
    ])
  })

  it('has the words of a unit that is renamed while fifty come to it', async () => {
    const { add, part, unit } = await given()
    await atOnce(50, (index) =>
      index === 25
        ? store.atomically(() => store.units.put({ ...unit, name: 'Western Mill' }))
        : (add({ firstName: `Number ${index}` }, unit.id) as Promise<unknown>),
    )
    const western = await part('western')
    const eastern = await part('ostra')
    expect([western.people.length, eastern.people.length]).toEqual([49, 0])
  })
})
