import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../../api/ports/store/person-store.ts'
import type { Session } from '../../../api/ports/store/session-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { Unavailable } from '../../../api/ports/unavailable.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { minute, now, sessionOf } from '../../support/db/rows.ts'

describe.each(engines)('sessions on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = async (overrides: Partial<Session> = {}, whose: Partial<Person> = {}) => {
    const portal = await givenPortal(store)
    const personId = overrides.personId ?? (await givenPerson(store, whose)).id
    const session = sessionOf(personId, portal.id, overrides)
    await store.run(() => store.sessions.add(session))
    return session
  }
  const byId = (id: string, at = now) => store.run(() => store.sessions.liveById(id, at))
  const byToken = (hash: string, at = now) => store.run(() => store.sessions.liveByToken(hash, at))

  it('a live session comes back as stored, by id and by token', async () => {
    const session = await given()
    expect(await byId(session.id)).toEqual(session)
    expect(await byToken(session.tokenHash)).toEqual(session)
  })

  it('a browser is known by a session in it, and a stranger once browsers are forgotten', async () => {
    const session = await given()
    const { personId, browserHash } = session
    const isKnown = () => store.run(() => store.sessions.isKnownBrowser(personId, browserHash))
    expect(await isKnown()).toBe(true)
    await store.atomically(() => store.people.forgetBrowsers(personId, now + minute))
    expect(await isKnown()).toBe(false)
    await given({ personId, browserHash, createdAt: now + minute })
    expect(await isKnown()).toBe(true)
  })

  it('when people were last seen in a portal is told of ended ones, too', async () => {
    const { personId, portalId } = await given({ lastSeenAt: now - minute })
    const later = sessionOf(personId, portalId, { lastSeenAt: now, endedAt: now })
    const elsewhere = await given({ personId, lastSeenAt: now + minute })
    const other = await given()
    await store.run(() => store.sessions.add(later))
    const seen = await store.run(() =>
      store.sessions.lastSeenIn(portalId, [personId, other.personId, 'nobody']),
    )
    expect(seen).toEqual([{ personId, at: now }])
    expect(elsewhere.portalId).not.toBe(portalId)
  })

  it('those that ended long ago are swept, some at a time', async () => {
    const old = 1000
    for (let made = 0; made < 3; made++) await given({ endsAt: old - 1 })
    const kept = await given()
    const sweep = () => store.atomically(() => store.sessions.sweep(old, 2))
    expect([await sweep(), await sweep(), await sweep()]).toEqual([2, 1, 0])
    expect(await byId(kept.id)).toEqual(kept)
  })

  it('one that is renewed is found by its new token alone, and is renewed once', async () => {
    const { id, tokenHash } = await given()
    const renew = (to: string) => store.atomically(() => store.sessions.renew(id, tokenHash, to))
    const to = [`${tokenHash}-1`, `${tokenHash}-2`]
    const isRenewed = await Promise.all(to.map(renew))
    expect(isRenewed.filter(Boolean)).toHaveLength(1)
    expect(await byToken(tokenHash)).toBeNull()
    const found = await Promise.all(to.map((hash) => byToken(hash)))
    expect(found.map((one) => one?.id === id)).toEqual(isRenewed)
  })

  it('one that has ended is not renewed', async () => {
    const { id, tokenHash } = await given()
    await store.run(() => store.sessions.end(id, now))
    const renew = () => store.sessions.renew(id, tokenHash, `${tokenHash}-1`)
    expect(await store.atomically(renew)).toBe(false)
  })

  it('an id is not a token, and a token no id', async () => {
    const { id, tokenHash } = await given()
    expect(await byId(tokenHash)).toBeNull()
    expect(await byToken(id)).toBeNull()
  })

  it('can be looked up inside a transaction', async () => {
    const session = await given()
    const found = await store.atomically(function* () {
      const before = yield* store.sessions.liveByToken(session.tokenHash, now)
      yield* store.sessions.end(session.id, now)
      const after = yield* store.sessions.liveByToken(session.tokenHash, now)
      return { before, after }
    })
    expect(found).toEqual({ before: session, after: null })
  })

  it('is live within the idle limit, and not at its end', async () => {
    const { id, lastSeenAt, idleMs } = await given()
    expect(await byId(id, lastSeenAt + idleMs - 1)).not.toBeNull()
    expect(await byId(id, lastSeenAt + idleMs)).toBeNull()
  })

  it('being seen moves the idle limit, and never the absolute one', async () => {
    const { id, tokenHash, idleMs } = await given({ endsAt: now + 45 * minute })
    const seen = now + 20 * minute
    await store.run(() => store.sessions.touch(id, seen))
    expect(await byToken(tokenHash, now + idleMs)).toMatchObject({ lastSeenAt: seen })
    expect(await byToken(tokenHash, now + 45 * minute - 1)).not.toBeNull()
    expect(await byToken(tokenHash, now + 45 * minute)).toBeNull()
  })

  it('being seen earlier turns nothing back', async () => {
    const { id } = await given({ lastSeenAt: now + minute })
    await store.run(() => store.sessions.touch(id, now))
    expect(await byId(id)).toMatchObject({ lastSeenAt: now + minute })
  })

  it('an idle limit of sixty days is not too long', async () => {
    const days = 24 * 60 * minute
    const { id } = await given({ idleMs: 60 * days, endsAt: now + 90 * days })
    expect(await byId(id, now + 59 * days)).not.toBeNull()
  })

  it("a suspended person's sessions are not live", async () => {
    const { id, tokenHash } = await given({}, { suspendedAt: now })
    expect(await byId(id)).toBeNull()
    expect(await byToken(tokenHash)).toBeNull()
  })

  it('is ended by one of fifty, who gets the row', async () => {
    const session = await given()
    const ended = await atOnce(50, () => store.run(() => store.sessions.end(session.id, now)))
    expect(ended.filter((row) => row !== null)).toEqual([{ ...session, endedAt: now }])
    expect(await byId(session.id)).toBeNull()
  })

  it('being seen does not bring an ended session back', async () => {
    const { id } = await given()
    await store.run(() => store.sessions.end(id, now))
    await store.run(() => store.sessions.touch(id, now + minute))
    expect(await byId(id, now + minute)).toBeNull()
  })

  it('a browser is known once the person has had a session in it, even an ended one', async () => {
    const session = await given({ endedAt: now })
    const isKnown = (personId: string, browserHash: string) =>
      store.run(() => store.sessions.isKnownBrowser(personId, browserHash))
    expect(await isKnown(session.personId, session.browserHash)).toBe(true)
    expect(await isKnown(session.personId, 'another browser')).toBe(false)
    expect(await isKnown('somebody else', session.browserHash)).toBe(false)
  })

  it('all sessions of a person end, counted, and nobody else’s', async () => {
    const one = await given()
    const two = await given({ personId: one.personId })
    await given({ personId: one.personId, endedAt: now - minute })
    const other = await given()
    const endAll = () => store.run(() => store.sessions.endAllOf(one.personId, now))
    expect(await endAll()).toBe(2)
    expect(await endAll()).toBe(0)
    expect(await byId(one.id)).toBeNull()
    expect(await byId(two.id)).toBeNull()
    expect(await byId(other.id)).toEqual(other)
  })

  it('all of other browsers end, in every portal', async () => {
    const here = await given()
    const { personId, browserHash } = here
    const elsewhere = await given({ personId, browserHash: 'of another browser' })
    const other = await given({ browserHash: 'of a third' })
    const end = () => store.run(() => store.sessions.endElsewhere(personId, browserHash, now))
    expect(await end()).toBe(1)
    expect(await end()).toBe(0)
    expect(await byId(elsewhere.id)).toBeNull()
    expect(await byId(here.id)).toEqual(here)
    expect(await byId(other.id)).toEqual(other)
  })

  it('a token belongs to one session', async () => {
    const { tokenHash } = await given()
    await expect(given({ tokenHash })).rejects.toBeInstanceOf(Unavailable)
  })

  it('the live sessions of a person in a portal come newest first', async () => {
    const old = await given()
    const { personId, portalId } = old
    const recent = sessionOf(personId, portalId, { createdAt: now + 1 })
    await store.run(() => store.sessions.add(recent))
    for (const dead of [{ endedAt: now }, { endsAt: now }, { lastSeenAt: now, idleMs: 0 }])
      await store.run(() => store.sessions.add(sessionOf(personId, portalId, dead)))
    await given({ personId })
    const liveOf = () => store.run(() => store.sessions.liveOf(personId, portalId, now))
    expect(await liveOf()).toEqual([recent, old])
    await store.run(() => store.people.suspend(personId, now))
    expect(await liveOf()).toEqual([])
  })

  it('all sessions of a person in one portal end, counted, and none elsewhere', async () => {
    const here = await given()
    const { personId, portalId } = here
    const elsewhere = await given({ personId })
    const other = await given()
    const endAll = () => store.run(() => store.sessions.endAllIn(portalId, personId, now))
    expect([await endAll(), await endAll()]).toEqual([1, 0])
    expect(await byId(here.id)).toBeNull()
    expect([await byId(elsewhere.id), await byId(other.id)]).toEqual([elsewhere, other])
  })
})
