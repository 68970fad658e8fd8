import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HelpdeskAct } from '../../../api/ports/store/helpdesk/helpdesk-act-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { helpdeskActOf, minute, newId, now } from '../../support/db/rows.ts'

describe.each(engines)('acts of the helpdesk, on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = async () => {
    const { id: portalId } = await givenPortal(store)
    const { id: personId } = await givenPerson(store)
    return { portalId, personId }
  }

  const decision = (state: HelpdeskAct['state']) => ({
    state,
    by: 'second',
    expiresAt: now + 2 * minute,
    now,
  })

  it('an act comes back as it was stored, and is moved by one of fifty', async () => {
    const act = helpdeskActOf(await given())
    const { helpdeskActs } = store
    await store.atomically(() => helpdeskActs.add(act))
    expect(await store.run(() => helpdeskActs.byId(act.id))).toEqual(act)
    const won = await atOnce(50, () =>
      store.atomically(() => helpdeskActs.move(act.id, ['waiting'], decision('approved'))),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await store.run(() => helpdeskActs.byId(act.id))).toEqual({
      ...act,
      state: 'approved',
      expiresAt: now + 2 * minute,
      decidedBy: 'second',
      decidedAt: now,
    })
  })

  it('an act that has expired is moved by nobody, and is not open', async () => {
    const act = helpdeskActOf(await given(), { expiresAt: now })
    const { helpdeskActs } = store
    await store.atomically(() => helpdeskActs.add(act))
    const move = () => helpdeskActs.move(act.id, ['waiting'], decision('approved'))
    expect(await store.atomically(move)).toBe(false)
    const open = await store.run(() => helpdeskActs.open(now, 100))
    expect(open.map(({ id }) => id)).not.toContain(act.id)
  })

  it('what waits since then is handed over by one of fifty, and not what needs no second agent any more', async () => {
    const whose = await given()
    const waiting = helpdeskActOf(whose, { createdAt: now - minute })
    const others = [
      helpdeskActOf(whose),
      helpdeskActOf(whose, { createdAt: now - minute, state: 'approved' }),
      helpdeskActOf(whose, { createdAt: now - minute, dueAt: now }),
      helpdeskActOf(whose, { createdAt: now - minute, expiresAt: now }),
    ]
    const { helpdeskActs } = store
    await store.atomically(function* () {
      for (const act of [waiting, ...others]) yield* helpdeskActs.add(act)
    })
    const due = async () => {
      const of = { askedBy: now - minute, now, limit: 100 }
      const found = await store.run(() => helpdeskActs.toHandOver(of))
      return found.filter(({ personId }) => personId === whose.personId).map(({ id }) => id)
    }
    expect(await due()).toEqual([waiting.id])
    const handOver = () => store.atomically(() => helpdeskActs.handOver(waiting.id, now))
    expect((await atOnce(50, handOver)).filter(Boolean)).toHaveLength(1)
    expect(await due()).toEqual([])
  })

  it('what waits stands, and what was done since a moment, and nothing that was refused or has expired', async () => {
    const whose = await given()
    const since = now - 10 * minute
    const standing = [
      helpdeskActOf(whose),
      helpdeskActOf(whose, { state: 'approved' }),
      helpdeskActOf(whose, { state: 'done', createdAt: since - minute, expiresAt: since + 1 }),
    ]
    const others = [
      helpdeskActOf(whose, { expiresAt: now }),
      helpdeskActOf(whose, { state: 'approved', expiresAt: now }),
      helpdeskActOf(whose, { state: 'refused' }),
      helpdeskActOf(whose, { state: 'done', expiresAt: since }),
      helpdeskActOf(await given()),
    ]
    const { helpdeskActs } = store
    await store.atomically(function* () {
      for (const act of [...standing, ...others]) yield* helpdeskActs.add(act)
    })
    const found = await store.run(() => helpdeskActs.standing(whose.personId, { since, now }))
    expect(found.map(({ id }) => id).toSorted()).toEqual(standing.map(({ id }) => id).toSorted())
  })

  it('acts are told newest first, and counted by agent, kind and time', async () => {
    const whose = await given()
    const agentId = newId('agent')
    const acts = [
      helpdeskActOf(whose, { agentId, createdAt: now - minute }),
      helpdeskActOf(whose, { agentId, act: 'pass' }),
      helpdeskActOf(whose, { agentId, createdAt: now + minute }),
    ]
    const { helpdeskActs } = store
    await store.atomically(function* () {
      for (const act of acts) yield* helpdeskActs.add(act)
    })
    const told = await store.run(() => helpdeskActs.ofPerson(whose.personId, 2))
    expect(told.map(({ id }) => id)).toEqual([acts[2]?.id, acts[1]?.id])
    const counted = (most: number) =>
      store.run(() => helpdeskActs.askedBy(agentId, ['reset'], { since: now - minute, most }))
    expect([await counted(5), await counted(1)]).toEqual([2, 1])
  })
})
