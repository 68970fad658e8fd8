/** The console's list of invitations: found, sent, changed and exported. */
import { describe, expect, it } from 'vitest'
import type {
  Attention,
  InvitationStanding,
} from '../../../api/contract/plain/invitation-states.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  givenMany,
  INVITATIONS as LIST,
  useInvitations,
} from '../../support/api/console/console-invitations.ts'
import { addOtherPortal, changeRows } from '../../support/api/servers/servers.ts'

const { at, list, addresses, invite } = useInvitations()

describe('the list', () => {
  it('shows an invitation with its roles, its letter and how far it has come', async () => {
    const id = await invite('one')
    const { items, next } = await list()
    expect(next).toBeNull()
    expect(items).toEqual([
      {
        id,
        address: 'one@example.org',
        firstName: 'Test',
        lastName: 'Reporter',
        language: 'en',
        inviter: 'Example Agency',
        standing: 'sent',
        letter: 'handed-over',
        attention: [],
        roles: [{ unit: 'Example Town', unitExternalId: '0001', role: 'reporter', until: null }],
        createdAt: '2027-02-01T08:00:05.000Z',
        sentAt: '2027-02-01T08:00:05.000Z',
        expiresAt: '2027-03-03T22:59:59.999Z',
        successor: null,
      },
    ])
  })

  it('comes newest first, fifty at a time, and leaves none out', async () => {
    const sent = await givenMany(at.server, 103, (place) => Math.floor(place / 40))
    const pages = [await list()]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
      pages.push(await list(`?after=${next}`))
    expect(pages.map(({ items }) => items.length)).toEqual([50, 50, 3])
    const seen = pages.flatMap(({ items }) => items.map(({ address }) => address))
    expect([...seen].sort()).toEqual([...sent].sort())
    expect(seen[0]).toMatch(/person-(8\d|9\d|10[0-2])@/)
  })

  it.each([
    ['?after=nonsense', 'after'],
    ['?after=WzFlNDAwLCJhIl0', 'after'],
    ['?standing=lost', 'standing'],
    ['?attention=none', 'attention'],
    ['?q=a&q=b', 'q'],
  ])('refuses %s', async (query, field) => {
    const { status, body } = await at.owner.get(`${LIST}${query}`)
    expect([status, body.code, body.fields]).toEqual([422, 'invalid_input', [field]])
  })

  it('shows nothing of another portal', async () => {
    await addOtherPortal(at.server)
    await invite('here')
    await invite('there', { portalId: 'other' })
    expect(await addresses()).toEqual(['here@example.org'])
    expect(await addresses('?q=there')).toEqual([])
  })
})

describe('a search', () => {
  it.each([
    ['berg', ['two', 'one']],
    ['BERGL', ['two']],
    ['åsa', ['one']],
    ['ASA', ['one']],
    ['as', ['one']],
    ['A%CC%8Asa', ['one']],
    ['len+ber', ['one']],
    ['one@example.org', ['one']],
    ['exam', ['two', 'one']],
    ['ample', []],
    ['%25', []],
    ['_', []],
    ['', ['two', 'one']],
  ])('for "%s" finds %j', async (q, found) => {
    await invite('one', { firstName: 'Åsa-Lena', lastName: 'Berg' })
    at.server.clock.advance(1)
    await invite('two', { firstName: 'Olof', lastName: 'Berglund' })
    expect(await addresses(`?q=${q}`)).toEqual(found.map((name) => `${name}@example.org`))
  })

  it('finds a corrected invitation by its new name and address, and not by the old ones', async () => {
    const id = await invite('wrong', { firstName: 'Wrong' })
    await at.owner.post(`${LIST}/${id}/correct`, {
      address: 'right@example.org',
      firstName: 'Right',
    })
    expect(await addresses('?q=wrong')).toEqual([])
    expect(await addresses('?q=right')).toEqual(['right@example.org'])
  })
})

describe('a filter', () => {
  it('has what is shown with that standing, and nothing else', async () => {
    const set = async (name: string, state: string, isOver = false) => {
      const id = await invite(name)
      changeRows(at.server, 'update invitation set state = ? where id = ?', state, id)
      if (isOver) changeRows(at.server, 'update invitation set expires_at = 1 where id = ?', id)
    }
    const reached = ['sent', 'started', 'code-verified', 'method-enrolled', 'complete', 'revoked']
    for (const state of reached) await set(state, state)
    await set('expired', 'started', true)
    await set('complete-in-time', 'complete', true)
    for (const standing of [...reached, 'expired'] as InvitationStanding[]) {
      const { items } = await list(`?standing=${standing}`)
      expect(new Set(items.map((item) => item.standing))).toEqual(new Set([standing]))
      expect(items.map(({ address }) => address)).toContain(`${standing}@example.org`)
    }
    expect((await list()).items).toHaveLength(8)
  })

  it('has what is shown to need attention, and nothing else', async () => {
    await invite('well')
    const lost = await invite('bounced')
    changeRows(at.server, "update outbox set state = 'bounced' where invitation_id = ?", lost)
    const asked = await invite('new-link-asked')
    changeRows(at.server, 'update invitation set new_link_asked_at = 1 where id = ?', asked)
    const declined = await invite('declined')
    changeRows(
      at.server,
      "update invitation set declined_at = 1, successor_name = 'B' where id = ?",
      declined,
    )
    await invite('expires-soon', { days: 1 })
    const kinds: Attention[] = ['bounced', 'new-link-asked', 'declined', 'expires-soon']
    for (const attention of kinds) {
      const { items } = await list(`?attention=${attention}`)
      expect(items.map((item) => [item.address, item.attention])).toEqual([
        [`${attention}@example.org`, [attention]],
      ])
    }
    expect(
      (await list('?attention=declined&q=declined&standing=sent')).items[0]?.successor,
    ).toEqual({ name: 'B', address: null })
    expect((await list('?attention=declined&standing=expired')).items).toEqual([])
  })

  it('forgets a bounce when a letter has gone out again', async () => {
    const id = await invite('bounced')
    changeRows(at.server, "update outbox set state = 'bounced' where invitation_id = ?", id)
    at.server.clock.advance(5 * MINUTE)
    await at.owner.post(`${LIST}/${id}/resend`)
    expect(await addresses('?attention=bounced')).toEqual([])
    expect((await list()).items[0]).toMatchObject({ letter: 'queued', attention: [] })
  })
})
