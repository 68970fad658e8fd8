import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Invitation, InvitedRole } from '../../../api/ports/store/invitations.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { Unavailable } from '../../../api/ports/unavailable.ts'
import { engines, type Opened } from '../engines.ts'
import { atOnce, givenPortal } from '../given.ts'
import { invitationOf, minute, now, roleOf, unitOf } from '../rows.ts'

describe.each(engines)('invitations on $name', ({ openEmptyStore }) => {
  let opened: Opened
  let store: Store

  beforeAll(async () => {
    opened = await openEmptyStore()
    store = opened.store
  })
  afterAll(() => opened.close())

  const given = async (overrides?: Partial<Invitation>, roles: readonly InvitedRole[] = []) => {
    const portalId = overrides?.portalId ?? (await givenPortal(store)).id
    const invitation = invitationOf(portalId, overrides)
    await store.run(() => store.invitations.add(invitation, roles))
    return invitation
  }
  const stateOf = async (id: string) => (await store.run(() => store.invitations.byId(id)))?.state

  it('an invitation comes back as stored, by id and by token', async () => {
    const invitation = await given({ inviterId: 'somebody-the-host-knows' })
    const { id, tokenHash } = invitation
    expect(await store.run(() => store.invitations.byId(id))).toEqual(invitation)
    expect(await store.run(() => store.invitations.byTokenHash(tokenHash))).toEqual(invitation)
    expect(await store.run(() => store.invitations.byTokenHash('another'))).toBeNull()
  })

  it('a token belongs to one invitation', async () => {
    const { tokenHash } = await given()
    await expect(given({ tokenHash })).rejects.toBeInstanceOf(Unavailable)
  })

  it('invitations to an address come newest first, of this portal only', async () => {
    const old = await given({ createdAt: now - minute })
    const { portalId, emailKey } = old
    const recent = await given({ portalId, emailKey, state: 'revoked' })
    const toAnother = await given({ portalId })
    await given({ emailKey })
    const found = await store.run(() => store.invitations.byAddress(portalId, emailKey))
    expect(found).toEqual([recent, old])
    const all = await store.run(() => store.invitations.inPortal(portalId))
    expect(all).toEqual([toAnother, recent, old])
  })

  it('roles carry the name of their unit, or none', async () => {
    const { id: portalId } = await givenPortal(store)
    const unit = await store.run(() => store.units.put(unitOf(portalId)))
    const invitation = invitationOf(portalId)
    const roles = [
      roleOf(invitation.id, { unitId: unit.id, until: now + minute }),
      roleOf(invitation.id),
    ]
    await store.run(() => store.invitations.add(invitation, roles))
    const nowhere = { unitName: null, unitExternalId: null }
    expect(await store.run(() => store.invitations.roles(invitation.id))).toEqual([
      { ...roles[0], unitName: unit.name, unitExternalId: unit.externalId },
      { ...roles[1], ...nowhere },
    ])
  })

  it('an invitation may have no roles', async () => {
    const { id } = await given()
    expect(await store.run(() => store.invitations.roles(id))).toEqual([])
  })

  it('advances from a state that is named, and from no other', async () => {
    const { id } = await given()
    const advance = (from: Invitation['state'][], to: Invitation['state']) =>
      store.run(() => store.invitations.advance(id, from, to, now))
    expect(await advance(['started'], 'complete')).toBe(false)
    expect(await advance([], 'complete')).toBe(false)
    expect(await stateOf(id)).toBe('sent')
    expect(await advance(['sent', 'started'], 'complete')).toBe(true)
    expect(await advance(['sent', 'started'], 'complete')).toBe(false)
    expect(await stateOf(id)).toBe('complete')
  })

  it('advances until it expires, and not at that moment', async () => {
    const { id, expiresAt } = await given()
    const advance = (at: number) =>
      store.run(() => store.invitations.advance(id, ['sent'], 'started', at))
    expect(await advance(expiresAt)).toBe(false)
    expect(await advance(expiresAt - 1)).toBe(true)
  })

  it('one of fifty advances it', async () => {
    const { id } = await given()
    const won = await atOnce(50, () =>
      store.run(() => store.invitations.advance(id, ['sent'], 'complete', now)),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  it('a fact keeps its first time', async () => {
    const { id: invitationId } = await given()
    const add = (name: string, at: number) =>
      store.run(() => store.invitations.addFact({ invitationId, name, at }))
    await add('mailbox-proven', now)
    await add('mailbox-proven', now + minute)
    await add('name-confirmed', now + minute)
    expect(await store.run(() => store.invitations.facts(invitationId))).toEqual([
      { invitationId, name: 'mailbox-proven', at: now },
      { invitationId, name: 'name-confirmed', at: now + minute },
    ])
  })

  it('a restart drops the facts of its own enrolment', async () => {
    const [one, two] = [await given(), await given()]
    for (const { id: invitationId } of [one, two]) {
      await store.run(() => store.invitations.addFact({ invitationId, name: 'any', at: now }))
    }
    await store.run(() => store.invitations.dropFacts(one.id))
    expect(await store.run(() => store.invitations.facts(one.id))).toEqual([])
    expect(await store.run(() => store.invitations.facts(two.id))).toHaveLength(1)
  })
})
