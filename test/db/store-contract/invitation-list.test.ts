import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Invitation, InvitationCondition } from '../../../api/ports/store/invitation-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { givenPortal } from '../../support/db/given.ts'
import { mailOf } from '../../support/db/record-rows.ts'
import { invitationOf, minute, now, roleOf, unitOf } from '../../support/db/rows.ts'

describe.each(engines)('the list of invitations on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store
  let portalId: string

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  beforeEach(async () => {
    portalId = (await givenPortal(store)).id
  })
  afterAll(() => opened.close())

  const given = async (overrides: Partial<Invitation> = {}, terms: readonly string[] = []) => {
    const invitation = invitationOf(portalId, overrides)
    await store.run(() => store.invitations.add(invitation, []))
    await store.run(() => store.invitations.setSearchTerms(invitation, terms))
    return invitation
  }
  const idsOf = async (...conditions: InvitationCondition[]) => {
    const all = { after: null, limit: 100 }
    const found = await store.run(() => store.invitations.page(portalId, conditions, all))
    const counted = await store.run(() => store.invitations.count(portalId, conditions))
    expect(counted).toBe(found.length)
    return found.map(({ id }) => id)
  }

  it('comes newest first, in parts that neither repeat nor leave out what was made at once', async () => {
    const old = await given({ createdAt: now - minute })
    const atOnce = [await given(), await given(), await given()].reverse()
    const recent = await given({ createdAt: now + minute })
    await given({ portalId: (await givenPortal(store)).id })
    const seen: Invitation[] = []
    for (let part = 0; part < 6; part++) {
      const after = seen.at(-1) ?? null
      seen.push(
        ...(await store.run(() => store.invitations.page(portalId, [], { after, limit: 2 }))),
      )
    }
    expect(seen).toEqual([recent, ...atOnce, old])
  })

  it('has those in which every condition holds', async () => {
    const sent = await given({ expiresAt: now })
    const asked = await given({ state: 'started', expiresAt: now + 1, newLinkAskedAt: now })
    const declined = await given({ expiresAt: now + minute, declinedAt: now })
    expect(await idsOf({ states: ['started', 'revoked'] })).toEqual([asked.id])
    expect(await idsOf({ states: [] })).toEqual([])
    expect(await idsOf({ endsBy: now })).toEqual([sent.id])
    expect(await idsOf({ endsAfter: now })).toEqual([declined.id, asked.id])
    expect(await idsOf({ endsAfter: now, endsBy: now + 1 })).toEqual([asked.id])
    expect(await idsOf({ isNewLinkAsked: true })).toEqual([asked.id])
    expect(await idsOf({ isDeclined: true }, { endsAfter: now })).toEqual([declined.id])
    expect(await idsOf({ isDeclined: true }, { isNewLinkAsked: true })).toEqual([])
  })

  it('looks at the letter that was sent last', async () => {
    const [lost, mended, unheard] = [
      await given(),
      await given({ sentAt: now + minute }),
      await given(),
    ]
    const letter = (invitationId: string, state: 'bounced' | 'delivered', createdAt = now) =>
      store.run(() =>
        store.outbox.add(mailOf(portalId, { invitationId, state, createdAt, sealed: null })),
      )
    await letter(lost.id, 'bounced')
    await letter(mended.id, 'bounced')
    await letter(mended.id, 'delivered', now + minute)
    expect(await idsOf({ letter: ['bounced', 'refused'] })).toEqual([lost.id])
    expect(await idsOf({ letter: ['delivered'] })).toEqual([mended.id])
    const newest = await store.run(() => store.outbox.newestLettersOf([mended.id, unheard.id]))
    expect(newest).toEqual([{ invitationId: mended.id, state: 'delivered' }])
  })

  it('is found by the beginnings of words, by bytes and not by a language', async () => {
    const [berg, ake, aa] = [
      await given({}, ['berg', 'z']),
      await given({}, ['åke', 'berglund', '😀']),
      await given({}, ['aardvark', 'straße', '한국']),
    ]
    const by = (...beginnings: string[]) => idsOf({ beginnings })
    expect(await by('berg')).toEqual([ake.id, berg.id])
    expect(await by('bergl')).toEqual([ake.id])
    expect(await by('b', 'å')).toEqual([ake.id])
    expect(await by('b', 'aa')).toEqual([])
    for (const part of ['a', 'aa', 'aardvark', 'stra', 'straß', '한'])
      expect(await by(part), part).toEqual([aa.id])
    expect(await by('😀')).toEqual([ake.id])
    expect(await by('erg')).toEqual([])
    expect(await by('%')).toEqual([])
  })

  it('is found by the words that were set last', async () => {
    const one = await given({}, ['old', 'kept'])
    await store.run(() => store.invitations.setSearchTerms(one, ['kept', 'new']))
    expect(await idsOf({ beginnings: ['old'] })).toEqual([])
    expect(await idsOf({ beginnings: ['kept'] }, { beginnings: ['new'] })).toEqual([one.id])
    const many = Array.from({ length: 450 }, (_, at) => `word${at}`)
    await store.run(() => store.invitations.setSearchTerms(one, many))
    expect(await idsOf({ beginnings: ['word449'] })).toEqual([one.id])
  })

  it('has the roles of several, and those that addresses are invited to', async () => {
    const unit = await store.run(() => store.units.put(unitOf(portalId)))
    const [open, over, another] = [
      invitationOf(portalId, { emailKey: 'one@example.org' }),
      invitationOf(portalId, { emailKey: 'one@example.org', state: 'revoked' }),
      invitationOf(portalId, { emailKey: 'two@example.org' }),
    ]
    const roles = [
      roleOf(open.id, { unitId: unit.id }),
      roleOf(over.id, { role: 'editor' }),
      roleOf(another.id),
    ]
    for (const [at, row] of [open, over, another].entries())
      await store.run(() => store.invitations.add(row, roles.slice(at, at + 1)))
    const found = await store.run(() => store.invitations.rolesOf([open.id, another.id]))
    expect(found.map(({ id, unitName }) => [id, unitName])).toEqual([
      [roles[0]?.id, unit.name],
      [roles[2]?.id, null],
    ])
    expect(await store.run(() => store.invitations.rolesOf([]))).toEqual([])
    const taken = await store.run(() =>
      store.invitations.rolesOfAddresses(portalId, ['one@example.org', 'x@example.org'], {
        states: ['sent'],
      }),
    )
    expect(taken).toEqual([
      { emailKey: 'one@example.org', unitId: unit.id, role: 'reporter', until: null },
    ])
  })

  it('tells the roles in invitations of a state, each once', async () => {
    const invite = async (role: string, over: Partial<Invitation>, portal = portalId) => {
      const invitation = invitationOf(portal, over)
      await store.run(() => store.invitations.add(invitation, [roleOf(invitation.id, { role })]))
    }
    await invite('open', { state: 'started' })
    await invite('open', { state: 'sent' })
    await invite('expired', { state: 'sent', expiresAt: now - 1 })
    await invite('complete', { state: 'complete' })
    await invite('revoked', { state: 'revoked' })
    await invite('elsewhere', { state: 'sent' }, (await givenPortal(store)).id)
    const offered = await store.run(() =>
      store.invitations.rolesOffered(portalId, { states: ['sent', 'started'] }),
    )
    expect(offered.map(({ role, unitId }) => [role, unitId]).sort()).toEqual([
      ['expired', null],
      ['open', null],
    ])
  })
})
