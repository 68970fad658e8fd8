import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counts } from '../../../api/domain/methods/bound.ts'
import type { Method } from '../../../api/ports/store/method-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { givenMethod } from '../../support/db/given.ts'
import { methodOf, minute, newId, now } from '../../support/db/rows.ts'

describe.each(engines)('suspended methods on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = (overrides?: Partial<Method>) => givenMethod(store, overrides)
  const byId = (id: string) => store.run(() => store.methods.byId(id))
  const active = (personId: string, at = now) => store.run(() => store.methods.active(personId, at))

  it('a suspended method counts again when its time is over, and one without an end does not', async () => {
    const { personId } = await given({ state: 'suspended' })
    const paused = await given({ personId, state: 'suspended', suspendedUntil: now })
    expect(await active(personId, now - 1)).toEqual([])
    expect(await active(personId)).toEqual([paused])
  })

  it('use ends a suspension that is over, and none that is not', async () => {
    const paused = { state: 'suspended', suspendedUntil: now } as const
    const [one, two] = [await given(paused), await given(paused)]
    const use = (at: number) => store.run(() => store.methods.markUsed(one.id, at))
    const advance = (at: number) =>
      store.run(() => store.methods.advance(two.id, { counter: 1, data: '{}', now: at }))
    expect([await use(now - 1), await advance(now - 1)]).toEqual([false, false])
    expect([await use(now), await advance(now)]).toEqual([true, true])
    for (const { id } of [one, two])
      expect(await byId(id)).toMatchObject({ state: 'active', suspendedUntil: null })
  })

  it('what is switched off for good can be bound anew by what it was looked up by', async () => {
    const lookup = newId('serial')
    const off = await given({ kind: 'token', lookup })
    const again = { ...methodOf(off.personId, { kind: 'token', lookup }) }
    expect(await store.run(() => store.methods.add(again))).toBe(false)
    await store.run(() => store.methods.suspend(off.personId, 'token', now + minute))
    expect(await store.run(() => store.methods.add(again))).toBe(false)
    await store.run(() => store.methods.suspend(off.personId, 'token', null))
    expect(await store.run(() => store.methods.add(again))).toBe(true)
  })

  const here = { portalId: 'any', now }

  describe.each([
    ['that is over counts', now, true],
    ['that is not over does not count', now + 1, false],
    ['without an end does not count', null, false],
  ] as const)('a suspension %s', (_, suspendedUntil, isCounting) => {
    const paused = () => given({ state: 'suspended', suspendedUntil, lookup: newId('serial') })

    it.each<[string, (method: Method) => Statement<unknown>]>([
      ['for a list', ({ personId }) => store.methods.active(personId, now)],
      ['among its kind', ({ personId, kind }) => store.methods.activeOfKind(personId, kind, here)],
      ['for a lookup', ({ kind, lookup }) => store.methods.byLookup(kind, lookup ?? '', now)],
      ['for its counter', ({ id }) => store.methods.advance(id, { counter: 1, data: '{}', now })],
      ['for its use', ({ id }) => store.methods.markUsed(id, now)],
      ['for its secret', (one) => store.methods.replaceSecret(one.id, one.secret, 'new', now)],
      ['for its removal', ({ id }) => store.methods.remove(id, now)],
    ])('%s', async (_use, make) => {
      const method = await paused()
      const answer = await store.atomically(() => make(method))
      const isFound = Array.isArray(answer) ? answer.length > 0 : Boolean(answer)
      expect(isFound).toBe(isCounting)
    })

    it('for the domain', async () => {
      expect(counts(await paused(), now)).toBe(isCounting)
    })
  })

  it('one whose suspension is over is suspended anew', async () => {
    const { id, personId } = await given({ state: 'suspended', suspendedUntil: now - minute })
    const suspend = () => store.methods.suspend(personId, 'totp', now + minute)
    expect(await store.run(suspend)).toBe(1)
    expect(await byId(id)).toMatchObject({ state: 'suspended', suspendedUntil: now + minute })
    expect(await active(personId)).toEqual([])
  })

  it('those of a kind are suspended, counted, and not for less long than before', async () => {
    const { personId } = await given()
    const other = await given({ personId, kind: 'password' })
    await given({ personId, state: 'pending' })
    await given({ personId, state: 'suspended' })
    const suspend = (until: number | null) =>
      store.run(() => store.methods.suspend(personId, 'totp', until))
    const untils = [now + minute, now + minute, now, now + 2 * minute, null, null, now]
    const counts: number[] = []
    for (const until of untils) counts.push(await suspend(until))
    expect(counts).toEqual([1, 0, 0, 1, 1, 0, 0])
    expect(await active(personId, now + 9 * minute)).toEqual([other])
  })
})
