/** What `run` and `atomically` promise, whichever statements they are given. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { Unavailable } from '../../../api/ports/unavailable.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { flowOf, newId, personOf, portalOf } from '../../support/db/rows.ts'

describe.each(engines)('the runner on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    )

  it('answers a ping', async () => {
    await expect(store.ping()).resolves.toBeUndefined()
  })

  it('returns what the statement returns', async () => {
    const portal = portalOf()
    const name = await store.atomically(function* () {
      yield* store.portals.add(portal)
      const found = yield* store.portals.byId(portal.id)
      return found?.name
    })
    expect(name).toBe(portal.name)
  })

  it('an exception passes unchanged and leaves nothing behind', async () => {
    const [portal, person, fault] = [portalOf(), personOf(), new RangeError('a rule of ours')]
    const work = store.atomically(function* () {
      yield* store.portals.add(portal)
      yield* store.people.addOrGet(person)
      throw fault
    })
    expect(await thrownBy(work)).toBe(fault)
    expect(await store.run(() => store.portals.byId(portal.id))).toBeNull()
    expect(await store.run(() => store.people.byId(person.id))).toBeNull()
  })

  it('an exception before the first query passes unchanged', async () => {
    const fault = new RangeError('at once')
    const fail = () => {
      throw fault
    }
    expect(await thrownBy(store.atomically(fail))).toBe(fault)
    expect(await thrownBy(store.run(fail))).toBe(fault)
  })

  it('a query that fails is a fault of ours and leaves nothing behind', async () => {
    const portal = portalOf()
    const work = store.atomically(function* () {
      yield* store.portals.add(portal)
      yield* store.flows.add(flowOf('no-such-portal'))
    })
    const error = await thrownBy(work)
    expect(error).toBeInstanceOf(Unavailable)
    expect(error).toMatchObject({ cause: expect.any(Error) })
    expect(await store.run(() => store.portals.byId(portal.id))).toBeNull()
  })

  it('a fault repeats no values, wherever one looks in it', async () => {
    const canary = newId('canary')
    const flow = flowOf(`nowhere-${canary}`, { email: `${canary}@example.org` })
    const error = await thrownBy(store.run(() => store.flows.add(flow)))
    expect(error).toBeInstanceOf(Unavailable)
    expect(everythingIn(error)).not.toContain(canary)
  })

  it('a failed transaction takes nothing of its neighbours with it', async () => {
    const portals = Array.from({ length: 50 }, () => portalOf())
    await atOnce(50, async (index) => {
      const portal = portals[index] ?? portalOf()
      const work = store.atomically(function* () {
        yield* store.portals.add(portal)
        if (index % 2 === 1) throw new RangeError('every second')
      })
      await thrownBy(work)
    })
    const kept = await atOnce(50, (index) =>
      store.run(() => store.portals.byId(portals[index]?.id ?? '')),
    )
    expect(kept.map((portal) => portal !== null)).toEqual(
      portals.map((_, index) => index % 2 === 0),
    )
  })

  it('two who take two locks in opposite order both get through', async () => {
    const [one, two] = [await givenPerson(store), await givenPerson(store)]
    const both = (first: string, second: string) =>
      store.atomically(function* () {
        yield* store.people.lock(first)
        yield* store.people.lock(second)
      })
    await Promise.all([both(one.id, two.id), both(two.id, one.id)])
    const found = await store.run(() => store.people.byId(one.id))
    expect(found?.version).toBe(one.version + 2)
  })

  it('what one store has committed, another sees', async () => {
    const other = await opened.another()
    const portal = await givenPortal(store)
    expect(await other.run(() => other.portals.byId(portal.id))).toEqual(portal)
  })

  it('a closed store is unavailable', async () => {
    const { store: closed, close } = await openEmptyStore()
    await close()
    const find = () => closed.portals.byId('any')
    await expect(closed.ping()).rejects.toBeInstanceOf(Unavailable)
    await expect(closed.run(find)).rejects.toBeInstanceOf(Unavailable)
    await expect(closed.atomically(find)).rejects.toBeInstanceOf(Unavailable)
  })
})

/** All text that a log could find in an error: its own and that of its causes. */
const everythingIn = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const own = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)))
  return [...own, everythingIn(error.cause)].join('\n')
}
