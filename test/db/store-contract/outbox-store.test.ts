import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LeaseTerms, OutboxMail, Reported } from '../../../api/ports/store/outbox-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPortal } from '../../support/db/given.ts'
import { mailOf } from '../../support/db/record-rows.ts'
import { invitationOf, minute, now } from '../../support/db/rows.ts'

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
  const terms = ({ now: at = now, limit }: { now?: number; limit: number }): LeaseTerms => ({
    now: at,
    until: at + minute,
    limit,
    urgentUntil: at + 60 * minute,
  })
  const byId = (id: string | undefined) => store.run(() => store.outbox.byId(id ?? ''))
  const leasedBy = async (worker: Store, limit: number, at = now) => {
    const mails = await worker.run(() => worker.outbox.lease(terms({ now: at, limit })))
    return mails.map(({ id }) => id)
  }

  it('several mails are added at once, or none', async () => {
    const portal = await givenPortal(store)
    const mails = [mailOf(portal.id, {}), mailOf(portal.id, { language: 'sv' })]
    await store.run(() => store.outbox.addAll(mails))
    await store.run(() => store.outbox.addAll([]))
    for (const mail of mails) expect(await byId(mail.id)).toEqual(mail)
  })

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

  it('what expires within the hour is leased before what has been due for longer', async () => {
    const ids = await given(
      { nextAt: now - 3 * minute },
      { nextAt: now - 2 * minute, expiresAt: now + 61 * minute },
      { nextAt: now - 1 * minute, expiresAt: now + 60 * minute },
      { nextAt: now, expiresAt: now + 10 * minute },
      { nextAt: now + 1, expiresAt: now + minute },
    )
    expect(await leasedBy(store, 3)).toEqual([ids[2], ids[3], ids[0]])
    expect(await leasedBy(store, 9)).toEqual([ids[1]])
  })

  it('a lease counts an attempt and names its end', async () => {
    const [id] = await given({})
    const [mail] = await store.run(() => store.outbox.lease(terms({ limit: 1 })))
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
    await store.run(() => store.outbox.handedOver(id ?? '', now + 1, 'theirs-1'))
    const after = {
      state: 'handed-over',
      sealed: null,
      handedOverAt: now + 1,
      providerId: 'theirs-1',
      leasedUntil: null,
    }
    expect(await byId(id)).toMatchObject(after)
    await store.run(() => store.outbox.handedOver(id ?? '', now + 2, null))
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
    await store.run(() => store.outbox.handedOver(id, now, null))
    await store.run(() => store.outbox.giveUp(id, 'late'))
    expect(await byId(id)).toMatchObject({ state: 'handed-over', lastFault: null })
  })

  it('a mail that was given up, yet taken after all, has been handed over', async () => {
    const [id = ''] = await given({ state: 'given-up', sealed: null })
    await store.run(() => store.outbox.handedOver(id, now, 'theirs-2'))
    expect(await byId(id)).toMatchObject({ state: 'handed-over', providerId: 'theirs-2' })
  })

  it('a mail that was refused has no secrets left and is not tried again', async () => {
    const [id = ''] = await given({})
    await store.run(() => store.outbox.refuse(id, 'refused'))
    await store.run(() => store.outbox.giveUp(id, 'expired'))
    expect(await byId(id)).toMatchObject({ state: 'refused', sealed: null, lastFault: 'refused' })
    expect(await leasedBy(store, 1)).toEqual([])
  })

  it('waiting counts what is queued, leased or not, and names the oldest', async () => {
    const waiting = () => store.run(() => store.outbox.waiting())
    expect(await waiting()).toEqual({ mails: 0, oldestAt: null })
    await given(
      { createdAt: now - 2 },
      { nextAt: now + minute, createdAt: now - 3 },
      { state: 'given-up', createdAt: now - 9 },
    )
    await leasedBy(store, 1)
    expect(await waiting()).toEqual({ mails: 2, oldestAt: now - 3 })
  })

  describe('a report', () => {
    const report = (id: string, state: Reported['state'], at = now + 5) =>
      store.run(() => store.outbox.report(id, { state, providerId: 'theirs', at }))

    it('finds its mail by the name of the provider, or by ours before that is known', async () => {
      const ids = await given({ providerId: 'theirs-3' }, {})
      const found = async (providerId: string, id: string | null) =>
        (await store.run(() => store.outbox.byReport({ providerId, id })))?.id
      expect(await found('theirs-3', null)).toBe(ids[0])
      expect(await found('theirs-4', ids[1] ?? null)).toBe(ids[1])
      expect(await found('theirs-4', null)).toBeUndefined()
    })

    it.each([
      ['queued', 'delivered', 'refused', 'bounced'],
      ['handed-over', 'delivered', 'refused', 'bounced'],
      ['given-up', 'delivered', 'refused', 'bounced'],
      ['delivered', 'bounced'],
      ['refused'],
      ['bounced'],
    ] as const)('of a mail that is %s leads to what may follow alone', async (from, ...allowed) => {
      for (const state of ['delivered', 'refused', 'bounced'] as const) {
        const [id = ''] = await given({ state: from, leasedUntil: now + minute })
        const isNew = allowed.some((one) => one === state)
        expect(await report(id, state)).toBe(isNew)
        expect(await report(id, state, now + 6)).toBe(false)
        expect(await byId(id)).toMatchObject(
          isNew
            ? { state, sealed: null, leasedUntil: null, providerId: 'theirs', reportedAt: now + 5 }
            : { state: from, reportedAt: null },
        )
      }
    })

    it('that comes before the answer stands', async () => {
      const [id = ''] = await given({})
      await leasedBy(store, 1)
      await report(id, 'bounced')
      await store.run(() => store.outbox.handedOver(id, now + 6, 'theirs'))
      await store.run(() => store.outbox.retry(id, now, 'timeout'))
      expect(await byId(id)).toMatchObject({ state: 'bounced', handedOverAt: now + 6 })
      expect(await leasedBy(store, 1)).toEqual([])
    })
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

  describe('letters of invitations', () => {
    const invited = async (portalId: string) => {
      const invitation = invitationOf(portalId)
      await store.run(() => store.invitations.add(invitation, []))
      return invitation.id
    }
    const letter = async (
      portalId: string,
      invitationId: string,
      overrides: Partial<OutboxMail> = {},
    ) => {
      const mail = mailOf(portalId, { invitationId, ...overrides })
      await store.run(() => store.outbox.add(mail))
      return mail
    }

    it('those that wait are withdrawn, of this invitation only', async () => {
      const { id: portalId } = await givenPortal(store)
      const [one, another] = [await invited(portalId), await invited(portalId)]
      const waiting = await letter(portalId, one)
      const sent = await letter(portalId, one, { state: 'delivered', sealed: null })
      const foreign = await letter(portalId, another)
      await store.run(() => store.outbox.withdrawLetters(one))
      const withdrawn = { state: 'given-up', sealed: null, lastFault: 'withdrawn' }
      expect(await byId(waiting.id)).toMatchObject(withdrawn)
      expect(await byId(sent.id)).toEqual(sent)
      expect(await leasedBy(store, 9)).toEqual([foreign.id])
    })

    it('the newest of each of some invitations is told', async () => {
      const portal = await givenPortal(store)
      const [one, two] = [await invited(portal.id), await invited(portal.id)]
      const another = await invited(portal.id)
      await letter(portal.id, one, { state: 'bounced' })
      await letter(portal.id, one, { createdAt: now - minute, state: 'given-up' })
      await letter(portal.id, two)
      await letter(portal.id, another)
      const none = await invited(portal.id)
      const told = await store.run(() => store.outbox.newestLettersOf([one, two, none]))
      expect(new Set(told)).toEqual(
        new Set([
          { invitationId: one, state: 'bounced' },
          { invitationId: two, state: 'queued' },
        ]),
      )
    })
  })
})
