import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenFlow, givenPerson, givenPortal } from '../../support/db/given.ts'
import { invitationOf, methodOf, minute, now, oneTimeOf } from '../../support/db/rows.ts'

describe.each(engines)('flows on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  it('a flow comes back as stored', async () => {
    const flow = await givenFlow(store, { email: 'Some.Body@Example.org', maxAgeSeconds: 0 })
    expect(await store.run(() => store.flows.byId(flow.id))).toEqual(flow)
    expect(await store.run(() => store.flows.byId('none'))).toBeNull()
  })

  it('a change is stored and counts; what it does not name stays', async () => {
    const flow = await givenFlow(store, { email: 'somebody@example.org' })
    const change = { facts: '{"mailbox":1}', expiresAt: now + 60 * minute }
    const changed = await store.run(() => store.flows.change(flow, change, now))
    expect(changed).toEqual({ ...flow, ...change, version: 2 })
    expect(await store.run(() => store.flows.byId(flow.id))).toEqual(changed)
  })

  it('a value can be taken back to null', async () => {
    const flow = await givenFlow(store, { email: 'somebody@example.org' })
    const changed = await store.run(() => store.flows.change(flow, { email: null }, now))
    expect(changed?.email).toBeNull()
  })

  it('a change against an older version is lost', async () => {
    const flow = await givenFlow(store)
    await store.run(() => store.flows.change(flow, { facts: '{"first":1}' }, now))
    const late = await store.run(() => store.flows.change(flow, { facts: '{"late":1}' }, now))
    expect(late).toBeNull()
    expect((await store.run(() => store.flows.byId(flow.id)))?.facts).toBe('{"first":1}')
  })

  it('one of fifty answers to the same step is taken', async () => {
    const flow = await givenFlow(store)
    const answers = await atOnce(50, (index) =>
      store.atomically(() => store.flows.change(flow, { facts: `{"by":${index}}` }, now)),
    )
    expect(answers.filter((changed) => changed !== null)).toHaveLength(1)
  })

  it('a flow that has ended changes no more', async () => {
    const flow = await givenFlow(store)
    const ended = await store.run(() => store.flows.change(flow, { endedAt: now }, now))
    expect(ended).toMatchObject({ endedAt: now, version: 2 })
    expect(
      await store.run(() => store.flows.change({ ...flow, version: 2 }, { facts: '{}' }, now)),
    ).toBeNull()
  })

  it('a flow is ended whatever its version, and once', async () => {
    const flow = await givenFlow(store)
    await store.run(() => store.flows.change(flow, { facts: '{"first":1}' }, now))
    await store.run(() => store.flows.end(flow.id, now))
    await store.run(() => store.flows.end(flow.id, now + minute))
    const ended = { facts: '{"first":1}', endedAt: now, version: 3 }
    expect(await store.run(() => store.flows.byId(flow.id))).toMatchObject(ended)
  })

  it('a flow that has expired changes no more', async () => {
    const flow = await givenFlow(store, { expiresAt: now })
    const longer = { facts: '{}', expiresAt: now + minute }
    const changeAt = (at: number) => store.run(() => store.flows.change(flow, longer, at))
    expect(await changeAt(now)).toBeNull()
    expect(await store.run(() => store.flows.byId(flow.id))).toEqual(flow)
    expect(await changeAt(now - 1)).toMatchObject({ ...longer, version: 2 })
  })

  it('the unfinished flows of a browser in a portal are found, newest first, twenty at most', async () => {
    const portalId = (await givenPortal(store)).id
    const own = { portalId, browserHash: 'this-browser', expiresAt: now + minute }
    const early = await givenFlow(store, { ...own, createdAt: now - 2 * minute })
    const late = await givenFlow(store, { ...own, createdAt: now - minute })
    await givenFlow(store, { ...own, endedAt: now - minute })
    await givenFlow(store, { ...own, expiresAt: now })
    await givenFlow(store, { ...own, browserHash: 'another-browser' })
    await givenFlow(store, { ...own, portalId: (await givenPortal(store)).id })
    const found = () => store.run(() => store.flows.ofBrowser('this-browser', portalId, now))
    expect(await found()).toEqual([late, early])
    for (let more = 0; more < 19; more++) await givenFlow(store, { ...own, createdAt: now })
    expect((await found()).map(({ id }) => id)).toHaveLength(20)
    expect((await found()).at(-1)).toEqual(late)
  })

  it("the person's other flows end, and nobody else's", async () => {
    const [person, stranger] = [await givenPerson(store), await givenPerson(store)]
    const own = await givenFlow(store, { personId: person.id })
    const other = await givenFlow(store, { personId: person.id })
    const ended = await givenFlow(store, { personId: person.id, endedAt: now - minute })
    const foreign = await givenFlow(store, { personId: stranger.id })
    const nobodys = await givenFlow(store)
    await store.run(() => store.flows.endOthers(person.id, own.id, now))
    const endOf = async (id: string) => (await store.run(() => store.flows.byId(id)))?.endedAt
    expect(await endOf(other.id)).toBe(now)
    expect(await endOf(ended.id)).toBe(now - minute)
    for (const { id } of [own, foreign, nobodys]) expect(await endOf(id)).toBeNull()
    await store.run(() => store.flows.endOthers(person.id, null, now))
    expect(await endOf(own.id)).toBe(now)
    for (const { id } of [foreign, nobodys]) expect(await endOf(id)).toBeNull()
  })

  it('the flows of an invitation end, and no others', async () => {
    const portalId = (await givenPortal(store)).id
    const [invitation, another] = [invitationOf(portalId), invitationOf(portalId)]
    for (const row of [invitation, another]) await store.run(() => store.invitations.add(row, []))
    const one = await givenFlow(store, { portalId, invitationId: invitation.id })
    const two = await givenFlow(store, { portalId, invitationId: invitation.id })
    const ended = { invitationId: invitation.id, endedAt: now - minute }
    const over = await givenFlow(store, { portalId, ...ended })
    const foreign = await givenFlow(store, { portalId, invitationId: another.id })
    const nobodys = await givenFlow(store, { portalId })
    await store.run(() => store.flows.endOfInvitation(invitation.id, now))
    const flowNow = (id: string) => store.run(() => store.flows.byId(id))
    for (const { id } of [one, two]) expect(await flowNow(id)).toMatchObject({ endedAt: now })
    for (const flow of [over, foreign, nobodys]) expect(await flowNow(flow.id)).toEqual(flow)
    expect(await store.run(() => store.flows.change(one, { facts: '{}' }, now))).toBeNull()
  })

  it('expired flows are swept with their codes and half-made methods, a chunk at a time', async () => {
    const person = await givenPerson(store)
    const old = await givenFlow(store, { expiresAt: now - minute })
    const older = await givenFlow(store, { expiresAt: now - 2 * minute })
    const live = await givenFlow(store, { expiresAt: now + minute })
    const code = oneTimeOf(old.portalId, old.id)
    const pending = methodOf(person.id, { flowId: old.id, state: 'pending' })
    const active = methodOf(person.id, { flowId: older.id, state: 'active' })
    await store.run(() => store.oneTimeSecrets.add(code))
    await store.run(() => store.methods.add(pending))
    await store.run(() => store.methods.add(active))

    const sweep = () => store.atomically(() => store.flows.sweep(now, 1))
    expect([await sweep(), await sweep(), await sweep()]).toEqual([1, 1, 0])
    expect(await store.run(() => store.flows.byId(live.id))).toEqual(live)
    expect(await store.run(() => store.oneTimeSecrets.byId(code.id))).toBeNull()
    expect(await store.run(() => store.methods.byId(pending.id))).toBeNull()
    expect(await store.run(() => store.methods.byId(active.id))).toMatchObject({ flowId: null })
  })
})
