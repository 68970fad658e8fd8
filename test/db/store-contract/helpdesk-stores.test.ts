import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccessPass } from '../../../api/ports/store/helpdesk/access-pass-store.ts'
import type { CallerCode } from '../../../api/ports/store/helpdesk/caller-code-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPerson, givenPortal } from '../../support/db/given.ts'
import { helpdeskActOf, methodOf, minute, newId, now } from '../../support/db/rows.ts'

describe.each(engines)('what the helpdesk keeps, on $name', ({ openEmptyStore }) => {
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

  const codeOf = (
    whose: { portalId: string; personId: string },
    more: Partial<CallerCode> = {},
  ): CallerCode => ({
    id: newId('code'),
    ...whose,
    via: 'portal',
    agentId: null,
    hash: newId('hash'),
    evidence: '{}',
    word: null,
    colleagueId: null,
    createdAt: now,
    expiresAt: now + minute,
    usedAt: null,
    ...more,
  })

  const passOf = (
    whose: { portalId: string; personId: string },
    more: Partial<AccessPass> & Pick<AccessPass, 'actId'>,
  ): AccessPass => ({
    id: newId('pass'),
    ...whose,
    hash: newId('hash'),
    opensPassword: false,
    createdAt: now,
    expiresAt: now + minute,
    usedAt: null,
    flowId: null,
    endedAt: null,
    ...more,
  })

  it('a code is consumed by one agent of fifty, and is theirs from then on', async () => {
    const whose = await given()
    const code = codeOf(whose)
    const { callerCodes } = store
    await store.atomically(() => callerCodes.add(code))
    let tries = 0
    const won = await atOnce(50, () =>
      store.atomically(() => callerCodes.consume(code.id, `agent-${tries++}`, now)),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    const kept = await store.run(() => callerCodes.byHash(whose.personId, code.hash))
    const by = kept?.agentId ?? ''
    const used = (agentId: string, since: number) =>
      store.run(() => callerCodes.usedBy(agentId, whose.personId, since))
    expect(await used(by, now - minute)).toEqual(kept)
    expect([await used('another', now - minute), await used(by, now)]).toEqual([null, null])
  })

  it('what a colleague is asked is confirmed by them once, and stays when all else is forgotten or swept', async () => {
    const whose = await given()
    const { id: colleagueId } = await givenPerson(store)
    const { callerCodes } = store
    const [asked, late] = [
      codeOf(whose, { via: 'colleague', agentId: 'mine', colleagueId }),
      codeOf(whose, { via: 'colleague', agentId: 'mine', colleagueId, expiresAt: now }),
    ]
    await store.atomically(function* () {
      for (const code of [asked, late]) yield* callerCodes.add(code)
    })
    const open = await store.run(() => callerCodes.askedOf(colleagueId, now))
    expect(open.map(({ id }) => id)).toEqual([asked.id])
    const confirm = (by: string) => store.atomically(() => callerCodes.confirm(asked.id, by, now))
    expect([await confirm('another'), await confirm(colleagueId)]).toEqual([false, true])
    expect(await confirm(colleagueId)).toBe(false)
    await store.atomically(() => callerCodes.forget(whose.personId))
    expect(await store.run(() => callerCodes.usedBy('mine', whose.personId, 0))).toBeNull()
    await store.atomically(() => callerCodes.sweep(now + 2 * minute, 100))
    const kept = await store.run(() => callerCodes.confirmedBy(colleagueId, now))
    expect(kept.map(({ id }) => id)).toEqual([asked.id])
    expect(await store.run(() => callerCodes.confirmedBy(colleagueId, now + 1))).toEqual([])
  })

  it('a code of one agent is consumed by no other, an ended one by nobody', async () => {
    const whose = await given()
    const mailed = codeOf(whose, { via: 'mailbox', agentId: 'mine' })
    const { callerCodes } = store
    await store.atomically(() => callerCodes.add(mailed))
    const consume = (agentId: string) =>
      store.atomically(() => callerCodes.consume(mailed.id, agentId, now))
    expect(await consume('another')).toBe(false)
    const shown = codeOf(whose, { createdAt: now + 1 })
    await store.atomically(() => callerCodes.add(shown))
    expect(await store.run(() => callerCodes.lastMailed(whose.personId))).toEqual(mailed)
    const counted = await store.run(() =>
      callerCodes.madeSince(whose.personId, 'mailbox', { since: now, most: 3 }),
    )
    expect(counted).toBe(1)
    const mine = { via: 'mailbox', agentId: 'mine' } as const
    await store.atomically(() => callerCodes.end(whose.personId, mine, now))
    expect(await consume('mine')).toBe(false)
    await store.atomically(() => callerCodes.forget(whose.personId))
    expect(await store.run(() => callerCodes.byHash(whose.personId, mailed.hash))).toBeNull()
  })

  it('codes that ended long ago are swept, some at a time', async () => {
    const whose = await given()
    const old = 1000
    await store.atomically(function* () {
      for (let made = 0; made < 3; made++)
        yield* store.callerCodes.add(codeOf(whose, { expiresAt: old - 1 }))
    })
    const sweep = () => store.atomically(() => store.callerCodes.sweep(old, 2))
    expect([await sweep(), await sweep(), await sweep()]).toEqual([2, 1, 0])
  })

  it('a pass takes the place of the one before, and is used by one of fifty', async () => {
    const whose = await given()
    const act = helpdeskActOf(whose)
    const [first, second] = [passOf(whose, { actId: act.id }), passOf(whose, { actId: act.id })]
    const { accessPasses } = store
    await store.atomically(function* () {
      yield* store.helpdeskActs.add(act)
      yield* accessPasses.issue(first)
      yield* accessPasses.issue(second)
    })
    expect(await store.run(() => accessPasses.newestOf(whose.personId))).toEqual(second)
    const use = ({ id, hash }: AccessPass) =>
      store.atomically(() => accessPasses.consume(id, { hash, flowId: null, now }))
    expect(await use(first)).toBe(false)
    expect(await use({ ...second, hash: 'another' })).toBe(false)
    const won = await atOnce(50, () => use(second))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await store.atomically(() => accessPasses.endAllOf(whose.personId, now))).toBe(0)
    expect(await store.run(() => accessPasses.newestOf(whose.personId))).toBeNull()
  })

  it('a method that was put away, or switched off, is given back once; a wiped one never', async () => {
    const { personId } = await given()
    const [away, off, wiped] = [
      methodOf(personId, { isDefault: true }),
      methodOf(personId),
      methodOf(personId),
    ]
    const { methods } = store
    await store.atomically(function* () {
      for (const method of [away, off, wiped]) yield* methods.add(method)
      yield* methods.putAway(wiped.id, now - minute)
      yield* methods.wipe(now, 1)
      yield* methods.putAway(away.id, now)
      yield* methods.switchOff(off.id, now)
    })
    const kept = await store.run(() => methods.kept(personId))
    expect(kept.map(({ id }) => id)).toEqual([away.id])
    const giveBack = (id: string) => store.atomically(() => methods.giveBack(id, now))
    expect([await giveBack(away.id), await giveBack(away.id)]).toEqual([true, false])
    expect([await giveBack(off.id), await giveBack(wiped.id)]).toEqual([true, false])
    const active = await store.run(() => methods.active(personId, now))
    expect(active.map(({ id, isDefault }) => [id, isDefault]).toSorted()).toEqual(
      [
        [away.id, false],
        [off.id, false],
      ].toSorted(),
    )
  })
})
