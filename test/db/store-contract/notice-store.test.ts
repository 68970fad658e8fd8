import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '../../../api/ports/store/notice-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { acceptanceOf, noticeOf } from '../../support/db/record-rows.ts'
import { minute, now } from '../../support/db/rows.ts'

describe.each(engines)('notices on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const publish = async (portalId: string, overrides?: Partial<Notice>) => {
    const notice = noticeOf(portalId, overrides)
    await store.run(() => store.notices.publish(notice))
    return notice
  }

  it('a version is published once in each language', async () => {
    const { id } = await givenPortal(store)
    const again = (overrides?: Partial<Notice>) =>
      store.run(() => store.notices.publish(noticeOf(id, overrides)))
    expect(await again()).toBe(true)
    expect(await again({ title: 'Changed on the quiet' })).toBe(false)
    expect(await again({ language: 'sv' })).toBe(true)
    expect(await again({ version: 2 })).toBe(true)
  })

  it('one of fifty publishes a version', async () => {
    const { id } = await givenPortal(store)
    const won = await atOnce(50, () => store.run(() => store.notices.publish(noticeOf(id))))
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  it('the newest version of each document is current, in all its languages', async () => {
    const { id } = await givenPortal(store)
    await publish(id, { version: 9 })
    const english = await publish(id, { version: 10, material: false })
    const swedish = await publish(id, { version: 10, language: 'sv' })
    const privacy = await publish(id, { document: 'privacy' })
    const elsewhere = await givenPortal(store)
    await publish(elsewhere.id, { version: 11 })
    const current = await store.run(() => store.notices.current(id))
    expect(current).toEqual([privacy, english, swedish])
  })

  it('a text is found by its version and language, in its own portal alone', async () => {
    const { id } = await givenPortal(store)
    const elsewhere = await givenPortal(store)
    await publish(id, { version: 2 })
    const swedish = await publish(id, { version: 2, language: 'sv' })
    const { document } = swedish
    const text = (portalId: string, version: number, language: string) =>
      store.run(() => store.notices.text(portalId, { document, version, language }))
    expect(await text(id, 2, 'sv')).toEqual(swedish)
    expect([await text(id, 1, 'sv'), await text(id, 2, 'fi')]).toEqual([null, null])
    expect(await text(elsewhere.id, 2, 'sv')).toBeNull()
  })

  it('a portal without notices has none', async () => {
    const { id } = await givenPortal(store)
    expect(await store.run(() => store.notices.current(id))).toEqual([])
    expect(await store.run(() => store.notices.lastMaterial(id, 'terms'))).toBe(0)
  })

  it('the last material version is the newest one that was', async () => {
    const { id } = await givenPortal(store)
    await publish(id, { version: 1 })
    await publish(id, { version: 2 })
    await publish(id, { version: 3, material: false })
    await publish(id, { version: 4, document: 'privacy' })
    expect(await store.run(() => store.notices.lastMaterial(id, 'terms'))).toBe(2)
  })

  it('acceptances come back oldest first, of this person and portal', async () => {
    const [person, portal] = [await givenPerson(store), await givenPortal(store)]
    const later = acceptanceOf(person.id, portal.id, { version: 2, at: now + minute })
    const first = acceptanceOf(person.id, portal.id)
    const elsewhere = acceptanceOf(person.id, (await givenPortal(store)).id)
    const others = acceptanceOf((await givenPerson(store)).id, portal.id)
    for (const acceptance of [later, first, elsewhere, others]) {
      await store.run(() => store.notices.accept(acceptance))
    }
    const found = await store.run(() => store.notices.accepted(person.id, portal.id))
    expect(found).toEqual([first, later])
  })

  it('all versions come by document, code unit by code unit, the newest first, in every language', async () => {
    const { id } = await givenPortal(store)
    const first = await publish(id, { version: 1 })
    const tenth = await publish(id, { version: 10 })
    const swedish = await publish(id, { version: 10, language: 'sv' })
    const zones = await publish(id, { document: 'Zones' })
    await publish((await givenPortal(store)).id)
    const all = await store.run(() => store.notices.all(id))
    expect(all).toEqual([zones, tenth, swedish, first])
  })

  it('whoever has accepted a version is counted once, in whatever language', async () => {
    const portal = await givenPortal(store)
    const [one, two] = [await givenPerson(store), await givenPerson(store)]
    const elsewhere = await givenPortal(store)
    for (const acceptance of [
      acceptanceOf(one.id, portal.id),
      acceptanceOf(one.id, portal.id, { language: 'sv', at: now + minute }),
      acceptanceOf(two.id, portal.id),
      acceptanceOf(two.id, portal.id, { version: 2 }),
      acceptanceOf(two.id, elsewhere.id, { version: 3 }),
    ])
      await store.run(() => store.notices.accept(acceptance))
    const counts = await store.run(() => store.notices.acceptedCounts(portal.id))
    expect(counts.map(({ version, people }) => [version, people]).sort()).toEqual([
      [1, 2],
      [2, 1],
    ])
  })
})
