import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Invitation, InvitedRole } from '../../../api/ports/store/invitation-store.ts'
import type { Store } from '../../../api/ports/store/store.ts'
import { Unavailable } from '../../../api/ports/unavailable.ts'
import { engines, type Opened } from '../../support/db/engines.ts'
import { atOnce, givenPortal } from '../../support/db/given.ts'
import { invitationOf, minute, newId, now, roleOf, unitOf } from '../../support/db/rows.ts'

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
    const all = await store.run(() =>
      store.invitations.page(portalId, [], { after: null, limit: 9 }),
    )
    expect(all).toEqual([toAnother, recent, old])
  })

  it('an address is about the newest that is open, else the newest of all', async () => {
    const old = await given({ createdAt: now - 2 * minute })
    const { portalId, emailKey } = old
    const about = () =>
      store.run(() => store.invitations.aboutAddress(portalId, emailKey, now + minute))
    expect(await about()).toEqual(old)
    const open = await given({ portalId, emailKey, createdAt: now - minute })
    await given({ portalId, emailKey, state: 'revoked' })
    const expired = await given({ portalId, emailKey, createdAt: now + 1, expiresAt: now + minute })
    expect(await about()).toEqual(open)
    for (const { id } of [old, open])
      await store.run(() => store.invitations.advance(id, ['sent'], 'revoked', null))
    expect(await about()).toEqual(expired)
    expect(
      await store.run(() => store.invitations.aboutAddress(portalId, 'nobody', now)),
    ).toBeNull()
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

  describe('sent again', () => {
    const renewal = { tokenHash: 'the-new-token', expiresAt: now + 90 * minute, sentAt: now }
    const guard = { from: ['sent', 'started'], sentBefore: now - minute } as const
    const renew = (id: string, tokenHash = newId('token')) =>
      store.run(() => store.invitations.renew(id, { ...renewal, tokenHash }, guard))

    it('has a new link and a new end, and nothing asked or declined; all else stays', async () => {
      const asked = { newLinkAskedAt: now - minute, declinedAt: now - minute, successorName: 'B' }
      const invitation = await given({ ...asked, state: 'started', sentAt: now - minute })
      const renewed = await renew(invitation.id, 'the-new-token')
      const unanswered = { newLinkAskedAt: null, declinedAt: null, successorName: null }
      expect(renewed).toEqual({ ...invitation, ...renewal, ...unanswered })
      expect(await store.run(() => store.invitations.byId(invitation.id))).toEqual(renewed)
      const { tokenHash } = invitation
      expect(await store.run(() => store.invitations.byTokenHash(tokenHash))).toBeNull()
    })

    it('may have expired', async () => {
      const sentAt = now - 30 * minute
      const { id } = await given({ sentAt, expiresAt: now - minute })
      expect(await renew(id)).toMatchObject({ expiresAt: renewal.expiresAt })
    })

    it('is not sent again from another state, nor too soon', async () => {
      const revoked = await given({ state: 'revoked', sentAt: now - minute })
      const recent = await given({ sentAt: now - minute + 1 })
      for (const row of [revoked, recent]) {
        expect(await renew(row.id)).toBeNull()
        expect(await store.run(() => store.invitations.byId(row.id))).toEqual(row)
      }
    })

    it('is sent once by fifty at once', async () => {
      const { id } = await given({ sentAt: now - minute })
      const renewed = await atOnce(50, () => renew(id))
      expect(renewed.filter((row) => row !== null)).toHaveLength(1)
    })
  })

  describe('sent to another address', () => {
    const readdressing = {
      email: 'Other@example.org',
      emailKey: 'other@example.org',
      firstName: 'Other',
      lastName: 'Person',
      telephone: null,
      expiresAt: now + 90 * minute,
      sentAt: now,
    }
    const readdress = (id: string, tokenHash = newId('token')) =>
      store.run(() => store.invitations.readdress(id, { ...readdressing, tokenHash }))

    it('begins anew, with nothing asked or declined', async () => {
      const invitation = await given({
        state: 'started',
        expiresAt: now - minute,
        newLinkAskedAt: now,
        declinedAt: now,
        successorName: 'Some One',
        successorEmail: 'some.one@example.org',
      })
      const readdressed = await readdress(invitation.id, 'the-newest-token')
      expect(readdressed).toEqual({
        ...invitation,
        ...readdressing,
        tokenHash: 'the-newest-token',
        state: 'sent',
        newLinkAskedAt: null,
        declinedAt: null,
        successorName: null,
        successorEmail: null,
      })
      expect(await store.run(() => store.invitations.byId(invitation.id))).toEqual(readdressed)
    })

    it.each(['code-verified', 'method-enrolled', 'complete', 'revoked'] as const)(
      'is not moved once it is %s',
      async (state) => {
        const invitation = await given({ state })
        expect(await readdress(invitation.id)).toBeNull()
        expect(await store.run(() => store.invitations.byId(invitation.id))).toEqual(invitation)
      },
    )
  })

  it('a new link is asked for once, of what has expired open', async () => {
    const ask = (id: string) => store.run(() => store.invitations.askForNewLink(id, now))
    const expired = await given({ state: 'code-verified', expiresAt: now })
    expect((await atOnce(20, () => ask(expired.id))).filter(Boolean)).toHaveLength(1)
    const asked = await store.run(() => store.invitations.byId(expired.id))
    expect(asked).toEqual({ ...expired, newLinkAskedAt: now })
    const live = await given({ expiresAt: now + 1 })
    const complete = await given({ state: 'complete', expiresAt: now })
    const revoked = await given({ state: 'revoked', expiresAt: now })
    for (const { id } of [live, complete, revoked]) expect(await ask(id)).toBe(false)
  })

  it('is declined once, before the mailbox is proven', async () => {
    const note = { at: now, successorName: 'Some One', successorEmail: null }
    const decline = (id: string, successorName = 'Some One') =>
      store.run(() => store.invitations.decline(id, { ...note, successorName }))
    const started = await given({ state: 'started' })
    expect(await decline(started.id)).toBe(true)
    expect(await decline(started.id, 'Some Body Else')).toBe(false)
    const declined = { declinedAt: now, successorName: 'Some One', successorEmail: null }
    const kept = await store.run(() => store.invitations.byId(started.id))
    expect(kept).toEqual({ ...started, ...declined })
    for (const state of ['code-verified', 'method-enrolled', 'complete', 'revoked'] as const) {
      const { id } = await given({ state })
      expect(await decline(id)).toBe(false)
    }
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
