/** What works once works once: for one caller, on one row, for a limited time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OneTimeSecret } from '../../../api/ports/store/one-time-secret-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenFlow, givenPerson } from '../../support/db/given.ts'
import { methodOf, minute, now, oneTimeOf } from '../../support/db/rows.ts'

describe.each(engines)('one-time secrets on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  /** Adds secrets to a flow of its own; the earliest is a minute older than the next. */
  const given = async (...wanted: readonly Partial<OneTimeSecret>[]) => {
    const flow = await givenFlow(store)
    const secrets = wanted.map((overrides, index) =>
      oneTimeOf(flow.portalId, flow.id, {
        createdAt: now - (wanted.length - index) * minute,
        ...overrides,
      }),
    )
    for (const secret of secrets) await store.run(() => store.oneTimeSecrets.add(secret))
    return { flowId: flow.id, secrets, ids: secrets.map(({ id }) => id) }
  }
  const one = async (overrides: Partial<OneTimeSecret> = {}) => {
    const secret = (await given(overrides)).secrets[0]
    if (secret === undefined) throw new TypeError('One was asked for')
    return secret
  }
  const byId = (id: string) => store.run(() => store.oneTimeSecrets.byId(id))
  const consume = (id: string, hash = 'right', at = now) =>
    store.run(() => store.oneTimeSecrets.consume(id, hash, at))
  const idsOf = (rows: readonly OneTimeSecret[]) => rows.map(({ id }) => id)
  const live = async (flowId: string, at = now) =>
    idsOf(await store.run(() => store.oneTimeSecrets.live(flowId, at)))

  it('a secret comes back as stored', async () => {
    const secret = await one({ subject: 'digest-of-an-address', note: 'ABC' })
    expect(await byId(secret.id)).toEqual(secret)
    expect(await byId('none')).toBeNull()
  })

  it('is consumed once', async () => {
    const secret = await one()
    expect(await consume(secret.id)).toEqual({ ...secret, usedAt: now })
    expect(await consume(secret.id)).toBeNull()
  })

  it('is consumed by one of fifty', async () => {
    const { id } = await one()
    const answers = await atOnce(50, () => consume(id))
    expect(answers.filter((row) => row !== null)).toHaveLength(1)
  })

  it('is consumed by one of fifty transactions, whose other writes are the only ones', async () => {
    const secret = await one({ subject: 'somebody' })
    const note = () => store.attemptBudgets.lock('somebody', `of-${secret.id}`)
    await atOnce(50, () =>
      store.atomically(function* () {
        if (yield* store.oneTimeSecrets.consume(secret.id, 'right', now)) yield* note()
      }),
    )
    expect(await store.run(note)).toMatchObject({ version: 2 })
  })

  it('is not consumed with another hash, another id or too late', async () => {
    const { id, expiresAt } = await one()
    expect(await consume(id, 'wrong')).toBeNull()
    expect(await consume('none')).toBeNull()
    expect(await consume(id, 'right', expiresAt)).toBeNull()
    expect(await consume(id, 'right', expiresAt - 1)).not.toBeNull()
  })

  it('consuming one leaves its neighbours', async () => {
    const { flowId, ids } = await given({}, {})
    await consume(ids[0] ?? '')
    expect(await live(flowId)).toEqual([ids[1]])
  })

  it('live ones are unused, unexpired, of this flow, for whatever purpose, newest first', async () => {
    const { flowId, ids } = await given(
      {},
      {},
      { usedAt: now },
      { expiresAt: now },
      { purpose: 'redemption' },
    )
    await given({})
    expect(await live(flowId)).toEqual([ids[4], ids[1], ids[0]])
  })

  it('live ones of a method are unused, unexpired, of this method and purpose, oldest first', async () => {
    const person = await givenPerson(store)
    const methods = [methodOf(person.id), methodOf(person.id)]
    for (const method of methods) await store.run(() => store.methods.add(method))
    const [methodId = '', other = ''] = methods.map(({ id }) => id)
    const purpose = 'method:codes'
    const { ids } = await given(
      { methodId, purpose },
      { methodId, purpose },
      { methodId, purpose, usedAt: now },
      { methodId, purpose, expiresAt: now },
      { methodId },
      { methodId: other, purpose },
    )
    const found = await store.run(() => store.oneTimeSecrets.ofMethod(methodId, purpose, now))
    expect(idsOf(found)).toEqual([ids[0], ids[1]])
  })

  it('a guess is charged to every live one that has guesses left', async () => {
    const { flowId, ids } = await given({ guesses: 2 }, {}, { usedAt: now })
    const charge = async () =>
      idsOf(await store.run(() => store.oneTimeSecrets.charge('email-code', flowId, 3, now)))
    expect((await charge()).sort()).toEqual([ids[0], ids[1]])
    expect(await charge()).toEqual([ids[1]])
    expect(await charge()).toEqual([ids[1]])
    expect(await charge()).toEqual([])
    expect(await byId(ids[2] ?? '')).toMatchObject({ guesses: 0 })
  })

  it('a guess given back can be made again, and never more than were made', async () => {
    const { ids } = await given({ guesses: 1 }, {})
    const giveBack = () => store.run(() => store.oneTimeSecrets.giveBack(ids))
    await giveBack()
    await giveBack()
    expect(await byId(ids[0] ?? '')).toMatchObject({ guesses: 0 })
    expect(await byId(ids[1] ?? '')).toMatchObject({ guesses: 0 })
  })

  it('fifty guesses at once are charged no more often than allowed', async () => {
    const { flowId } = await given({}, {})
    const charged = await atOnce(50, () =>
      store.run(() => store.oneTimeSecrets.charge('email-code', flowId, 5, now)),
    )
    expect(charged.flat()).toHaveLength(10)
  })

  it('all but the newest are retired', async () => {
    const { flowId, ids } = await given({}, {}, {})
    const other = await given({})
    await store.run(() => store.oneTimeSecrets.retire('email-code', flowId, 2, now))
    expect(await live(flowId)).toEqual([ids[2], ids[1]])
    await store.run(() => store.oneTimeSecrets.retire('email-code', flowId, 0, now))
    expect(await live(flowId)).toEqual([])
    expect(await live(other.flowId)).toEqual(other.ids)
    expect(await consume(ids[2] ?? '')).toBeNull()
  })

  it('expired and used ones do not count among those kept', async () => {
    const { flowId, ids } = await given({}, { usedAt: now }, { expiresAt: now })
    await store.run(() => store.oneTimeSecrets.retire('email-code', flowId, 1, now))
    expect(await live(flowId)).toEqual([ids[0]])
  })

  it('is added once under an id, by one of fifty', async () => {
    const { portalId } = await one()
    const spent = oneTimeOf(portalId, null, { purpose: 'proof-of-work', usedAt: now })
    const add = (overrides: Partial<OneTimeSecret> = {}) =>
      store.atomically(() => store.oneTimeSecrets.addOnce({ ...spent, ...overrides }))
    const answers = await atOnce(50, () => add())
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await add({ hash: 'another' })).toBe(false)
    expect(await byId(spent.id)).toEqual(spent)
    expect(await consume(spent.id)).toBeNull()
  })

  it('of no flow is swept when it has expired, some at a time', async () => {
    const { portalId, id: ofFlow } = await one({ expiresAt: now - 2 * minute })
    const old = [1, 2, 3].map(() => oneTimeOf(portalId, null, { expiresAt: now - 2 * minute }))
    const young = oneTimeOf(portalId, null, { expiresAt: now - minute })
    for (const secret of [...old, young]) await store.run(() => store.oneTimeSecrets.add(secret))
    const sweep = () => store.atomically(() => store.oneTimeSecrets.sweep(now - minute, 2))
    expect([await sweep(), await sweep(), await sweep()]).toEqual([2, 1, 0])
    expect(await byId(young.id)).not.toBeNull()
    expect(await byId(ofFlow)).not.toBeNull()
  })

  it('those made for a subject are counted across flows, used or not', async () => {
    const subject = 'digest-of-a-busy-address'
    await given({ subject, createdAt: now - 3 * minute, usedAt: now })
    await given({ subject, createdAt: now - 1 * minute })
    await given({ subject, createdAt: now - 2 * minute, purpose: 'redemption' })
    await given({ subject: 'another', createdAt: now })
    const since = (at: number, most = 9) =>
      store.run(() => store.oneTimeSecrets.madeSince('email-code', subject, { since: at, most }))
    expect(await since(0, 1)).toEqual([now - minute])
    expect(await since(0)).toEqual([now - minute, now - 3 * minute])
    expect(await since(now - 3 * minute)).toHaveLength(2)
    expect(await since(now - 3 * minute + 1)).toEqual([now - minute])
  })
})
