/** Many people invited at once, in an administrator's name. */
import { describe, expect, it } from 'vitest'
import { createBrowser, onboardUntil } from '../../support/api/browser.ts'
import { administrator } from '../../support/api/console/console.ts'
import { INVITATIONS, row, useInvitations } from '../../support/api/console/console-invitations.ts'
import { changeRows, countIn, rowsIn } from '../../support/api/servers/servers.ts'

const { at, list, addresses, invite, send } = useInvitations()

describe('sending many', () => {
  it('sends each in the administrator’s name, who is also who the log names', async () => {
    const results = await send([row('One@Example.org'), row('two@example.org', { language: 'sv' })])
    expect(results.map(({ ok }) => ok)).toEqual([true, true])
    const [first] = rowsIn(
      at.server,
      "select * from invitation where email_key = 'one@example.org'",
    )
    const [person] = rowsIn(at.server, 'select * from person')
    expect(first).toMatchObject({
      inviter_name: 'Test Administrator',
      inviter_email: 'owner@example.org',
      inviter_id: person?.id,
      language: 'en',
      expires_at: Date.parse('2027-02-15T22:59:59.999Z'),
    })
    const [event] = rowsIn(at.server, 'select * from audit_event where target_id = ?', first?.id)
    expect(event).toMatchObject({
      act: 'invitation.sent',
      actor_type: 'administrator',
      actor_id: person?.id,
      portal_id: 'demo',
    })
    await at.server.deliverMail()
    const to = at.server.mailer.sent.map((mail) => mail.to)
    expect(to).toEqual(expect.arrayContaining(['One@Example.org', 'two@example.org']))
  })

  it('leads whoever it invites all the way in', async () => {
    await send([row('reporter@example.org')])
    await at.server.deliverMail()
    const { text } = at.server.mailer.sent.at(-1) ?? { text: '' }
    const token = /#farstu-invitation=([\w-]+)/.exec(text)?.[1] ?? ''
    await onboardUntil(at.server, createBrowser(at.server), 'done', token)
    expect((await list('?standing=complete')).items).toHaveLength(1)
  })

  it('says of each row what is wrong, and sends the others', async () => {
    const results = await send([
      row('not an address'),
      row('a@example.org', { firstName: ' ', lastName: '\u200b' }),
      row('a@example.org', { firstName: 'A'.repeat(101) }),
      row('b@example.org', { roles: [] }),
      row('c@example.org', { language: 'da' }),
      row('d@example.org', { roles: [{ unit: '9999', role: 'reporter' }] }),
      row('e@example.org', { roles: [{ unit: '', role: 'reporter' }] }),
      row('e@example.org', { roles: [{ unit: null, role: '1000' }] }),
      row('f@example.org', { roles: [{ unit: null, role: ' ' }] }),
      row('g@example.org', { roles: [{ unit: null, role: '\u0000' }] }),
      row('right@example.org', { roles: [{ unit: null, role: 'reporter' }] }),
    ])
    expect(results.map((result) => (result.ok ? 'sent' : result.mistake))).toEqual([
      'address-invalid',
      'name-missing',
      'too-long',
      'roles-missing',
      'language-not-offered',
      'unit-unknown',
      'unit-missing',
      'role-unknown',
      'roles-missing',
      'roles-missing',
      'sent',
    ])
    expect(await addresses()).toEqual(['right@example.org'])
  })

  it('invites nobody twice to the same role, in the list or by another invitation', async () => {
    await invite('open')
    const expired = await invite('expired')
    changeRows(at.server, 'update invitation set expires_at = 1 where id = ?', expired)
    // The administrator's own session is short.
    at.owner = await administrator(at.server, { role: 'administrator' })
    const both = [
      { unit: '0001', role: 'reporter' },
      { unit: '0002', role: 'reporter' },
    ]
    const results = await send(
      [
        row('OPEN@example.org'),
        row('open@example.org', { roles: both }),
        row('open@example.org', { roles: [{ unit: '0002', role: 'reporter' }] }),
        row('open@example.org', { roles: [{ unit: '0001', role: 'reader' }] }),
        row('expired@example.org', { roles: [...both, ...both] }),
        row('Expired@example.org'),
        row('twice@example.org', { firstName: '', lastName: '' }),
        row('twice@example.org'),
      ],
      { dryRun: true },
    )
    expect(results.map((result) => (result.ok ? 'right' : result.mistake))).toEqual([
      'duplicate',
      'duplicate',
      'right',
      'right',
      'right',
      'duplicate',
      'name-missing',
      'right',
    ])
  })

  it('sends nothing in a dry run, and says the same', async () => {
    const rows = [row('one@example.org'), row('one@example.org'), row('two@gmial.com')]
    const before = [countIn(at.server, 'invitation'), countIn(at.server, 'outbox')]
    const foretold = await send(rows, { dryRun: true })
    const roles = [{ unit: 'Example Town', unitExternalId: '0001', role: 'reporter' }]
    expect(foretold).toEqual([
      { ok: true, id: null, hint: null, roles },
      { ok: false, mistake: 'duplicate', hint: null, roles },
      { ok: true, id: null, hint: { meant: 'two@gmail.com' }, roles },
    ])
    expect([countIn(at.server, 'invitation'), countIn(at.server, 'outbox')]).toEqual(before)
    const sent = await send(rows)
    expect(sent.map(({ ok, hint }) => [ok, hint])).toEqual(
      foretold.map(({ ok, hint }) => [ok, hint]),
    )
  })

  it('sent twice sends nothing the second time', async () => {
    const rows = Array.from({ length: 100 }, (_, place) => row(`person-${place}@example.org`))
    expect((await send(rows)).every(({ ok }) => ok)).toBe(true)
    const again = await send(rows)
    expect(again.every((result) => !result.ok && result.mistake === 'duplicate')).toBe(true)
    expect(countIn(at.server, 'invitation', "portal_id = 'demo'")).toBe(100)
  })

  it.each([
    ['none', { invitations: [] }],
    [
      'more than five hundred',
      { invitations: Array.from({ length: 501 }, () => row('a@b.example')) },
    ],
    ['no days', { days: 0 }],
    ['more than it knows', { until: 'tomorrow' }],
  ])('refuses %s', async (_what, overrides) => {
    const body = {
      invitations: [row('a@example.org')],
      days: 14,
      dryRun: true,
      isList: true,
      ...overrides,
    }
    expect((await at.owner.post(INVITATIONS, body)).status).toBe(422)
  })

  it('is not done for a portal that is none', async () => {
    const body = { invitations: [row('a@example.org')], days: 14, dryRun: false, isList: true }
    expect((await at.owner.post('/portals/nowhere/invitations', body)).status).toBe(404)
  })
})
